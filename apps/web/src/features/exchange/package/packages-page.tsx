import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconInbox, IconPackages, IconPencil, IconSend } from '@tabler/icons-react';
import type { Schemas } from '@qujat/api-client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { COMMON, EmptyState, Loading, Page, ProblemAlert, StatusChip, Time } from '../../../components';
import { api, ask } from '../../../lib/api';
import { useLocalized, useT } from '../../../lib/i18n';
import classes from './package.module.css';
import { PACKAGES } from './texts';

type Line = Schemas['PackageLine'];

function Standing({ line: { own, state } }: { line: Line }) {
  const t = useT(PACKAGES);
  if (!own)
    return (
      <StatusChip tone="progress" icon={IconInbox}>
        {t('stateReceived')}
      </StatusChip>
    );
  return state === 'sent' ? (
    <StatusChip tone="good" icon={IconSend}>
      {t('stateSent')}
    </StatusChip>
  ) : (
    <StatusChip tone="attention" icon={IconPencil}>
      {t('stateDraft')}
    </StatusChip>
  );
}

function PackageLine({ line }: { line: Line }) {
  const t = useT(PACKAGES);
  const localized = useLocalized();
  const { id, number, title, own, counterparty, documentCount, madeAt, sentAt } = line;
  const who = counterparty ? t(own ? 'lineTo' : 'lineFrom', { name: localized(counterparty) }) : t('lineNobody');
  return (
    <li className={classes.line}>
      <div className={classes.what}>
        <Anchor component={Link} to={`/packages/${id}`} underline="always">
          {title}
        </Anchor>
        <Text size="sm" c="dimmed">
          <span className="tabular">{number}</span> · {t('lineCount', { count: documentCount })} ·{' '}
          <Time value={sentAt ?? madeAt} />
        </Text>
        <Text size="sm">{who}</Text>
      </div>
      <Standing line={line} />
    </li>
  );
}

function usePackages() {
  return useInfiniteQuery({
    queryKey: ['documents', 'packages'],
    queryFn: ({ pageParam }) => ask(api.GET('/api/document-packages', { params: { query: { cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** The packages of the organisation, made by it or sent to it. */
export function Component() {
  const t = useT(PACKAGES);
  const common = useT(COMMON);
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = usePackages();
  const lines = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page title={t('packages')} lead={t('packagesLead')}>
      {error && <ProblemAlert cause={error} onRetry={() => void refetch()} />}
      {isPending && !error && <Loading />}
      {data && lines.length === 0 && (
        <EmptyState icon={IconPackages} title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      )}
      {lines.length > 0 && (
        <ul className={classes.lines} aria-label={t('packages')}>
          {lines.map((line) => (
            <PackageLine key={line.id} line={line} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Group justify="center" mt="md">
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {common('showMore')}
          </Button>
        </Group>
      )}
    </Page>
  );
}
