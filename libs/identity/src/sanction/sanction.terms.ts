import { refuse } from '../identity.errors.js';
import type { ImposeSanction } from './sanction.dto.js';

/** What of a sanction depends on its kind. */
export interface Terms {
  readonly rights: readonly string[];
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly amountTiyn: number | null;
}

/** Holds what was given against the kind: a limitation names rights, a fine an amount, and neither exclusion nor fine has a term. */
export function checkedTerms(given: ImposeSanction, now: Date): Terms {
  const { kind, rights = [], amountTiyn = null } = given;
  if ((kind === 'limitation') !== rights.length > 0) throw named('rights', 'sanction.rights_missing');
  if ((kind === 'fine') !== (amountTiyn !== null)) throw named('amountTiyn', 'sanction.amount_missing');
  const startsAt = given.startsAt ? new Date(Math.max(Date.parse(given.startsAt), now.getTime())) : now;
  const endsAt = given.endsAt ? new Date(given.endsAt) : null;
  const hasNoTerm = kind === 'exclusion' || kind === 'fine';
  if (endsAt && (hasNoTerm || endsAt <= startsAt)) throw named('endsAt', 'sanction.term_wrong');
  return { rights: [...new Set(rights)], startsAt, endsAt, amountTiyn };
}

const named = (field: string, code: 'sanction.rights_missing' | 'sanction.amount_missing' | 'sanction.term_wrong') =>
  refuse(code, { fields: { [field]: code } });
