import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Loading, Page, ProblemAlert, useConfirm } from '../../components';
import { api, ask } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { Departments } from './departments';
import { GrantsList } from './grants-list';
import classes from './powers.module.css';
import { rolesQuery } from './powers.query';
import { POWERS } from './texts';
import type { Edited } from './role-dialog';
import { type PowerRole, STANDINGS } from './words';

const RoleDialog = lazy(() => import('./role-dialog'));

function Role({ role, onEdit }: { role: PowerRole; onEdit: () => void }) {
  const t = useT(POWERS);
  const client = useQueryClient();
  const confirm = useConfirm();
  const archive = useMutation({
    mutationFn: (id: string) => ask(api.DELETE('/api/roles/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['powers'] }),
  });
  const { id, code, name } = role;
  const title = code ? t('byStanding', { standing: t(STANDINGS[code]) }) : name;
  const remove = async () => {
    const question = { title: t('archiveRole'), text: t('archiveRoleText'), yes: t('archiveRole'), danger: true };
    if (id && (await confirm(question))) archive.mutate(id);
  };
  return (
    <li>
      <div className={classes.row}>
        <strong>{title}</strong>
        <span className={classes.quiet}>
          {code && role.version === 0 && `${t('notChanged')} · `}
          {t('members', { count: role.members })}
        </span>
      </div>
      <GrantsList grants={role.grants} />
      {archive.error && <ProblemAlert cause={archive.error} />}
      <Group gap="xs" mt={8}>
        <Button size="xs" variant="default" aria-label={`${t('edit')}: ${title}`} onClick={onEdit}>
          {t('edit')}
        </Button>
        {!code && (
          <Button
            size="xs"
            variant="subtle"
            color="red"
            aria-label={`${t('archiveRole')}: ${title}`}
            onClick={() => void remove()}
          >
            {t('archiveRole')}
          </Button>
        )}
      </Group>
    </li>
  );
}

/** Roles of the organisation and its departments (E-5.12). */
export function Component() {
  const t = useT(POWERS);
  const { data: roles, error, refetch } = useQuery(rolesQuery);
  const [edited, setEdited] = useState<Edited>();
  return (
    <Page
      title={t('rolesTitle')}
      lead={t('rolesLead')}
      back={{ to: '/members', label: t('membersTitle') }}
      actions={<Button onClick={() => setEdited('new')}>{t('newRole')}</Button>}
      width="text"
    >
      <Stack>
        <section className={classes.panel}>
          {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
          {!roles && !error && <Loading />}
          <ul className={classes.list}>
            {roles?.map((role) => (
              <Role key={role.id ?? role.code} role={role} onEdit={() => setEdited(role)} />
            ))}
          </ul>
        </section>
        <section className={classes.panel} aria-labelledby="departments">
          <Title order={2} id="departments">
            {t('departments')}
          </Title>
          <Text size="sm" c="dimmed" mb="sm">
            {t('departmentsText')}
          </Text>
          <Departments />
        </section>
      </Stack>
      <Suspense>{edited && <RoleDialog role={edited} onClose={() => setEdited(undefined)} />}</Suspense>
    </Page>
  );
}
