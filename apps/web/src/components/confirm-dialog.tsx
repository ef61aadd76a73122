import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useT } from '../lib/i18n';
import { COMMON } from './texts';

/** What a confirmation asks: the question, what follows from yes, and the words on the buttons. */
export interface Question {
  readonly title: string;
  readonly text: ReactNode;
  readonly yes: string;
  readonly no?: string;
  readonly danger?: boolean;
}

/** A question on the screen, and where its answer goes. */
export interface OpenQuestion extends Question {
  readonly answer: (yes: boolean) => void;
}

/** The question as a dialog. */
export default function ConfirmDialog({ question }: { question: OpenQuestion }) {
  const t = useT(COMMON);
  return (
    <Modal
      opened
      onClose={() => question.answer(false)}
      title={question.title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Text component="div">{question.text}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => question.answer(false)}>
            {question.no ?? t('cancel')}
          </Button>
          <Button color={question.danger ? 'red' : undefined} onClick={() => question.answer(true)} data-autofocus>
            {question.yes}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
