import { useMediaQuery } from '@mantine/hooks';
import type { KeyboardEvent } from 'react';
import { Time } from '../../components';
import { counterpartyOf, PartyName } from '../../components/document';
import type { DocumentSummary } from '../../lib/api';
import { useT } from '../../lib/i18n';
import { HowItStands, WhatItIs } from './document-line';
import type { Box } from './documents.query';
import classes from './exchange.module.css';
import { EXCHANGE } from './texts';

interface Props {
  readonly box: Box;
  readonly label: string;
  readonly documents: readonly DocumentSummary[];
}

const COLUMNS = {
  inbox: { party: 'columnSender', time: 'columnReceived' },
  outbox: { party: 'columnRecipient', time: 'columnSent' },
  drafts: { party: 'columnRecipient', time: 'columnCreated' },
} as const;

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

// Not Mantine's table: its scroll container would bring 18 kB into the first load of the page most often opened.
function AsTable({ box, label, documents }: Props) {
  const t = useT(EXCHANGE);
  const { party, time } = COLUMNS[box];
  return (
    <table className={classes.table} aria-label={label} onKeyDown={walk}>
      <thead>
        <tr>
          <th scope="col">{t('columnDocument')}</th>
          <th scope="col" className={classes.party}>
            {t(party)}
          </th>
          <th scope="col" className={classes.time}>
            {t(time)}, <span className={classes.zone}>{t('astana')}</span>
          </th>
          <th scope="col" className={classes.state}>
            {t('columnStatus')}
          </th>
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => (
          <tr key={document.id} className={classes.row}>
            <td>
              <WhatItIs document={document} />
            </td>
            <td>
              <PartyName party={counterpartyOf(document)} />
            </td>
            <td>
              <Time value={timeOf(document)} />
            </td>
            <td>
              <HowItStands document={document} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AsCards({ label, documents }: Props) {
  return (
    <ul className={classes.cards} aria-label={label} onKeyDown={walk}>
      {documents.map((document) => (
        <li key={document.id} className={classes.card}>
          <div>
            <WhatItIs document={document} />
          </div>
          <PartyName party={counterpartyOf(document)} />
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
