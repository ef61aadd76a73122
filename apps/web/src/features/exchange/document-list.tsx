import { Button, Group, Text, Title } from '@mantine/core';
import { IconSearchOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { COMMON, EmptyState, Loading, ProblemAlert } from '../../components';
import type { DocumentStatus, DocumentSummary } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { DocumentLines } from './document-lines';
import { useDocuments, type Box, type Documents, type ListPart } from './documents.query';
import classes from './exchange.module.css';
import { ListToolbar } from './list-toolbar';
import { EXCHANGE } from './texts';
import { useListFilter, type ListFilter } from './use-list-filter';

const linesOf = ({ data }: Documents): DocumentSummary[] => data?.pages.flatMap(({ items }) => items) ?? [];

function More({ query, all }: { query: Documents; all?: number }) {
  const t = useT(EXCHANGE);
  const common = useT(COMMON);
  if (!query.hasNextPage) return null;
  return (
    <Group justify="center" mt="md" gap="md">
      <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {common('showMore')}
      </Button>
      {all !== undefined && (
        <Text size="sm" c="dimmed" role="status">
          {t('shown', { shown: linesOf(query).length, all })}
        </Text>
      )}
    </Group>
  );
}

interface PartProps {
  readonly box: Box;
  readonly title: string;
  readonly query: Documents;
  readonly all?: number;
  /** Parts of a list have headings; a list that is whole has none. */
  readonly isPart?: boolean;
}

function Part({ box, title, query, all, isPart }: PartProps) {
  const documents = linesOf(query);
  if (query.isPending) return <Loading />;
  if (query.error) return <ProblemAlert cause={query.error} onRetry={() => void query.refetch()} />;
  if (documents.length === 0) return null;
  return (
    <section className={classes.panel} aria-label={title} aria-busy={query.isPlaceholderData}>
      {isPart && (
        <Title order={2} className={classes.heading}>
          {title} {all !== undefined && <span className={classes.count}>{all}</span>}
        </Title>
      )}
      <DocumentLines box={box} label={title} documents={documents} />
      <More query={query} all={all} />
    </section>
  );
}

function Nothing({ filter }: { filter: ListFilter }) {
  const t = useT(EXCHANGE);
  const action = (
    <Button variant="default" mt="xs" onClick={filter.reset}>
      {t('reset')}
    </Button>
  );
  return (
    <section className={classes.panel}>
      <EmptyState icon={IconSearchOff} title={t('nothingFound')} action={action}>
        {t('nothingFoundText')}
      </EmptyState>
    </section>
  );
}

interface Props {
  readonly box: Box;
  readonly title: string;
  /** The states a document of this list can be in. */
  readonly statuses: readonly DocumentStatus[];
  /** What is shown while there is nothing in the list at all. */
  readonly empty: ReactNode;
}

/** A list with search and filter. While nothing is searched, what waits for the reader stands on top of the inbox. */
export function DocumentList({ box, title, statuses, empty }: Props) {
  const t = useT(EXCHANGE);
  const filter = useListFilter(statuses);
  const isFiltered = filter.search !== '' || filter.status !== undefined;
  const isParted = box === 'inbox' && !isFiltered;
  const part: ListPart = { search: filter.search || undefined, status: filter.status };
  const waiting = useDocuments(box, { attention: true }, isParted);
  const main = useDocuments(box, isParted ? { attention: false } : part);
  const counts = main.data?.pages[0]?.counts[box];
  const waits = isParted ? (main.data?.pages[0]?.counts.inbox.attention ?? 0) : 0;
  const found = linesOf(main).length + (isParted ? linesOf(waiting).length : 0);
  const isSettled = main.isSuccess && (!isParted || waiting.isSuccess);
  if (main.isPending && !isFiltered) return <Loading>{t('loadingList')}</Loading>;
  return (
    <>
      {(isFiltered || counts?.all !== 0) && (
        <ListToolbar filter={filter} statuses={statuses} side={box === 'inbox' ? 'recipient' : 'sender'} />
      )}
      {isSettled && found === 0 && (isFiltered ? <Nothing filter={filter} /> : empty)}
      {waits > 0 && <Part box={box} title={t('waitsForYou')} query={waiting} all={waits} isPart />}
      <Part
        box={box}
        title={waits > 0 ? t('theRest') : title}
        query={main}
        all={isFiltered || !counts ? undefined : counts.all - waits}
        isPart={waits > 0}
      />
    </>
  );
}
