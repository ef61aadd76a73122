import { isIin, isPortalNumber } from '@qujat/kernel';
import type { Party } from '../../lib/api';
import { useLocalized, useT } from '../../lib/i18n';
import classes from './document.module.css';
import { DOCUMENT } from './texts';

/** A number with what it is called: only a BIN is a BIN (ADR 0060). */
export function useNumberLabel(): (number: string) => string {
  const t = useT(DOCUMENT);
  return (number) => t(isPortalNumber(number) ? 'number' : isIin(number) ? 'iin' : 'bin', { number });
}

/** An organisation as a party of a document: its name and, small, its number; says so when none is chosen yet, and how many others there are. */
export function PartyName({ party, others = 0 }: { party: Pick<Party, 'bin' | 'name'> | null; others?: number }) {
  const t = useT(DOCUMENT);
  const localized = useLocalized();
  const label = useNumberLabel();
  if (!party) return <span className={classes.nobody}>{t('noRecipient')}</span>;
  return (
    <span className={classes.party}>
      <span>{localized(party.name)}</span>
      <span className={classes.bin}>{label(party.bin)}</span>
      {others > 0 && <span className={classes.bin}>{t('others', { count: others })}</span>}
    </span>
  );
}

/** To whom a document goes, in words: the name; of several all up to three, of more the first and how many others there are. */
export function useRecipientNames(): (document: {
  readonly recipient: Pick<Party, 'name'> | null;
  readonly recipients: readonly Pick<Party, 'name'>[];
}) => string {
  const t = useT(DOCUMENT);
  const localized = useLocalized();
  return ({ recipient, recipients }) => {
    const names = recipients.map(({ name }) => localized(name));
    const name = recipient ? localized(recipient.name) : '';
    if (names.length < 2) return name;
    return names.length > 3 ? `${names[0]} ${t('others', { count: names.length - 1 })}` : names.join(', ');
  };
}

/** The other side of a document. */
export const counterpartyOf = <S, R>(document: { side: 'sender' | 'recipient'; sender: S; recipient: R | null }) =>
  document.side === 'sender' ? document.recipient : document.sender;
