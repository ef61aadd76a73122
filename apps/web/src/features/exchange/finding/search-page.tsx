import { Title } from '@mantine/core';
import { IconSearchOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { EmptyState, Loading, Page, ProblemAlert } from '../../../components';
import type { DocumentLine } from '../../../lib/api';
import { useT } from '../../../lib/i18n';
import { DocumentLines } from '../document-lines';
import { type Box, useDocuments } from '../documents.query';
import classes from '../exchange.module.css';
import { ListToolbar } from '../list-toolbar';
import { More } from '../more';
import { EXCHANGE } from '../texts';
import { useListFilter } from '../use-list-filter';
import { USUAL } from './filter';
import { FINDING } from './texts';

const TITLES = { inbox: 'inboxTitle', outbox: 'outboxTitle', drafts: 'draftsTitle' } as const;
const BOXES: readonly Box[] = ['inbox', 'outbox', 'drafts'];

/** What one list has; nothing at all where it has none. */
function Found({ box, search, onFound }: { box: Box; search: string; onFound: (count: number) => void }) {
  const t = useT(EXCHANGE);
  const query = useDocuments(box, { search });
  const documents: DocumentLine[] = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const count = query.isPending ? -1 : documents.length;
  // The page says so when no list has anything.
  useEffect(() => onFound(count), [count, onFound]);
  if (query.isPending) return <Loading />;
  if (query.error) return <ProblemAlert cause={query.error} onRetry={() => void query.refetch()} />;
  if (documents.length === 0) return null;
  const title = t(TITLES[box]);
  return (
    <section className={classes.panel} aria-label={title} aria-busy={query.isPlaceholderData}>
      <Title order={2} className={classes.heading}>
        {title}
      </Title>
      <DocumentLines box={box} label={title} documents={documents} selection={undefined} columns={USUAL} />
      <More query={query} />
    </section>
  );
}

function Results({ search }: { search: string }) {
  const t = useT(EXCHANGE);
  const [counts, setCounts] = useState<Partial<Record<Box, number>>>({});
  const [told] = useState(
    () =>
      Object.fromEntries(
        BOXES.map((box) => [box, (count: number) => setCounts((before) => ({ ...before, [box]: count }))]),
      ) as Record<Box, (count: number) => void>,
  );
  return (
    <>
      {BOXES.map((box) => (
        <Found key={box} box={box} search={search} onFound={told[box]} />
      ))}
      {BOXES.every((box) => counts[box] === 0) && (
        <section className={classes.panel}>
          <EmptyState icon={IconSearchOff} title={t('nothingFound')}>
            {t('nothingFoundText')}
          </EmptyState>
        </section>
      )}
    </>
  );
}

/** One search over all lists. */
export function Component() {
  const t = useT(FINDING);
  const filter = useListFilter([]);
  return (
    <Page title={t('searchTitle')} lead={t('searchLead')}>
      <ListToolbar filter={filter} statuses={[]} side="sender" />
      {filter.search !== '' && <Results search={filter.search} />}
    </Page>
  );
}
