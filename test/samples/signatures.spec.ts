import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CertificateRevocationList, Certificate } from 'pkijs';
import {
  decodePkcs8,
  equalBytes,
  fromAnyEncoding,
  gost3410,
  installCryptoEngine,
  isOcspResponder,
  authenticCrl,
  authenticOcsp,
  parseCertificate,
  readCertificate,
  readCrl,
  readOcspResponse,
  readTimestampResponse,
  requiredEvidenceFor,
  signCms,
  streebog512,
  validate,
  type Content,
  type Report,
  type Trust,
} from '@qujat/signature';
import { readP12 } from '../../apps/dev-ca/src/index.js';

const root = process.env.QUJAT_SAMPLES ?? '';
const file = (...names: string[]): Uint8Array => new Uint8Array(readFileSync(path.join(root, ...names)));
const der = (...names: string[]): Uint8Array => fromAnyEncoding(file(...names))!;
const list = (dir: string, pattern: RegExp): string[] =>
  readdirSync(path.join(root, dir)).filter((f) => pattern.test(f));

const isAnchor = (one: Uint8Array): boolean => equalBytes(readCertificate(one).issuer, readCertificate(one).subject);
const authorities = list('ca', /\.(cer|crt)$/).map((name) => der('ca', name));
const trust: Trust = {
  anchors: authorities.filter(isAnchor),
  intermediates: authorities.filter((one) => !isAnchor(one)),
};
const crls = list('crl', /\.crl$/).map((name) => der('crl', name));
/** While the CRL of 2026-08-11 is good. */
const AT = new Date('2026-11-01T00:00:00Z');

const judge = (signature: Uint8Array, content: Content = 'none', at = AT): Promise<Report> =>
  validate({ signature, content, trust, evidence: { certificates: [], crls, ocspResponses: [] }, at });
const verdict = async (...args: Parameters<typeof judge>): Promise<string> => {
  const { indication, subIndication } = await judge(...args);
  return subIndication ?? indication;
};
const failedChecks = (report: Report): string[] => [
  ...new Set(report.signatures.flatMap((one) => one.checks.filter((check) => !check.ok).map((check) => check.id))),
];

beforeAll(() => void installCryptoEngine());

describe('certificates', () => {
  it.each(list('certs', /^(?!prod).*\.cer$/))('%s leads to a root of the NCA', async (name) => {
    const certificate = der('certs', name);
    const [first] = await requiredEvidenceFor(readCertificate(certificate), trust);
    expect(first?.certificate).toEqual(certificate);
    expect(await Certificate.fromBER(certificate).verify(Certificate.fromBER(first!.issuer))).toBe(true);
    expect(parseCertificate(certificate).subject).toMatchObject({ iin: '123456789011', country: 'KZ' });
  });

  it.each(list('certs', /^prod_tsa/))('%s is signed with the NCA’s key of 2022', (name) => {
    const certificate = readCertificate(der('certs', name));
    const key = file('ca', 'nca_gost_2022_prod_pubkey.bin').subarray(3);
    expect(gost3410.verify(streebog512(certificate.tbs), certificate.signature, key)).toBe(true);
    expect(parseCertificate(certificate.der).roles).toEqual(['tsa']);
  });

  it('roles come from the key-use identifiers', () => {
    expect(parseCertificate(der('certs', 'legal_entity_signer.cer')).roles).toEqual(['legal-entity', 'first-head']);
    expect(parseCertificate(der('certs', 'individual_signer.cer')).roles).toEqual(['individual']);
  });
});

describe('revocation data', () => {
  it.each(list('crl', /\.crl$/))('%s is authentic, by us and by PKI.js', async (name) => {
    const crl = der('crl', name);
    const issuer = authorities.find((one) => equalBytes(readCertificate(one).subject, readCrl(crl).issuer))!;
    expect(await authenticCrl(crl, issuer)).toBeDefined();
    const issuerCertificate = Certificate.fromBER(issuer);
    expect(await CertificateRevocationList.fromBER(crl).verify({ issuerCertificate })).toBe(true);
    const changed = crl.slice();
    changed[60]! ^= 1;
    expect(await authenticCrl(changed, issuer)).toBeUndefined();
  });

  it.each(list('ocsp', /\.bin$/))('%s is authentic', async (name) => {
    const response = file('ocsp', name);
    const authentic = await Promise.all(authorities.map((issuer) => isOcspResponder(response, issuer)));
    expect(authentic.filter(Boolean)).toHaveLength(1);
    const changed = response.slice();
    changed[changed.length >> 1]! ^= 1;
    const after = authorities.map((issuer) => isOcspResponder(changed, issuer));
    expect(await Promise.all(after)).not.toContain(true);
  });

  it('an OCSP answer is about one certificate', async () => {
    const response = file('ocsp', 'ocsp_response_individual_sign_2004.bin');
    const issuer = der('ca', 'nca_rsa_test.crt');
    const [single] = readOcspResponse(response).responses;
    const certificate = der('certs', 'individual_valid_sign_2004_rsa.cer');
    const isAbout = readCertificate(certificate).serial === single?.certId.serial;
    const statement = await authenticOcsp(response, certificate, issuer);
    expect(statement?.status).toBe(isAbout ? 'good' : undefined);
    const other = der('certs', 'individual_valid_sign_2004_rsa_auth.cer');
    expect(await authenticOcsp(response, other, issuer)).toBeUndefined();
  });
});

describe('timestamps', () => {
  it('the response holds a token; the token’s signature and path hold, but its key signs no documents', async () => {
    expect(readTimestampResponse(file('tsp', 'tsp_response.bin'))).toHaveProperty('token');
    const report = await judge(file('tsp', 'tsp_token.bin'), 'none', new Date('2022-10-01T00:00:00Z'));
    expect(failedChecks(report)).toEqual(['certificate.key-purpose', 'path.revocation']);
    expect(report.indication).toBe('INDETERMINATE');
  });
});

describe('signatures', () => {
  it.each(list('made', /^ok_.*p7s$/))('%s passes', async (name) => {
    const content: Content = { bytes: file('made', 'doc.txt') };
    expect(await verdict(file('made', name), content)).toBe('TOTAL-PASSED');
  });

  it.each(list('made', /^bad_.*p7s$/))('%s does not pass', async (name) => {
    expect((await judge(file('made', name))).indication).not.toBe('TOTAL-PASSED');
  });

  it('says why the bad ones are bad', async () => {
    expect(await verdict(file('made', 'bad_content_changed_attached.p7s'))).toBe('HASH_FAILURE');
    expect(await verdict(file('made', 'bad_revoked_head.p7s'))).toBe('TRY_LATER'); // on hold
  });

  it.each(list('cms', /^ncanode/))('%s is sound, and long expired without a timestamp', async (name) => {
    const report = await judge(file('cms', name));
    expect(report.subIndication).toBe('OUT_OF_BOUNDS_NO_POE');
    expect(failedChecks(report)).toEqual(['path.validity', 'path.revocation']);
  });

  it('a signature of 2019 over content that nobody has is no verdict, though its value verifies', async () => {
    const report = await judge(file('cms', 'skarm_gost2004_detached_no_content.p7s'));
    expect(report.subIndication).toBe('SIGNED_DATA_NOT_FOUND');
    expect(report.signatures[0]?.checks.find((check) => check.id === 'crypto.signature')?.ok).toBe(true);
  });

  it('a GOST signature of 2022 passes at its time', async () => {
    const report = await judge(
      file('cms', 'ncanode_two_signers_attached.p7s'),
      'none',
      new Date('2022-07-29T00:00:00Z'),
    );
    expect(report.signatures[0]?.indication).toBe('TOTAL-PASSED');
    expect(report.signatures[1]?.subIndication).toBe('OUT_OF_BOUNDS_NO_POE');
  });
});

describe('containers', () => {
  it.each(list('zip', /zip$/))(
    '%s: every file is as it was signed; its key of 2020 signs no documents',
    async (name) => {
      const [signature] = (await judge(file('zip', name))).signatures;
      expect(signature!.covers.length).toBeGreaterThan(0);
      expect(signature!.covers.filter(({ intact }) => !intact)).toEqual([]);
      const holds = (id: string): boolean[] => signature!.checks.filter((check) => check.id === id).map(({ ok }) => ok);
      expect(holds('crypto.signature')).toEqual([true]);
      // their digests are by GOST 34.311-95, whose last day has passed, and nothing proves them older
      const failed = signature!.checks.filter(({ id, ok }) => id.startsWith('container.') && !ok);
      expect([...new Set(failed.map(({ id }) => id))]).toEqual(['container.digest-algorithm']);
    },
  );
});

describe('the keys of 2026', () => {
  const names = list('p12/2026', /\.p12$/);
  /** By the CRL these two are revoked as well, whatever their names say. */
  const revoked = (name: string): boolean => /revoked|legal_valid_(employee|infosystem)\.p12/.test(name);

  it.each(names)('%s signs, and the CRL decides', async (name) => {
    const { privateKeys, certificates } = readP12(file('p12/2026', name), 'Qwerty12');
    const [certificate] = certificates as [Uint8Array];
    const privateKey = decodePkcs8(privateKeys[0]!);
    const content = file('made', 'doc.txt');
    const report = await judge(await signCms({ content, detached: false, certificate, privateKey }));
    expect(report.signatures[0]?.checks.find((check) => check.id === 'crypto.signature')?.ok).toBe(true);
    if (revoked(name)) expect(failedChecks(report)).toEqual(['path.revocation']);
    else expect(report.indication).toBe('TOTAL-PASSED');
  });
});

describe('XML signatures', () => {
  it.each(list('xml', /\.xml$/))('%s: digest and value hold, and it covers the whole document', async (name) => {
    const report = await judge(file('xml', name));
    const [signature] = report.signatures;
    const made = (id: string): boolean => signature!.checks.filter((check) => check.id === id).every(({ ok }) => ok);
    expect(
      ['xml.format', 'xml.reference-digest', 'xml.coverage', 'crypto.signature'].filter((id) => !made(id)),
    ).toEqual([]);
    expect(signature).toMatchObject({ format: 'XML', covers: [{ kind: 'document', intact: true }] });
    // long expired, and no timestamp says that they are older
    expect(report.subIndication).not.toBeNull();
    expect(signature?.certificate?.subject.iin).toBe('123456789011');
  });

  it.each(list('xml', /\.xml$/))('%s: one letter changed is found', async (name) => {
    const changed = new TextDecoder().decode(file('xml', name)).replace(/(NCANode|test|770704034)/, 'other');
    expect(await verdict(new TextEncoder().encode(changed))).toBe('HASH_FAILURE');
  });
});
