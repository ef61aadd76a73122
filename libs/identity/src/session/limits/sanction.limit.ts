import type { Right } from '@qujat/platform';
import type { SanctionInForce } from '../../sanction/sanction.types.js';
import type { Limit } from './limit.js';

/**
 * E-10.2.2: a limitation takes the rights that it names; one who is suspended or excluded reads, answers the operator
 * and nothing else (docs/adr/0071). A warning and a fine take nothing.
 */
export const sanctionLimit: Limit = ({ sanctions }, rights) =>
  rights.filter((right) => !sanctions.some((one) => takes(one, right)));

const takes = ({ kind, rights }: SanctionInForce, right: Right): boolean =>
  kind === 'suspension' || kind === 'exclusion' || (kind === 'limitation' && rights.includes(right));
