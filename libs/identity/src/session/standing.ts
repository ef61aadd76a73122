import type { Role } from '@qujat/platform';
import type { CertificateFacts } from '@qujat/signature';
import { roleOf } from './person.js';
import type { ParticipantRecord, SessionRecord } from './session.types.js';

type Standing = Pick<SessionRecord, 'method' | 'iin' | 'bin' | 'certificate' | 'participant'>;

/** A session that stands on a certificate. */
type Certified = { readonly certificate: CertificateFacts };

/** Does the certificate of the session name this organisation? A temporary association acts through its leading participant. */
export const isOfCertificate = (
  { method, iin, bin }: Pick<SessionRecord, 'method' | 'iin' | 'bin'>,
  participant: Pick<ParticipantRecord, 'bin' | 'ledBy'>,
): boolean => method === 'certificate' && [participant.bin, participant.ledBy].includes(bin ?? iin);

/**
 * Does the session stand on a certificate of the organisation that it acts for? Only such a session signs, and only in such
 * a one does the certificate's standing count (E-3.10, ADR 0062).
 */
export const byOwnCertificate = <Session extends Standing>(session: Session): session is Session & Certified =>
  session.certificate !== null &&
  session.method === 'certificate' &&
  (session.participant === null || isOfCertificate(session, session.participant));

/** The person's standing in the organisation acted for: a certificate of another one, or a password, gives none. */
export const roleIn = (session: Standing): Role =>
  byOwnCertificate(session) ? roleOf(session.certificate) : 'employee';
