/** Which CRL speaks about which certificate (RFC 5280 6.3.3): scope, reasons, indirect lists, deltas, other keys of the CA. */
import { EXTENSION } from '../algorithms/oids.js';
import { context, TAG } from '../asn1/values.js';
import { der, derNull, sequence } from '../asn1/writer.js';
import { DOCUMENT_INPUTS } from '../path/inputs.js';
import { requiredEvidenceFor } from '../validation/required.js';
import { readCertificate } from '../x509/certificate.js';
import { validatePath } from '../path/validate-path.js';
import { authority, called, certify, extension, keyUsage, type Party } from '../testing/certificates.js';
import { newKey } from '../testing/keys.js';
import { generalName } from '../testing/path-extensions.js';
import { SIGNING } from '../testing/pki.js';
import { revocationList, type CrlOptions } from '../testing/revocation.js';

const AT = new Date('2026-06-01T12:00:00Z');
const REVOKED_AT = new Date('2026-05-01T00:00:00Z');
const PLACE = 'http://crl.example.kz/a.crl';
const OTHER_PLACE = 'http://crl.example.kz/b.crl';

/** DistributionPointName with a full name. */
const fullName = (...names: Uint8Array[]): Uint8Array => der(context(0), der(context(0), ...names));
const reasonFlags = (tag: number, ...bits: number[]): Uint8Array => {
  const octets = new Uint8Array(2);
  for (const bit of bits) octets[bit >> 3]! |= 0x80 >> (bit & 7);
  return der(context(tag, false), Uint8Array.of(0), octets);
};
const points = (...list: Uint8Array[]): Uint8Array => extension(EXTENSION.crlDistributionPoints, sequence(...list));
const scope = (...fields: Uint8Array[]): Uint8Array =>
  extension(EXTENSION.issuingDistributionPoint, sequence(...fields), true);
const flag = (number: number): Uint8Array => der(context(number, false), Uint8Array.of(0xff));

describe('what a CRL is about', () => {
  let [root, other]: Party[] = [];
  let leaf: Party;

  const leafWith = async (...extensions: Uint8Array[]): Promise<Party> =>
    certify({
      subject: called('L'),
      key: await newKey('p256'),
      issuer: root!,
      extensions: [keyUsage(...SIGNING), ...extensions],
    });

  beforeAll(async () => {
    const extensions = [authority(), keyUsage(5, 6)];
    root = await certify({ subject: called('Root'), key: await newKey('p256'), extensions });
    other = await certify({
      subject: called('CRL issuer'),
      key: await newKey('p256'),
      issuer: root,
      extensions: [keyUsage(6)],
    });
    leaf = await leafWith(points(sequence(fullName(generalName.uri(PLACE)))));
  });

  const list = (options: Partial<CrlOptions> = {}): Promise<Uint8Array> =>
    revocationList({ issuer: root!, ...options });

  async function verdict(of: Party, crls: readonly Uint8Array[], more: readonly Party[] = []): Promise<string> {
    const { subIndication } = await validatePath({
      leaf: of.certificate,
      trust: { anchors: [root!.certificate] },
      evidence: { certificates: more.map(({ certificate }) => certificate), crls, ocspResponses: [] },
      at: AT,
      inputs: DOCUMENT_INPUTS,
    });
    return subIndication ?? 'VALID';
  }

  it('the distribution point: the same, another, none', async () => {
    const at = (place: string): Uint8Array => scope(fullName(generalName.uri(place)));
    expect(await verdict(leaf, [await list({ extensions: [at(PLACE)] })])).toBe('VALID');
    expect(await verdict(leaf, [await list({ extensions: [at(OTHER_PLACE)] })])).toBe('TRY_LATER');
    expect(await verdict(leaf, [await list()])).toBe('VALID');
  });

  it('kinds of certificates: a list about others says nothing', async () => {
    const verdicts = [];
    for (const number of [1, 2, 5])
      verdicts.push(await verdict(leaf, [await list({ extensions: [scope(flag(number))] })]));
    expect(verdicts).toEqual(['VALID', 'TRY_LATER', 'TRY_LATER']);
  });

  it('reasons: several lists together, once they cover all of them', async () => {
    const [some, rest] = [
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ];
    const by = (bits: number[], options: Partial<CrlOptions> = {}): Promise<Uint8Array> =>
      list({ extensions: [scope(reasonFlags(3, ...bits))], ...options });
    expect(await verdict(leaf, [await by(some)])).toBe('TRY_LATER');
    expect(await verdict(leaf, [await by(some), await by(some)])).toBe('TRY_LATER');
    expect(await verdict(leaf, [await by(some), await by(rest)])).toBe('VALID');
    const revoked = [{ party: leaf, at: REVOKED_AT, reason: 4 }];
    expect(await verdict(leaf, [await by(some, { revoked })])).toBe('REVOKED_NO_POE');
  });

  it('an indirect list of the issuer that the certificate names; entries belong to the issuer named last', async () => {
    const named = await leafWith(
      points(sequence(fullName(generalName.uri(PLACE)), der(context(2), generalName.directory(other!.name)))),
    );
    const about = scope(fullName(generalName.uri(PLACE)), flag(4));
    const issuedBy = (name: Uint8Array): Uint8Array =>
      extension(EXTENSION.certificateIssuer, sequence(generalName.directory(name)), true);
    const indirect = (options: Partial<CrlOptions>): Promise<Uint8Array> =>
      revocationList({ issuer: other!, extensions: [about], ...options });
    const own = await list();
    expect(await verdict(named, [own, await indirect({})], [other!])).toBe('VALID');
    const entry = (name: Uint8Array) => [{ party: named, at: REVOKED_AT, extensions: [issuedBy(name)] }];
    expect(await verdict(named, [own, await indirect({ revoked: entry(root!.name) })], [other!])).toBe(
      'REVOKED_NO_POE',
    );
    expect(await verdict(named, [own, await indirect({ revoked: entry(called('Another CA')) })], [other!])).toBe(
      'VALID',
    );
    // a certificate that names nobody is not in the hands of whoever signs an indirect list
    expect(await verdict(leaf, [await indirect({})], [other!])).toBe('TRY_LATER');
  });

  it('a list signed by another key of the CA counts when the CA certified that key', async () => {
    const key = await newKey('p256');
    const second = await certify({ subject: root!.name, key, issuer: root!, extensions: [keyUsage(6)] });
    const signed = await revocationList({ issuer: second });
    const ownStatus = await list();
    expect(await verdict(leaf, [signed, ownStatus], [second])).toBe('VALID');
    const stranger = await certify({
      subject: root!.name,
      key: await newKey('p256'),
      extensions: [authority(), keyUsage(5, 6)],
    });
    expect(await verdict(leaf, [await revocationList({ issuer: stranger })], [stranger])).toBe('TRY_LATER');
    const mayNot = await certify({
      subject: root!.name,
      key: await newKey('p256'),
      issuer: root!,
      extensions: [keyUsage(0)],
    });
    expect(await verdict(leaf, [await revocationList({ issuer: mayNot })], [mayNot])).toBe('TRY_LATER');
  });

  it('a delta: joined to a base that is no older than the one it builds on', async () => {
    const revoked = [{ party: leaf, at: REVOKED_AT, reason: 1 }];
    const base = await list({ number: 5 });
    const delta = (deltaBase: number): Promise<Uint8Array> => list({ number: 6, deltaBase, revoked });
    expect(await verdict(leaf, [base, await delta(5)])).toBe('REVOKED_NO_POE');
    expect(await verdict(leaf, [base, await delta(6)])).toBe('VALID');
    expect(await verdict(leaf, [await list({ number: 6, deltaBase: 5 })])).toBe('TRY_LATER');
  });

  it('removeFromCRL in a delta ends a hold', async () => {
    const base = await list({ number: 5, revoked: [{ party: leaf, at: REVOKED_AT, reason: 6 }] });
    const delta = await list({ number: 6, deltaBase: 5, revoked: [{ party: leaf, at: REVOKED_AT, reason: 8 }] });
    expect(await verdict(leaf, [base])).toBe('TRY_LATER');
    expect(await verdict(leaf, [base, delta])).toBe('VALID');
  });

  it('an entry among many is found, by scan and by table', async () => {
    const serial = (n: number): Uint8Array => der(TAG.integer, Uint8Array.of(0x10, n >> 8, n & 0xff));
    const many = Array.from({ length: 3000 }, (_, n) => ({ party: { ...leaf, serial: serial(n) }, at: REVOKED_AT }));
    const crl = await list({ revoked: [...many, { party: leaf, at: REVOKED_AT, reason: 4 }, ...many] });
    for (let i = 0; i < 3; i++) expect(await verdict(leaf, [crl])).toBe('REVOKED_NO_POE');
    expect(await verdict(await leafWith(), [crl])).toBe('VALID');
  });

  it('a list whose "expired certificates on CRL" cannot be read is passed over, and spoils nothing', async () => {
    const odd = await list({ extensions: [extension(EXTENSION.expiredCertsOnCrl, derNull())] });
    expect(await verdict(leaf, [odd])).toBe('TRY_LATER');
    expect(await verdict(leaf, [odd, await list()])).toBe('VALID');
  });

  it('the issuer of an indirect list is asked about too, and asked for only where there is no other word', async () => {
    const named = der(context(2), generalName.directory(other!.name));
    const of = await leafWith(points(sequence(fullName(generalName.uri(PLACE)), named)));
    const trust = { anchors: [root!.certificate] };
    const wanted = await requiredEvidenceFor(readCertificate(of.certificate), trust, [other!.certificate]);
    expect(wanted.map(({ kind, certificate, required }) => [kind, certificate, required])).toEqual([
      ['signer', of.certificate, true],
      ['authority', other!.certificate, false],
    ]);
    // its lists may be its own: then the circle ends
    const circular = await certify({
      subject: called('Circular'),
      key: await newKey('p256'),
      issuer: root!,
      extensions: [keyUsage(6), points(sequence(der(context(2), generalName.directory(called('Circular')))))],
    });
    expect(await requiredEvidenceFor(readCertificate(circular.certificate), trust)).toHaveLength(1);
  });
});
