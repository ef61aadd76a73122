import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { COMMON, ProblemAlert } from '../../../components';
import { api, ask, problemOf } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import { LINKS } from './texts';

const MAX_NAME = 100;

interface Props {
  readonly id: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** Names the template that a document becomes. */
export default function TemplateDialog({ id, title, onClose }: Props) {
  const t = useT(LINKS);
  const common = useT(COMMON);
  const client = useQueryClient();
  const [name, setName] = useState(title.slice(0, MAX_NAME));
  const save = useMutation({
    mutationFn: () => ask(api.POST('/api/documents/{id}/template', { params: { path: { id } }, body: { name } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['templates'] });
      notifications.show({ message: t('templateSaved'), color: 'teal' });
      onClose();
    },
  });
  const refused = save.error ? problemOf(save.error).fields['name'] : undefined;
  return (
    <Modal opened onClose={onClose} title={t('templateTitle')} closeButtonProps={{ 'aria-label': common('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack gap="md">
          <TextInput
            label={t('templateName')}
            description={t('templateHint')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={refused}
            maxLength={MAX_NAME}
            autoComplete="off"
            data-autofocus
          />
          {save.error && !refused && <ProblemAlert cause={save.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
              {t('templateSave')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
