/** Is a certificate one of the peer that was meant? RFC 9525 6 for hosts and addresses, RFC 5280 4.2.1.6, 7.5 for mailboxes. */
import { subjectAltNames } from '../x509/alternative-names.js';
import type { Certificate } from '../x509/certificate.js';
import { readAddress } from './ip-address.js';

/** Whom one means to talk to. */
export interface PeerName {
  readonly kind: 'DNS' | 'IP' | 'RFC822';
  readonly value: string;
}

const folded = (host: string): string => host.toLowerCase();

/** RFC 9525 6.3: label by label; a wildcard is the whole leftmost label and stands for exactly one. */
function matchesHost(presented: string, reference: string): boolean {
  const [pattern, host] = [folded(presented).split('.'), folded(reference).split('.')];
  const [first, ...rest] = pattern;
  if (pattern.length !== host.length || rest.some((label, i) => label !== host[i + 1])) return false;
  return first === host[0] || (first === '*' && rest.length > 0 && host[0] !== '');
}

/** RFC 5321 2.4: the local part as it is written, the host without regard to case. */
function matchesMailbox(presented: string, reference: string): boolean {
  const split = (text: string): [string, string] => {
    const at = text.lastIndexOf('@');
    return [text.slice(0, at), folded(text.slice(at + 1))];
  };
  const [one, other] = [split(presented), split(reference)];
  return one[0] !== '' && one[0] === other[0] && one[1] === other[1];
}

/** Does an alternative name of the certificate say the peer's name? The common name is never asked (RFC 9525 2). */
export function isNamed(certificate: Certificate, { kind, value }: PeerName): boolean {
  const names = subjectAltNames(certificate);
  if (kind === 'DNS') return names.some((name) => name.form === 'dns' && matchesHost(name.text, value));
  if (kind === 'RFC822') return names.some((name) => name.form === 'email' && matchesMailbox(name.text, value));
  const address = readAddress(value);
  if (!address) return false;
  return names.some(
    (name) =>
      name.form === 'ip' &&
      name.octets.length === address.length &&
      name.octets.every((octet, i) => octet === address[i]),
  );
}
