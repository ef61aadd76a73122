import type { Right } from '@qujat/platform';
import { type Limit, OWN_AFFAIRS } from './limit.js';

/** What is left to whom a signature is missing: reading needs no right, and what one has read one may take along (ADR 0066). */
const READING: readonly Right[] = [...OWN_AFFAIRS, 'participant.export'];

/** E-5.14: without the agreements in force, signed by the user and by the participant, one only reads, downloads and exports. */
export const agreementLimit: Limit = ({ operator, signed }, rights) =>
  operator || (signed.byUser && signed.byParticipant) ? rights : rights.filter((right) => READING.includes(right));
