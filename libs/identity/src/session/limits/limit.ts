import type { Right } from '@qujat/platform';
import type { SessionRecord } from '../session.types.js';

/** Narrows what a person has been granted; it never adds. One reason for narrowing, one limit, one file. */
export type Limit = (session: SessionRecord, rights: readonly Right[]) => readonly Right[];

/** What a person keeps in order to mend what limits them: the organisation's own form. */
export const OWN_AFFAIRS: readonly Right[] = ['participant.register'];
