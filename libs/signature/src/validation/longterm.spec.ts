import { CMS, KEY_PURPOSE } from '../algorithms/oids.js';
import { digest } from '../algorithms/digests.js';
import { concat } from '../asn1/values.js';
import { oid } from '../asn1/writer.js';
import { raise, type RaisedLevel } from '../building/raise.js';
import { signCms } from '../building/sign-cms.js';
import { signatureValues } from '../building/timestamp.js';
import { addUnsignedAttribute } from '../building/unsigned-attributes.js';
import { addValidationMaterial } from '../building/validation-material.js';
import { CADES } from '../cms/attribute-ids.js';
import { readSignedData } from '../cms/signed-data.js';
import type { Report, SignatureReport } from '../report/report.js';
import { called, certify, keyPurposes, keyUsage, type Party } from '../testing/certificates.js';
import { attribute, signerInfo, usualAttributes } from '../testing/forge.js';
import { newKey } from '../testing/keys.js';
import { makePki, type TestPki } from '../testing/pki.js';
import { revocationList, timestampToken } from '../testing/revocation.js';
import { readTstInfo } from '../timestamp/tst-info.js';
import type { Content, Evidence } from './types.js';
import { validate } from './validate.js';

const CONTENT = new TextEncoder().encode('Шарт');
const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
const NONE: Evidence = { certificates: [], crls: [], ocspResponses: [] };

describe('E-7.5.3 signatures that outlive what they rest on', () => {
  let pki: TestPki;
  let laterTsa: Party;
  let plain: Uint8Array;

  const crl = (from: string, until: string): Promise<Uint8Array> =>
    revocationList({ issuer: pki.issuing, thisUpdate: day(from), nextUpdate: day(until) });

  beforeAll(async () => {
    pki = await makePki('gost');
    laterTsa = await certify({
      subject: called('Later TSA'),
      key: await newKey('gost'),
      issuer: pki.issuing,
      notBefore: day('2028-01-01'),
      notAfter: day('2031-01-01'),
      extensions: [keyUsage(0), keyPurposes(true, KEY_PURPOSE.timeStamping)],
    });
    const { certificate, key } = pki.signer;
    plain = await signCms({ content: CONTENT, detached: false, certificate, privateKey: key.privateKey });
  });

  /** Raises with timestamps of one time and lists of one week. */
  const raised = (
    signature: Uint8Array,
    to: RaisedLevel,
    at: string,
    list: string,
    tsa = pki.tsa,
  ): Promise<Uint8Array> =>
    raise(signature, to, {
      timestamp: (over, hash) => timestampToken({ tsa, over, hash, genTime: day(at) }),
      material: async () => ({
        certificates: [pki.issuing.certificate, tsa.certificate],
        crls: [await crl(at, list)],
        ocspResponses: [],
      }),
    });

  const judge = (
    signature: Uint8Array,
    at: string,
    evidence: Partial<Evidence> = {},
    content: Content = 'none',
  ): Promise<Report> =>
    validate({ signature, content, trust: pki.trust, evidence: { ...NONE, ...evidence }, at: day(at) });

  const verdict = (report: Report): unknown[] => {
    const one = report.signatures[0]!;
    return [report.subIndication ?? report.indication, one.level, one.process];
  };

  it('says the level, the process and what is proven', async () => {
    const fresh = { crls: [await crl('2026-03-02', '2026-03-09')] };
    const of = async (signature: Uint8Array, evidence: Partial<Evidence> = {}) =>
      verdict(await judge(signature, '2026-03-03', evidence));
    expect(await of(plain, fresh)).toEqual(['TOTAL-PASSED', 'B', 'basic']);
    expect(await of(await raised(plain, 'T', '2026-03-01', '2026-03-08'), fresh)).toEqual([
      'TOTAL-PASSED',
      'T',
      'long-term',
    ]);
    expect(await of(await raised(plain, 'LT', '2026-03-01', '2026-03-08'))).toEqual([
      'TOTAL-PASSED',
      'LT',
      'long-term',
    ]);
    const lta = await raised(plain, 'LTA', '2026-03-01', '2026-03-08');
    expect(await of(lta)).toEqual(['TOTAL-PASSED', 'LTA', 'archival']);
    const [report] = (await judge(lta, '2026-03-03')).signatures;
    const proven = new Set(report?.proofs?.map(({ what }) => what));
    expect(proven).toEqual(new Set(['signature', 'certificate', 'crl', 'timestamp']));
    expect(report?.revocation?.map(({ status, source }) => [status, source])).toEqual([
      ['good', 'crl'],
      ['none', null],
    ]);
    expect(report?.blocks?.map(({ block }) => block)).toEqual([
      'identification',
      'x509',
      'cryptographic',
      'acceptance',
      'timestamps',
    ]);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('evidence that is kept beside the signature counts like evidence inside', async () => {
    const timestamps = [
      await timestampToken({ tsa: pki.tsa, over: signatureValues(plain)[0]!, genTime: day('2026-03-01') }),
    ];
    const evidence = {
      certificates: [pki.issuing.certificate],
      crls: [await crl('2026-03-01', '2026-03-08')],
      timestamps,
    };
    expect(verdict(await judge(plain, '2026-03-03', evidence))).toEqual(['TOTAL-PASSED', 'T', 'long-term']);
    const kept = { ...evidence, kept: true };
    expect(verdict(await judge(plain, '2026-03-03', kept))).toEqual(['TOTAL-PASSED', 'LT', 'long-term']);
  });

  it('a TSA that has expired is rescued by a later archive timestamp, and by nothing else', async () => {
    const first = await raised(plain, 'LT', '2026-03-01', '2026-03-08');
    const renewed = await raised(first, 'LTA', '2028-06-01', '2028-07-01', laterTsa);
    const now = { crls: [await crl('2029-06-01', '2029-06-08')] };
    expect(verdict(await judge(renewed, '2029-06-02', now))).toEqual(['TOTAL-PASSED', 'LTA', 'archival']);
    const [report] = (await judge(renewed, '2029-06-02', now)).signatures;
    expect(report?.bestSignatureTime).toBe(day('2026-03-01').toISOString());
    expect(verdict(await judge(first, '2029-06-02', now))[0]).toBe('OUT_OF_BOUNDS_NO_POE');
    // stamped too late: the first TSA had ended before anything proved its token
    const late = await raised(first, 'LTA', '2029-05-01', '2029-05-08', laterTsa);
    expect(verdict(await judge(late, '2029-06-02', now))[0]).toBe('OUT_OF_BOUNDS_NO_POE');
  });

  it('the imprint is composed octet for octet as ETSI EN 319 122-1 5.5.3 has it', async () => {
    const lta = await raised(plain, 'LTA', '2026-03-01', '2026-03-08');
    const [signer] = readSignedData(lta).signers;
    const valueOf = (type: string, of = signer!) =>
      of.unsignedAttributes.find((one) => one.type === type)!.values[0]!.bytes;
    const token = readSignedData(valueOf(CADES.archiveTimestampV3));
    const { hashAlgorithm, imprint } = readTstInfo(token.content!);
    const index = valueOf(CADES.hashIndexV3, token.signers[0]);
    // the fields as they stand in the signature that was never raised
    const fields = readSignedData(plain).signers[0]!.fields.map(({ bytes }) => bytes);
    const octets = concat([oid(CMS.data), await digest(hashAlgorithm, CONTENT), ...fields, index]);
    expect(await digest(hashAlgorithm, octets)).toEqual(imprint);
  });

  it('what an archive timestamp covers cannot be taken away; what is added later is not covered and does no harm', async () => {
    const lta = await raised(plain, 'LTA', '2026-03-01', '2026-03-08');
    const more = addValidationMaterial(lta, { ...NONE, crls: [await crl('2026-03-02', '2026-03-09')] });
    expect(verdict(await judge(more, '2026-03-03'))[1]).toBe('LTA');
    const [signer] = readSignedData(lta).signers;
    const token = signer!.unsignedAttributes.find(({ type }) => type === CADES.archiveTimestampV3)!.values[0]!.bytes;
    const moved = addUnsignedAttribute(
      await raised(plain, 'T', '2026-03-01', '2026-03-08'),
      CADES.archiveTimestampV3,
      token,
    );
    const report = await judge(moved, '2026-03-03', { crls: [await crl('2026-03-02', '2026-03-09')] });
    expect(verdict(report)).toEqual(['TOTAL-PASSED', 'T', 'long-term']);
    const remarks = report.signatures[0]!.checks.filter(({ ok }) => !ok).map(({ detail }) => detail);
    expect(remarks).toEqual(['the hash index names a certificate that is not there']);
    const old = addUnsignedAttribute(plain, CADES.archiveTimestampV2, token);
    await expect(raised(old, 'LT', '2026-03-01', '2026-03-08')).rejects.toThrow('version 2');
  });

  it('counter-signatures are judged on their own and change nothing above them', async () => {
    const value = signatureValues(plain)[0]!;
    const over = async (content: Uint8Array, withType = false, unsigned?: Uint8Array[]): Promise<Uint8Array> => {
      const [type, ...attributes] = await usualAttributes(content, pki.signer);
      const options = { signer: pki.signer, attributes: withType ? [type!, ...attributes] : attributes };
      return signerInfo({ ...options, ...(unsigned && { unsigned }) });
    };
    const fresh = { crls: [await crl('2026-03-02', '2026-03-09')] };
    const counters = async (counter: Uint8Array): Promise<readonly SignatureReport[]> => {
      const signature = addUnsignedAttribute(plain, CMS.counterSignature, counter);
      const report = await judge(signature, '2026-03-03', fresh);
      expect(verdict(report)).toEqual(['TOTAL-PASSED', 'B', 'basic']);
      return report.signatures[0]!.counterSignatures ?? [];
    };
    const subs = async (counter: Uint8Array) =>
      (await counters(counter)).map((one) => one.subIndication ?? one.indication);
    expect(await subs(await over(value))).toEqual(['TOTAL-PASSED']);
    expect(await subs(await over(CONTENT))).toEqual(['HASH_FAILURE']);
    expect(await subs(await over(value, true))).toEqual(['FORMAT_FAILURE']);
    expect(await subs(oid('1.2.3'))).toEqual([]);
    const outer = await over(value, false, [attribute(CMS.counterSignature, await over(CONTENT))]);
    const [nested] = await counters(outer);
    expect(nested?.indication).toBe('TOTAL-PASSED');
    expect(nested?.counterSignatures?.map((one) => one.subIndication)).toEqual(['HASH_FAILURE']);
  });
});
