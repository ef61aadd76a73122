/** subjectAltName, read once for each certificate (RFC 5280 4.2.1.6). */
import { ATTRIBUTE, EXTENSION } from '../algorithms/oids.js';
import { readAsn1 } from '../asn1/reader.js';
import { TAG } from '../asn1/values.js';
import type { Certificate } from './certificate.js';
import { readGeneralNames, type GeneralName } from './general-names.js';
import { readName } from './names.js';

const known = new WeakMap<Certificate, readonly GeneralName[]>();

/** All alternative names; none without the extension. Throws when it is malformed. */
export function subjectAltNames(certificate: Certificate): readonly GeneralName[] {
  const names = known.get(certificate) ?? read(certificate);
  known.set(certificate, names);
  return names;
}

function read(certificate: Certificate): readonly GeneralName[] {
  const extension = certificate.extensions.get(EXTENSION.subjectAltName);
  return extension ? readGeneralNames(readAsn1(extension.value).inside(TAG.sequence, 'alternative names')) : [];
}

/** E-mail addresses that stand in the subject itself, as in old certificates. */
export const subjectEmails = (certificate: Certificate): GeneralName[] =>
  readName(certificate.subject)
    .filter(({ type }) => type === ATTRIBUTE.email)
    .map(({ value }) => ({ form: 'email', text: value }));
