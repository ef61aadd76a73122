import { useMediaQuery } from '@mantine/hooks';
import type { KeyboardEvent, ReactNode } from 'react';
import { Time } from '../../components';
import { counterpartyOf, DOCUMENT, PartyName, TYPES } from '../../components/document';
import type { DocumentLine, DocumentSummary } from '../../lib/api';
import { formatMoney } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { HowItStands, WhatItIs } from './document-line';
import type { Box } from './documents.query';
import classes from './exchange.module.css';
import type { Column } from './finding/filter';
import { Choose } from './signing/choose';
import type { Selection } from './signing/use-selection';
import { EXCHANGE } from './texts';

/** How many recipients there are beside the one that stands for them. */
const othersOf = ({ side, recipientCount }: DocumentLine): number => (side === 'sender' ? recipientCount - 1 : 0);

interface Props {
  readonly box: Box;
  readonly label: string;
  readonly documents: readonly DocumentLine[];
  /** What a wide screen shows beside the document. */
  readonly columns: readonly Column[];
  /** What is chosen to be signed together; undefined where nothing can be. */
  readonly selection: Selection | undefined;
}

const COLUMNS = {
  inbox: { party: 'columnSender', time: 'columnReceived' },
  outbox: { party: 'columnRecipient', time: 'columnSent' },
  drafts: { party: 'columnRecipient', time: 'columnCreated' },
} as const;

const HEADS = { status: 'columnStatus', amount: 'amountShort', type: 'type' } as const;

const timeOf = ({ sentAt, createdAt }: DocumentSummary): string => sentAt ?? createdAt;

/** The arrows lead from line to line over everything the page lists. */
function walk(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const lines = [...document.querySelectorAll<HTMLElement>('[data-line]')];
  const at = lines.findIndex((line) => line === event.target);
  const next = at < 0 ? undefined : lines[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** What a column shows of a line. */
const CELLS: Readonly<Record<Column, (props: { document: DocumentLine }) => ReactNode>> = {
  party: ({ document }) => <PartyName party={counterpartyOf(document)} others={othersOf(document)} />,
  time: ({ document }) => <Time value={timeOf(document)} />,
  status: HowItStands,
  amount: ({ document }) => (document.amount === null ? null : formatMoney(document.amount / 100)),
  type: TypeName,
};

function TypeName({ document }: { document: DocumentLine }) {
  const words = useT(DOCUMENT);
  return words(TYPES[document.type]);
}

function Head({ box, column }: { box: Box; column: Column }) {
  const t = useT(EXCHANGE);
  if (column !== 'time') return t(column === 'party' ? COLUMNS[box].party : HEADS[column]);
  return (
    <>
      {t(COLUMNS[box].time)}, <span className={classes.zone}>{t('astana')}</span>
    </>
  );
}

// Not Mantine's table: its scroll container would bring 18 kB into the first load of the page most often opened.
function AsTable({ box, label, documents, selection, columns }: Props) {
  const t = useT(EXCHANGE);
  return (
    <table className={classes.table} aria-label={label} data-many={columns.length > 3 || undefined} onKeyDown={walk}>
      <thead>
        <tr>
          {selection && <td className={classes.chooser} />}
          <th scope="col">{t('columnDocument')}</th>
          {columns.map((column) => (
            <th key={column} scope="col" className={classes[column === 'status' ? 'state' : column]}>
              <Head box={box} column={column} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => (
          <tr key={document.id} className={classes.row}>
            {selection && (
              <td className={classes.chooser}>
                <Choose document={document} selection={selection} />
              </td>
            )}
            <td>
              <WhatItIs document={document} />
            </td>
            {columns.map((column) => {
              const Cell = CELLS[column];
              return (
                <td key={column} className={column === 'amount' ? classes.amount : undefined}>
                  <Cell document={document} />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AsCards({ label, documents, selection }: Props) {
  return (
    <ul className={classes.cards} aria-label={label} onKeyDown={walk}>
      {documents.map((document) => (
        <li key={document.id} className={classes.card}>
          <div className={classes.cardHead}>
            {selection && <Choose document={document} selection={selection} />}
            <div>
              <WhatItIs document={document} />
            </div>
          </div>
          <PartyName party={counterpartyOf(document)} others={othersOf(document)} />
          <div className={classes.foot}>
            <div>
              <HowItStands document={document} />
            </div>
            <span className={classes.when}>
              <Time value={timeOf(document)} />
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Lines of a list: a table where it fits, cards on a phone. */
export function DocumentLines(props: Props) {
  const isWide = useMediaQuery('(min-width: 48em)', undefined, { getInitialValueInEffect: false });
  return isWide ? <AsTable {...props} /> : <AsCards {...props} />;
}
