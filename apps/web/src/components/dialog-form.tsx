import { Button, Group, Modal, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useT } from '../lib/i18n';
import { ProblemAlert } from './problem-alert';
import { COMMON } from './texts';

interface Props {
  readonly title: ReactNode;
  /** What the button that does it says. */
  readonly act: ReactNode;
  readonly color?: string;
  readonly busy?: boolean;
  /** Why it was refused: said in the dialog, which keeps what was typed. */
  readonly fault?: unknown;
  /** `false` while something else is in front of it. */
  readonly opened?: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog in which something is typed before it is done. A click beside it does not lose what was typed. */
export function DialogForm({ title, act, color, busy, fault, opened = true, onSubmit, onClose, children }: Props) {
  const common = useT(COMMON);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      closeOnClickOutside={false}
      title={title}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          {children}
          {fault !== undefined && fault !== null && <ProblemAlert cause={fault} kept />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button type="submit" color={color} loading={busy}>
              {act}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
