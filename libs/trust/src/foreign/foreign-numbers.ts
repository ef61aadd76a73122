import type { ForeignIdentifier } from './foreign-holder.js';

/**
 * Port: the number by which the portal knows a foreign person (QP…) or organisation (QF…), given when it is first seen.
 * Identity implements it; where nobody does, foreign certificates name nobody.
 */
export abstract class ForeignNumbers {
  abstract numberOf(subject: 'person' | 'organisation', identifier: ForeignIdentifier): Promise<string>;
}
