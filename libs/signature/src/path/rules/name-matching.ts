/** Does a name lie within a subtree? One function for each form (RFC 5280 4.2.1.10). */
import { Asn1Error } from '../../asn1/reader.js';
import { isWithin } from '../../x509/canonical-name.js';
import type { GeneralName } from '../../x509/general-names.js';

const LABEL = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/i;
const isHost = (text: string): boolean => text.length <= 253 && text.split('.').every((label) => LABEL.test(label));

/** A constraint's own form: throws when it is not what 4.2.1.10 describes. */
export function checkConstraint(base: GeneralName): void {
  if (base.form === 'ip') checkMask(base.octets);
  if (base.form === 'dns' && base.text !== '' && !isHost(base.text)) throw malformed('DNS', base.text);
  if (base.form === 'uri' && base.text !== '' && !isHost(base.text.replace(/^\./, '')))
    throw malformed('URI', base.text);
  if (base.form !== 'email' || base.text === '') return;
  const [local, host, ...more] = base.text.split('@');
  const fine =
    host === undefined ? isHost(local!.replace(/^\./, '')) : more.length === 0 && local !== '' && isHost(host);
  if (!fine) throw malformed('e-mail', base.text);
}

const malformed = (kind: string, text: string): Asn1Error =>
  new Asn1Error(`a ${kind} constraint that is malformed: ${text.slice(0, 80)}`);

/** Address and mask, the mask of ones and then zeros (RFC 4632). */
function checkMask(octets: Uint8Array): void {
  if (octets.length !== 8 && octets.length !== 32) throw new Asn1Error('an IP constraint without its mask');
  const mask = [...octets.subarray(octets.length / 2)].map((octet) => octet.toString(2).padStart(8, '0')).join('');
  if (!/^1*0*$/.test(mask)) throw new Asn1Error('an IP constraint with holes in its mask');
}

/** Is every host that the name can stand for within the subtree? */
export function liesWithin(name: GeneralName, base: GeneralName): boolean {
  if (name.form === 'directory' && base.form === 'directory') return isWithin(name.name, base.name);
  if (name.form === 'ip' && base.form === 'ip') return addressWithin(name.octets, base.octets);
  if (!('text' in name) || !('text' in base)) return false;
  const [text, constraint] = [name.text, base.text];
  if (name.form === 'dns') return dnsWithin(text, constraint);
  return name.form === 'email' ? emailWithin(text, constraint) : uriWithin(text, constraint);
}

/** Can the name stand for something within the subtree? A wildcard may: `*.example.com` for an excluded `a.example.com`. */
export function mayLieWithin(name: GeneralName, base: GeneralName): boolean {
  if (liesWithin(name, base)) return true;
  if (name.form === 'dns' && base.form === 'dns' && name.text.startsWith('*.')) {
    const rest = name.text.slice(2).toLowerCase();
    const labels = base.text.toLowerCase().split('.');
    return labels.slice(1).join('.') === rest;
  }
  // RFC 5280 4.2.1.10: a URI without a host in it MUST be rejected where URIs are constrained
  return name.form === 'uri' && base.form === 'uri' && hostOf(name.text) === undefined;
}

const domain = (text: string): string => text.toLowerCase().replace(/\.$/, '');

/** Zero or more labels added to the left satisfy the constraint. */
function dnsWithin(name: string, base: string): boolean {
  const host = domain(name.startsWith('*.') ? name.slice(2) : name);
  const within = domain(base);
  return within === '' || host === within || host.endsWith(`.${within}`);
}

/** A particular mailbox, all mailboxes of a host, or (with a leading period) of all hosts below a domain. */
function emailWithin(name: string, base: string): boolean {
  const at = name.lastIndexOf('@');
  if (at < 1) return false;
  if (base.includes('@')) {
    const split = base.lastIndexOf('@');
    return name.slice(0, at) === base.slice(0, split) && domain(name.slice(at + 1)) === domain(base.slice(split + 1));
  }
  return hostWithin(domain(name.slice(at + 1)), domain(base));
}

const hostWithin = (host: string, base: string): boolean =>
  base === '' || (base.startsWith('.') ? host.endsWith(base) && host.length > base.length : host === base);

const AUTHORITY = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:@[\]]+)(?::\d*)?(?:[/?#]|$)/i;

/** The host of a URI, when it names one by its domain. */
function hostOf(uri: string): string | undefined {
  const host = AUTHORITY.exec(uri)?.[1];
  const isAddress = host !== undefined && /^[\d.]+$/.test(host);
  return host === undefined || isAddress || !isHost(domain(host)) ? undefined : domain(host);
}

function uriWithin(uri: string, base: string): boolean {
  const host = hostOf(uri);
  return host !== undefined && hostWithin(host, domain(base));
}

function addressWithin(address: Uint8Array, base: Uint8Array): boolean {
  if (base.length !== 2 * address.length) return false;
  return address.every((octet, i) => {
    const mask = base[address.length + i]!;
    return (octet & mask) === (base[i]! & mask);
  });
}
