import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { COMMON, ProblemAlert } from '../../components';
import { api, ask } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { useDone } from './counterparties.query';
import { COUNTERPARTIES } from './texts';

interface Props {
  readonly name: string;
  readonly onClose: () => void;
  readonly onDone: (name: string) => void;
}

/** A group gets another name on every card at once; an empty one dissolves it. */
export default function RenameGroup({ name, onClose, onDone }: Props) {
  const t = useT(COUNTERPARTIES);
  const common = useT(COMMON);
  const done = useDone();
  const [typed, setTyped] = useState(name);
  const rename = useMutation({
    mutationFn: () => ask(api.POST('/api/counterparties/groups/rename', { body: { from: name, to: typed.trim() } })),
    onSuccess: async () => {
      onDone(typed.trim());
      await done(t('groupRenamed'));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t('renameGroup')} closeButtonProps={{ 'aria-label': common('close') }}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            label={t('groupName')}
            description={t('groupDissolve')}
            data-autofocus
            maxLength={60}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {rename.error && <ProblemAlert cause={rename.error} kept />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button type="submit" loading={rename.isPending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
