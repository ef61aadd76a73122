import type { CertificateFacts } from '@qujat/signature';
import type { Role } from '@qujat/platform';
import type { SessionRecord } from './session.types.js';

/** A person as a certificate names them. */
export interface PersonName {
  readonly surname: string;
  readonly name: string;
  readonly patronymic: string | null;
}

/** Surname, name and patronymic: CN is "SURNAME NAME", GIVENNAME (2.5.4.42) holds the patronymic. */
export function personName({ subject }: CertificateFacts): PersonName {
  const commonName = subject.commonName ?? '';
  const surname = subject.surname ?? commonName.split(' ')[0] ?? '';
  const name = commonName.startsWith(surname) ? commonName.slice(surname.length).trim() : commonName;
  return { surname, name, patronymic: subject.givenName };
}

/** The name as people write it. */
export function fullName(certificate: CertificateFacts): string {
  const { surname, name, patronymic } = personName(certificate);
  return [surname, name, patronymic].filter(Boolean).join(' ');
}

/** Who a session belongs to: as the certificate names them or, without one, as their organisation has enrolled them. */
export function personIn({ certificate, user }: Pick<SessionRecord, 'certificate' | 'user'>): PersonName {
  if (certificate) return personName(certificate);
  return { surname: user?.surname ?? '', name: user?.name ?? '', patronymic: user?.patronymic ?? null };
}

/** The same as people write it. */
export function nameIn(session: Pick<SessionRecord, 'certificate' | 'user'>): string {
  const { surname, name, patronymic } = personIn(session);
  return [surname, name, patronymic].filter(Boolean).join(' ');
}

/** The standing that the certificate's key-use identifiers give (E-5.6.1): the highest of them. Who has none is an employee. */
export function roleOf(certificate: CertificateFacts | null): Role {
  if (!certificate) return 'employee';
  const { roles, subject } = certificate;
  if (subject.bin === null) return 'individual';
  if (roles.includes('first-head')) return 'first-head';
  return roles.includes('sign-right') ? 'sign-right' : 'employee';
}
