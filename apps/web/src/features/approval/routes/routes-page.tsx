import { Button, Group, Stack, Text } from '@mantine/core';
import { IconAsterisk, IconCircleDashed, IconRoute } from '@tabler/icons-react';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { EmptyState, Loading, Page, ProblemAlert, StatusChip, useConfirm } from '../../../components';
import { DOCUMENT, TYPES } from '../../../components/document';
import { Fold } from '../../../components/report';
import { api, ask } from '../../../lib/api';
import { formatDateTime, formatMoney } from '../../../lib/format';
import { useT } from '../../../lib/i18n';
import type { ApprovalRoute } from '../approval.query';
import type { Edited } from './route-dialog';
import { moved } from './route-draft';
import { RoutePath } from './route-path';
import classes from './routes.module.css';
import { ROUTES } from './texts';
import { TryOut } from './try-out';

const RouteDialog = lazy(() => import('./route-dialog'));

const routesQuery = queryOptions({
  queryKey: ['approval', 'routes'],
  queryFn: () => ask(api.GET('/api/approval-routes')),
});

/** What documents take the route, in a line. */
function useConditions() {
  const t = useT(ROUTES);
  const words = useT(DOCUMENT);
  return ({ moment, documentTypes, amountFrom, amountTo, departments }: ApprovalRoute): string => {
    const sums = [
      amountFrom !== null && t('sumFrom', { sum: formatMoney(amountFrom / 100) }),
      amountTo !== null && t('sumTo', { sum: formatMoney(amountTo / 100) }),
    ].filter(Boolean);
    const parts = [
      t(moment === 'before-signing' ? 'beforeSigning' : 'beforeAnswer'),
      documentTypes.map((type) => words(TYPES[type])).join(', ') || t('anyType'),
      sums.join(' ') || t('anySum'),
      departments.length > 0 && t('departmentsCount', { count: departments.length }),
    ];
    return parts.filter(Boolean).join(' · ');
  };
}

function Versions({ id }: { id: string }) {
  const t = useT(ROUTES);
  const conditions = useConditions();
  const { data, error } = useQuery({
    queryKey: ['approval', 'routes', id],
    queryFn: () => ask(api.GET('/api/approval-routes/{id}', { params: { path: { id } } })),
  });
  if (error) return <ProblemAlert cause={error} />;
  if (!data) return <Loading>{t('loadingVersions')}</Loading>;
  return (
    <Stack gap="sm">
      {data.versions.map((version) => (
        <div key={version.version}>
          <Text size="sm" fw={600}>
            {t('version', { version: version.version })}: {version.name}
          </Text>
          <Text size="xs" c="dimmed">
            {t('madeBy', { by: version.madeBy, at: formatDateTime(version.madeAt) })} · {conditions(version)}
          </Text>
          <RoutePath steps={version.steps} />
        </div>
      ))}
    </Stack>
  );
}

function useRouteActs() {
  const client = useQueryClient();
  const fresh = () => client.invalidateQueries({ queryKey: ['approval'] });
  const archive = useMutation({
    mutationFn: ({ id, on }: { id: string; on: boolean }) =>
      ask(
        api.POST(on ? '/api/approval-routes/{id}/archive' : '/api/approval-routes/{id}/restore', {
          params: { path: { id } },
        }),
      ),
    onSuccess: fresh,
  });
  const order = useMutation({
    mutationFn: (ids: string[]) => ask(api.PUT('/api/approval-routes/order', { body: { ids } })),
    onSuccess: (all) => client.setQueryData(routesQuery.queryKey, all),
  });
  return { archive, order };
}

type Acts = ReturnType<typeof useRouteActs>;

interface RouteProps {
  readonly route: ApprovalRoute;
  readonly acts: Acts;
  readonly onEdit: () => void;
  readonly onMove: ((by: -1 | 1) => void) | undefined;
}

function RouteActs({ route, acts, onEdit, onMove }: RouteProps) {
  const t = useT(ROUTES);
  const confirm = useConfirm();
  const { id, name, archivedAt } = route;
  const archive = async () => {
    if (await confirm({ title: `${t('archive')}: ${name}`, text: t('archiveText'), yes: t('archive') }))
      acts.archive.mutate({ id, on: true });
  };
  if (archivedAt)
    return (
      <Button
        size="xs"
        variant="default"
        aria-label={`${t('restore')}: ${name}`}
        onClick={() => acts.archive.mutate({ id, on: false })}
      >
        {t('restore')}
      </Button>
    );
  return (
    <Group gap="xs">
      <Button size="xs" variant="default" aria-label={`${t('edit')}: ${name}`} onClick={onEdit}>
        {t('edit')}
      </Button>
      {onMove && (
        <>
          <Button size="xs" variant="subtle" aria-label={`${t('up')}: ${name}`} onClick={() => onMove(-1)}>
            {t('up')}
          </Button>
          <Button size="xs" variant="subtle" aria-label={`${t('down')}: ${name}`} onClick={() => onMove(1)}>
            {t('down')}
          </Button>
        </>
      )}
      <Button
        size="xs"
        variant="subtle"
        color="red"
        aria-label={`${t('archive')}: ${name}`}
        onClick={() => void archive()}
      >
        {t('archive')}
      </Button>
    </Group>
  );
}

function Route(props: RouteProps) {
  const t = useT(ROUTES);
  const conditions = useConditions();
  const { route } = props;
  const { name, mandatory, version, archivedAt } = route;
  return (
    <li className={classes.route}>
      <div className={classes.title}>
        <strong>{name}</strong>
        <StatusChip tone={mandatory ? 'attention' : 'neutral'} icon={mandatory ? IconAsterisk : IconCircleDashed}>
          {archivedAt ? t('archived') : t(mandatory ? 'mandatory' : 'optional')}
        </StatusChip>
      </div>
      <span className={classes.quiet}>{conditions(route)}</span>
      <RoutePath steps={route.steps} />
      <RouteActs {...props} />
      <Fold label={`${t('versions')}: ${version}`}>
        <Versions id={route.id} />
      </Fold>
    </li>
  );
}

/** The route designer of the organisation's administrator (E-7.1.2). */
export function Component() {
  const t = useT(ROUTES);
  const { data: routes, error, refetch } = useQuery(routesQuery);
  const [edited, setEdited] = useState<Edited>();
  const acts = useRouteActs();
  const living = routes?.filter(({ archivedAt }) => archivedAt === null) ?? [];
  const move = (id: string, by: -1 | 1) => {
    const ids = living.map((route) => route.id);
    const from = ids.indexOf(id);
    acts.order.mutate(moved(ids, from, from + by));
  };
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      back={{ to: '/members', label: t('back') }}
      actions={<Button onClick={() => setEdited('new')}>{t('newRoute')}</Button>}
      width="text"
    >
      <Stack>
        <section className={classes.panel} aria-label={t('title')}>
          {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
          {!routes && !error && <Loading />}
          {[acts.archive.error, acts.order.error].map(
            (cause) => cause && <ProblemAlert key={cause.message} cause={cause} />,
          )}
          {routes?.length === 0 && (
            <EmptyState icon={IconRoute} title={t('empty')}>
              {t('emptyText')}
            </EmptyState>
          )}
          <ul className={classes.list}>
            {routes?.map((route) => (
              <Route
                key={route.id}
                route={route}
                acts={acts}
                onEdit={() => setEdited(route)}
                onMove={living.length > 1 ? (by) => move(route.id, by) : undefined}
              />
            ))}
          </ul>
        </section>
        <TryOut />
      </Stack>
      <Suspense>{edited && <RouteDialog edited={edited} onClose={() => setEdited(undefined)} />}</Suspense>
    </Page>
  );
}
