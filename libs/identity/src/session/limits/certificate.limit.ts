import type { Right } from '@qujat/platform';
import { byOwnCertificate } from '../standing.js';
import type { Limit } from './limit.js';

/** What is done with a signature for the organisation, or rests on the standing in its certificate. */
const BY_CERTIFICATE: readonly Right[] = ['document.sign', 'document.recall', 'participant.register'];

/**
 * E-3.10: a session by password, or by the certificate of another organisation, never carries the right to sign: that always
 * needs the certificate of the organisation that one acts for.
 */
export const certificateLimit: Limit = (session, rights) =>
  session.operator || byOwnCertificate(session) ? rights : rights.filter((right) => !BY_CERTIFICATE.includes(right));
