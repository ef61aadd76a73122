import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { COMMON, ProblemAlert } from '../../components';
import { useT } from '../../lib/i18n';
import classes from './sanctions.module.css';
import { SANCTIONS } from './texts';

/** One way to answer in the dialog. */
export interface Answer {
  readonly label: string;
  readonly color?: string;
  readonly give: (words: string) => void;
}

interface Props {
  readonly title: string;
  readonly label: string;
  /** What is answered to. */
  readonly quote?: string;
  readonly answers: readonly Answer[];
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onClose: () => void;
  /** What else goes with the words. */
  readonly children?: ReactNode;
}

/** A dialog for a decision that takes words. What is typed stays when the portal refuses. */
export default function WordsDialog({ title, label, quote, answers, isPending, error, onClose, children }: Props) {
  const t = useT(SANCTIONS);
  const common = useT(COMMON);
  const [words, setWords] = useState('');
  const [strict, setStrict] = useState(false);
  const answer = (give: Answer['give']) => (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    if (words.trim()) give(words.trim());
  };
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': common('close') }}>
      <form noValidate onSubmit={(event) => event.preventDefault()}>
        <Stack>
          {quote && (
            <Text size="sm" className={classes.words}>
              {quote}
            </Text>
          )}
          <Textarea
            label={label}
            autosize
            minRows={3}
            maxRows={10}
            maxLength={4000}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            error={strict && !words.trim() ? t('missing') : undefined}
          />
          {children}
          {error !== null && <ProblemAlert cause={error} kept />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            {answers.map(({ label: name, color, give }) => (
              <Button key={name} color={color} loading={isPending} onClick={answer(give)}>
                {name}
              </Button>
            ))}
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
