import { isIin } from '@qujat/kernel';
import type { Party } from '../../lib/api';
import { useLocalized, useT } from '../../lib/i18n';
import classes from './document.module.css';
import { DOCUMENT } from './texts';

/** An organisation as a party of a document: its name and, small, its number; says so when none is chosen yet. */
export function PartyName({ party }: { party: Pick<Party, 'bin' | 'name'> | null }) {
  const t = useT(DOCUMENT);
  const localized = useLocalized();
  if (!party) return <span className={classes.nobody}>{t('noRecipient')}</span>;
  return (
    <span className={classes.party}>
      <span>{localized(party.name)}</span>
      <span className={classes.bin}>{t(isIin(party.bin) ? 'iin' : 'bin', { number: party.bin })}</span>
    </span>
  );
}

/** The other side of a document. */
export const counterpartyOf = <S, R>(document: { side: 'sender' | 'recipient'; sender: S; recipient: R | null }) =>
  document.side === 'sender' ? document.recipient : document.sender;
