import { readFileSync } from 'node:fs';
import { ALGORITHM } from '../algorithms/oids.js';
import { digestWeakness, weakness, type PublicKey, type Scheme } from '../algorithms/schemes.js';
import { addSignatureTimestamp, signatureValues } from '../building/timestamp.js';
import { attribute, forge, reference } from '../testing/forge.js';
import { makePki, SIGNING } from '../testing/pki.js';
import { called, certify, keyUsage } from '../testing/certificates.js';
import { newKey } from '../testing/keys.js';
import { revocationList, timestampToken } from '../testing/revocation.js';
import { octetString, oid } from '../asn1/writer.js';
import { CMS } from '../algorithms/oids.js';
import { digest } from '../algorithms/digests.js';
import { validate } from '../validation/validate.js';
import { DEFAULT_POLICY } from './default-policy.js';
import { readPolicy } from './read-policy.js';

const file = (): Record<string, never> =>
  JSON.parse(readFileSync('libs/signature/src/policy/policy.json', 'utf8')) as Record<string, never>;

/** The file with one value put at a place. */
function changed(place: string, value: unknown): unknown {
  const whole = file();
  const fields = place.split('.');
  let at: Record<string, never> = whole;
  for (const field of fields.slice(0, -1)) at = at[field]!;
  const name = fields.at(-1)!;
  if (value === undefined) delete at[name];
  else Object.assign(at, { [name]: value });
  return whole;
}

describe('the policy file', () => {
  it('is the policy in force', () => {
    expect({ purpose: 'document', ...readPolicy(file()) }).toEqual(DEFAULT_POLICY);
  });

  it.each([
    ['name', 7, 'name'],
    ['version', '', 'version'],
    ['clockSkewSeconds', -1, 'clockSkewSeconds'],
    ['ocspMaxAgeSeconds', '1 day', 'ocspMaxAgeSeconds'],
    ['benignReasons', ['boredom'], 'benignReasons[0]'],
    ['keyUsage.login', [], 'keyUsage.login'],
    ['limits.signers', 1.5, 'limits.signers'],
    ['limits.asn1.maxDepth', 1e9, 'limits.asn1.maxDepth'],
    ['limits.timestamps', undefined, 'limits.timestamps'],
    ['limits.patience', 1, 'limits.patience'],
    ['algorithms.digests.0.oid', 'sha256', 'algorithms.digests[0].oid'],
    ['algorithms.digests.0.until', '2014-02-30', 'algorithms.digests[0].until'],
    ['algorithms.signatures.0.scheme', 'dsa', 'algorithms.signatures[0].scheme'],
    ['algorithms.keys.0.minBits', 512, 'algorithms.keys[0].minBits'],
    ['algorithms.keys.2.curve', 'P-192', 'algorithms.keys[2].curve'],
    ['algorithms.keys.2.kind', undefined, 'algorithms.keys[2].kind'],
    ['algorithms.keys.1', { kind: 'rsa', minBits: 2048, from: '2020-01-01', until: '2019-01-01' }, 'keys[1].until'],
    ['algorithms.keys.1', null, 'algorithms.keys[1].kind'],
  ])('%s = %j is refused by name', (place, value, named) => {
    expect(() => readPolicy(changed(place, value))).toThrow(named);
  });

  it.each([[null], [[]], ['policy'], [{}]])('%j is no policy', (json) => {
    expect(() => readPolicy(json)).toThrow(/^policy: /);
  });
});

const rules = DEFAULT_POLICY.algorithms;
const rsa = (bits: number, exponent = 65_537): PublicKey => ({ kind: 'rsa', spki: new Uint8Array(), bits, exponent });
const pkcs1 = (hash: string): Scheme => ({ kind: 'rsa-pkcs1', hash });
const on = (day: string): Date => new Date(`${day}T00:00:00Z`);

describe('E-9.2 algorithms by date', () => {
  it.each([
    ['SHA-256, RSA-2048', pkcs1(ALGORITHM.sha256), rsa(2048), '2040-01-01', undefined],
    ['SHA-1 in time', pkcs1(ALGORITHM.sha1), rsa(2048), '2013-12-31', undefined],
    ['SHA-1 on its first day too late', pkcs1(ALGORITHM.sha1), rsa(2048), '2014-01-01', /SHA-1 is acceptable until/],
    ['RSA-1024 in time', pkcs1(ALGORITHM.sha256), rsa(1024), '2013-12-31', undefined],
    ['RSA-1024 too late', pkcs1(ALGORITHM.sha256), rsa(1024), '2014-01-01', /RSA-1024 is acceptable until 2014/],
    ['RSA-2047', pkcs1(ALGORITHM.sha256), rsa(2047), '2026-01-01', /RSA-2047/],
    ['RSA-1023, whenever', pkcs1(ALGORITHM.sha256), rsa(1023), '2001-01-01', /RSA-1023 is not in the list/],
    ['MD5, whenever', pkcs1('1.2.840.113549.2.5'), rsa(2048), '1999-01-01', /is not in the list/],
    ['e = 1', pkcs1(ALGORITHM.sha256), rsa(2048, 1), '2026-01-01', /exponent of 1/],
    ['an even e', pkcs1(ALGORITHM.sha256), rsa(2048, 4), '2026-01-01', /exponent of 4/],
  ] as const)('%s', (_, scheme, key, day, reason) => {
    const found = weakness(scheme, key, rules, on(day));
    if (reason === undefined) expect(found).toBeUndefined();
    else expect(found).toMatch(reason);
  });

  it('an entry may begin later than the world', () => {
    const late = { ...rules, digests: [{ name: 'SHA-256', oid: ALGORITHM.sha256, from: on('2030-01-01') }] };
    expect(digestWeakness(ALGORITHM.sha256, late, on('2026-01-01'))).toMatch(/from a later day on/);
    expect(digestWeakness(ALGORITHM.sha256, late, on('2030-01-01'))).toBeUndefined();
  });

  it('a scheme that is taken out of the list is refused', () => {
    const none = { ...rules, signatures: rules.signatures.filter(({ scheme }) => scheme !== 'rsa-pkcs1') };
    expect(weakness(pkcs1(ALGORITHM.sha256), rsa(4096), none, on('2026-01-01'))).toMatch(
      /rsa-pkcs1 is not in the list/,
    );
  });

  it('a weak signature passes when it is proven to be of a time when it was not weak', async () => {
    const pki = await makePki('rsa');
    const key = await newKey('rsa', 1024);
    const subject = called('Short');
    const extensions = [keyUsage(...SIGNING)];
    const signer = await certify({ subject, key, issuer: pki.issuing, extensions });
    const content = new TextEncoder().encode('Шарт');
    const attributes = [
      attribute(CMS.contentType, oid(CMS.data)),
      attribute(CMS.messageDigest, octetString(await digest(ALGORITHM.sha256, content))),
      attribute(CMS.signingCertificateV2, await reference(signer.certificate, ALGORITHM.sha256)),
    ];
    const signature = await forge({ signer, content, attributes });
    const token = await timestampToken({
      tsa: pki.tsa,
      over: signatureValues(signature)[0]!,
      genTime: on('2026-03-01'),
    });
    const evidence = { certificates: [], crls: [await revocationList({ issuer: pki.issuing })], ocspResponses: [] };
    const until = (day: string) => ({
      algorithms: { ...rules, keys: [rules.keys[0]!, { kind: 'rsa' as const, minBits: 1024, until: on(day) }] },
    });
    const judge = async (bytes: Uint8Array, day: string): Promise<string | null> =>
      (
        await validate({
          signature: bytes,
          content: 'none',
          trust: pki.trust,
          evidence,
          at: new Date('2026-06-01T13:00:00Z'),
          policy: until(day),
        })
      ).subIndication;
    const stamped = addSignatureTimestamp(signature, token);
    expect(await judge(stamped, '2026-04-01')).toBeNull();
    expect(await judge(signature, '2026-04-01')).toBe('CRYPTO_CONSTRAINTS_FAILURE_NO_POE');
    expect(await judge(stamped, '2026-02-01')).toBe('CRYPTO_CONSTRAINTS_FAILURE_NO_POE');
  });
});
