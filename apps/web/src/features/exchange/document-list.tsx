import { Button, Title } from '@mantine/core';
import { IconSearchOff } from '@tabler/icons-react';
import { lazy, Suspense, type ReactNode } from 'react';
import { EmptyState, Loading, ProblemAlert } from '../../components';
import type { DocumentLine, DocumentStatus } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { DocumentLines } from './document-lines';
import { useDocuments, type Box, type Documents, type ListPart } from './documents.query';
import classes from './exchange.module.css';
import type { Column } from './finding/filter';
import { ListToolbar } from './list-toolbar';
import { isChoosable, useSelection, type Selection } from './signing/use-selection';
import { EXCHANGE } from './texts';
import { More } from './more';
import { useListFilter, type ListFilter } from './use-list-filter';

const SelectionBar = lazy(() => import('./signing/selection-bar'));
const ListTools = lazy(() => import('./finding/list-tools'));
const Unfinished = lazy(() => import('./signing/unfinished'));

const linesOf = ({ data }: Documents): DocumentLine[] => data?.pages.flatMap(({ items }) => items) ?? [];

interface PartProps {
  readonly box: Box;
  readonly title: string;
  readonly query: Documents;
  readonly all?: number;
  /** Parts of a list have headings; a list that is whole has none. */
  readonly isPart?: boolean;
  readonly selection: Selection;
  readonly columns: readonly Column[];
}

function Part({ box, title, query, all, isPart, selection, columns }: PartProps) {
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
      <DocumentLines
        box={box}
        label={title}
        documents={documents}
        columns={columns}
        selection={documents.some(isChoosable) ? selection : undefined}
      />
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
  const isFiltered = filter.search !== '' || filter.status !== undefined || filter.conditions > 0;
  const isParted = box === 'inbox' && !isFiltered;
  const part: ListPart = filter.part;
  const waiting = useDocuments(box, { attention: true }, isParted);
  const main = useDocuments(box, isParted ? { attention: false } : part);
  const selection = useSelection(box, isParted ? { attention: true } : part);
  const counts = main.data?.pages[0]?.counts[box];
  const waits = isParted ? (main.data?.pages[0]?.counts.inbox.attention ?? 0) : 0;
  const found = linesOf(main).length + (isParted ? linesOf(waiting).length : 0);
  const isSettled = main.isSuccess && (!isParted || waiting.isSuccess);
  if (main.isPending && !isFiltered) return <Loading>{t('loadingList')}</Loading>;
  return (
    <>
      <Suspense>
        <Unfinished />
      </Suspense>
      {(isFiltered || counts?.all !== 0) && (
        <>
          <ListToolbar filter={filter} statuses={statuses} side={box === 'inbox' ? 'recipient' : 'sender'} />
          <Suspense>
            <ListTools box={box} filter={filter} />
          </Suspense>
        </>
      )}
      {isSettled && found === 0 && (isFiltered ? <Nothing filter={filter} /> : empty)}
      {waits > 0 && (
        <Part
          box={box}
          title={t('waitsForYou')}
          query={waiting}
          all={waits}
          isPart
          selection={selection}
          columns={filter.columns}
        />
      )}
      <Part
        box={box}
        title={waits > 0 ? t('theRest') : title}
        query={main}
        all={isFiltered || !counts ? undefined : counts.all - waits}
        isPart={waits > 0}
        selection={selection}
        columns={filter.columns}
      />
      <Suspense>{selection.chosen.size > 0 && <SelectionBar box={box} selection={selection} />}</Suspense>
    </>
  );
}
