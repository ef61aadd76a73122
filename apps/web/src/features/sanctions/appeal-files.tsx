import { Anchor, Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { IconFileText, IconTrash, IconUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemAlert } from '../../components';
import { api, ask, type Sanction } from '../../lib/api';
import { formatSize } from '../../lib/format';
import { currentLocale, useT } from '../../lib/i18n';
import classes from './sanctions.module.css';
import { SANCTIONS } from './texts';

/** Files that go with the appeal when it is sent: they wait with the sanction, also when the dialog is closed. */
export function AppealFiles({ sanction: { id, files } }: { sanction: Pick<Sanction, 'id' | 'files'> }) {
  const t = useT(SANCTIONS);
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: ['sanctions'] });
  const add = useMutation({
    mutationFn: (file: File) =>
      ask(
        api.POST('/api/participants/mine/sanctions/{id}/files', {
          params: { path: { id }, header: { 'X-File-Name': encodeURIComponent(file.name) } },
          body: file as never,
          bodySerializer: (body: unknown) => body as BodyInit,
          headers: { 'Content-Type': file.type || 'application/octet-stream' },
        }),
      ),
    onSettled,
  });
  const remove = useMutation({
    mutationFn: (fileId: string) =>
      ask(api.DELETE('/api/participants/mine/sanctions/{id}/files/{fileId}', { params: { path: { id, fileId } } })),
    onSettled,
  });
  return (
    <Stack gap="xs" role="group" aria-label={t('files')}>
      <Text size="sm" fw={500}>
        {t('files')}
      </Text>
      <Text size="xs" c="dimmed">
        {t('filesHint')}
      </Text>
      {files.length > 0 && (
        <ul className={classes.files}>
          {files.map(({ id: fileId, name, size }) => (
            <li key={fileId}>
              <IconFileText size={18} stroke={1.6} aria-hidden />
              <Anchor
                size="sm"
                underline="always"
                href={`/api/participants/mine/sanctions/${id}/files/${fileId}/content`}
                target="_blank"
              >
                {name}
              </Anchor>
              <Text size="xs" c="dimmed">
                {formatSize(size, currentLocale())}
              </Text>
              <Button
                variant="subtle"
                color="gray"
                size="compact-xs"
                leftSection={<IconTrash size={14} aria-hidden />}
                aria-label={t('fileRemoveNamed', { name })}
                loading={remove.isPending && remove.variables === fileId}
                onClick={() => remove.mutate(fileId)}
              >
                {t('fileRemove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Group>
        <FileButton onChange={(file) => file && add.mutate(file)}>
          {(button) => (
            <Button
              {...button}
              variant="default"
              size="xs"
              loading={add.isPending}
              leftSection={<IconUpload size={16} aria-hidden />}
            >
              {t('fileAdd')}
            </Button>
          )}
        </FileButton>
      </Group>
      {add.error && <ProblemAlert cause={add.error} kept />}
      {remove.error && <ProblemAlert cause={remove.error} />}
    </Stack>
  );
}
