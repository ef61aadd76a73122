import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { COMMON, ProblemAlert } from '../../components';
import { api, ask } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { GrantsEditor } from './grants-editor';
import { POWERS } from './texts';
import { type Grant, type PowerRole, STANDINGS } from './words';

/** What is edited: a role of the portal or of the organisation, or one to be made. */
export type Edited = PowerRole | 'new';

function put(role: Edited, name: string, grants: Grant[]): Promise<PowerRole> {
  if (role === 'new') return ask(api.POST('/api/roles', { body: { name, version: 0, grants } }));
  const { id, code, version } = role;
  if (code)
    return ask(api.PUT('/api/roles/built-in/{code}', { params: { path: { code } }, body: { version, grants } }));
  return ask(api.PUT('/api/roles/{id}', { params: { path: { id: id ?? '' } }, body: { name, version, grants } }));
}

function useRoleForm(role: Edited, onClose: () => void) {
  const t = useT(POWERS);
  const client = useQueryClient();
  const [name, setName] = useState(role === 'new' ? '' : role.name);
  const [grants, setGrants] = useState<Grant[]>(role === 'new' ? [] : role.grants);
  const [strict, setStrict] = useState(false);
  const isBuiltIn = role !== 'new' && role.code !== null;
  const isNameless = !isBuiltIn && name.trim() === '';
  const save = useMutation({
    mutationFn: () => put(role, name.trim(), grants),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['powers'] });
      notifications.show({ message: t('roleSaved') });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setStrict(true);
    if (!isNameless) save.mutate();
  };
  return { name, setName, grants, setGrants, isBuiltIn, wrong: strict && isNameless, save, submit };
}

/** A role's name and its matrix. */
export default function RoleDialog({ role, onClose }: { role: Edited; onClose: () => void }) {
  const t = useT(POWERS);
  const common = useT(COMMON);
  const form = useRoleForm(role, onClose);
  const title =
    role === 'new' ? t('newRole') : role.code ? t('byStanding', { standing: t(STANDINGS[role.code]) }) : role.name;
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      closeOnClickOutside={false}
      title={title}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form onSubmit={form.submit} noValidate>
        <Stack>
          {!form.isBuiltIn && (
            <TextInput
              label={t('roleName')}
              maxLength={100}
              value={form.name}
              onChange={(event) => form.setName(event.currentTarget.value)}
              error={form.wrong && t('roleNameMissing')}
            />
          )}
          <GrantsEditor grants={form.grants} onChange={form.setGrants} note={t('signNote')} />
          {form.save.error && <ProblemAlert cause={form.save.error} kept />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button type="submit" loading={form.save.isPending}>
              {t('saveRole')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
