import { ALGORITHM, EXTENSION, KEY_PURPOSE } from '../algorithms/oids.js';
import { derNull, integer, octetString, oid, sequence, setOf } from '../asn1/writer.js';
import { addSignatureTimestamp, signatureValues } from '../building/timestamp.js';
import { CADES } from '../cms/attribute-ids.js';
import type { Report, SubIndication } from '../report/report.js';
import { authority, called, certify, extension, keyPurposes, keyUsage, type Party } from '../testing/certificates.js';
import { attribute, forge, usualAttributes, type ForgeOptions } from '../testing/forge.js';
import { newKey, type TestKey } from '../testing/keys.js';
import { ISSUING, makePki, SIGNING, type TestPki } from '../testing/pki.js';
import { ocspResponse, revocationList, timestampToken } from '../testing/revocation.js';
import { DEFAULT_POLICY, type Evidence, type ValidationRequest } from './types.js';
import { validate } from './validate.js';

const CONTENT = new TextEncoder().encode('Шарт');
const AT = new Date('2026-06-01T13:00:00Z');
const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
const NONE: Evidence = { certificates: [], crls: [], ocspResponses: [] };

describe('each sub-indication has a case', () => {
  let pki: TestPki;
  let good: Uint8Array;

  beforeAll(async () => {
    pki = await makePki('gost');
    good = await revocationList({ issuer: pki.issuing });
  });

  /** A signature by someone, forged in the way given. */
  const sign = async (options: Partial<ForgeOptions> & { more?: readonly Uint8Array[] } = {}): Promise<Uint8Array> => {
    const { signer = pki.signer, more = [], ...rest } = options;
    const attributes = [...(await usualAttributes(CONTENT, signer)), ...more];
    return forge({ content: CONTENT, signer, attributes, ...rest });
  };

  const stamp = async (signature: Uint8Array, genTime: Date): Promise<Uint8Array> =>
    addSignatureTimestamp(
      signature,
      await timestampToken({ tsa: pki.tsa, over: signatureValues(signature)[0]!, genTime }),
    );

  const contentStamp = async (genTime: Date): Promise<Uint8Array> =>
    attribute(CADES.contentTimestamp, await timestampToken({ tsa: pki.tsa, over: CONTENT, genTime }));

  const judge = (
    signature: Uint8Array,
    { crls = [good], ...rest }: Partial<Evidence> & Partial<ValidationRequest> = {},
  ): Promise<Report> => {
    const { at = AT, content = 'none', trust = pki.trust, policy, ...evidence } = rest;
    return validate({
      signature,
      content,
      trust,
      at,
      evidence: { ...NONE, ...evidence, crls },
      ...(policy && { policy }),
    });
  };

  const crl = (thisUpdate: string, nextUpdate: string): Promise<Uint8Array> =>
    revocationList({ issuer: pki.issuing, thisUpdate: day(thisUpdate), nextUpdate: day(nextUpdate) });

  const revoked = (reason: number): Promise<Uint8Array> =>
    revocationList({ issuer: pki.issuing, revoked: [{ party: pki.signer, at: day('2026-05-01'), reason }] });

  const issuedBy = async (issuer: Party, key: TestKey, extensions: Uint8Array[], notAfter?: Date): Promise<Party> =>
    certify({ subject: called(`Party ${Math.random()}`), key, issuer, extensions, ...(notAfter && { notAfter }) });

  const policyAttribute = (...value: Uint8Array[]): Uint8Array => attribute(CADES.signaturePolicy, ...value);

  /** A CA under a root that signs certificates with SHA-384 and lists with SHA-256, and a signer under it. */
  const underOldDigest = async (): Promise<{
    signature: Uint8Array;
    options: Parameters<typeof judge>[1];
    ca: Party;
  }> => {
    const rsa = await newKey('rsa');
    const pkcs8 = await globalThis.crypto.subtle.exportKey('pkcs8', rsa.privateKey as never);
    const sha384 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-384' };
    const privateKey = await globalThis.crypto.subtle.importKey('pkcs8', pkcs8, sha384, true, ['sign']);
    const old = { ...rsa, privateKey, signatureAlgorithm: sequence(oid(ALGORITHM.rsaSha384), derNull()) };
    const extensions = [authority(), keyUsage(...ISSUING)];
    const root = await certify({ subject: called('Old root'), key: rsa, extensions });
    const ca = await issuedBy({ ...root, key: old }, await newKey('gost'), extensions);
    const signer = await issuedBy(ca, await newKey('gost'), [keyUsage(...SIGNING)]);
    const crls = [good, await revocationList({ issuer: root }), await revocationList({ issuer: ca })];
    const trust = { ...pki.trust, anchors: [...pki.trust.anchors, root.certificate] };
    const digests = DEFAULT_POLICY.algorithms.digests.map((one) =>
      one.oid === ALGORITHM.sha384 ? { ...one, until: day('2026-04-01') } : one,
    );
    const policy = { algorithms: { ...DEFAULT_POLICY.algorithms, digests } };
    const certificates = [signer.certificate, ca.certificate];
    const signature = await stamp(await sign({ signer, certificates }), day('2026-03-01'));
    return { signature, options: { crls, trust, policy }, ca };
  };

  const CASES: Readonly<Record<SubIndication, () => Promise<Report>>> = {
    NO_SIGNATURE_FOUND: async () => judge(await sign({ signerInfos: [] })),
    FORMAT_FAILURE: async () => judge((await sign()).subarray(0, 300)),
    HASH_FAILURE: async () => judge(await sign(), { content: { bytes: new TextEncoder().encode('Шарт 2') } }),
    SIG_CRYPTO_FAILURE: async () => judge(await sign({ signature: new Uint8Array(128).fill(7) })),
    REVOKED: async () => judge(await stamp(await sign(), day('2026-03-01')), { crls: [await revoked(1)] }),
    EXPIRED: async () => {
      const at = day('2027-02-01');
      const signature = await sign({ more: [await contentStamp(day('2027-01-15'))] });
      return judge(signature, { at, crls: [await crl('2027-02-01', '2027-02-02')] });
    },
    NOT_YET_VALID: async () =>
      judge(await sign(), { at: day('2025-12-01'), crls: [await crl('2025-12-01', '2025-12-02')] }),
    SIG_CONSTRAINTS_FAILURE: async () => {
      const content = setOf(await usualAttributes(CONTENT, pki.signer));
      return judge(await forge({ signer: pki.signer, content }));
    },
    CHAIN_CONSTRAINTS_FAILURE: async () =>
      judge(await sign({ signer: await issuedBy(pki.issuing, await newKey('gost'), [keyUsage(0)]) })),
    CERTIFICATE_CHAIN_GENERAL_FAILURE: async () => {
      const { signer: certificate, issuing: issuer, responder } = pki;
      return judge(await sign(), {
        crls: [],
        ocspResponses: [await ocspResponse({ certificate, issuer, responder, status: 'unknown' })],
      });
    },
    CRYPTO_CONSTRAINTS_FAILURE: async () => judge(await sign({ signatureAlgorithm: sequence(oid('1.2.3.4')) })),
    CRYPTO_CONSTRAINTS_FAILURE_NO_POE: async () => {
      const signatures = [{ scheme: 'gost' as const, until: day('2026-04-01') }];
      return judge(await sign(), { policy: { algorithms: { ...DEFAULT_POLICY.algorithms, signatures } } });
    },
    POLICY_PROCESSING_ERROR: async () => judge(await sign({ more: [policyAttribute(integer(5))] })),
    SIGNATURE_POLICY_NOT_AVAILABLE: async () => {
      const hash = sequence(sequence(oid(ALGORITHM.sha256)), octetString(new Uint8Array(32)));
      return judge(await sign({ more: [policyAttribute(sequence(oid('1.2.3.4'), hash))] }));
    },
    TIMESTAMP_ORDER_FAILURE: async () =>
      judge(await stamp(await sign({ more: [await contentStamp(day('2026-04-01'))] }), day('2026-03-01'))),
    NO_SIGNING_CERTIFICATE_FOUND: async () => judge(await sign({ certificates: [] })),
    NO_CERTIFICATE_CHAIN_FOUND: async () => {
      const stranger = await certify({ subject: called('Elsewhere'), key: await newKey('gost') });
      return judge(await sign(), { trust: { anchors: [stranger.certificate] } });
    },
    NO_CERTIFICATE_CHAIN_FOUND_NO_POE: async () => {
      const extensions = [authority(), keyUsage(...ISSUING)];
      const notAfter = day('2026-05-01');
      const root = await certify({ subject: called('Ended root'), key: await newKey('gost'), notAfter, extensions });
      const signer = await issuedBy(root, await newKey('gost'), [keyUsage(...SIGNING)]);
      const crls = [await revocationList({ issuer: root })];
      return judge(await sign({ signer }), { crls, trust: { anchors: [root.certificate] } });
    },
    REVOKED_NO_POE: async () => judge(await sign(), { crls: [await revoked(4)] }),
    REVOKED_CA_NO_POE: async () => {
      const ca = await issuedBy(pki.root, await newKey('gost'), [authority(), keyUsage(...ISSUING)]);
      const signer = await issuedBy(ca, await newKey('gost'), [keyUsage(...SIGNING)]);
      const byRoot = { issuer: pki.root, revoked: [{ party: ca, at: day('2026-05-01') }] };
      const crls = [await revocationList({ issuer: ca }), await revocationList(byRoot)];
      return judge(await sign({ signer, certificates: [signer.certificate, ca.certificate] }), { crls });
    },
    OUT_OF_BOUNDS_NO_POE: async () =>
      judge(await sign(), { at: day('2027-02-01'), crls: [await crl('2026-03-02', '2026-03-09')] }),
    OUT_OF_BOUNDS_NOT_REVOKED: async () =>
      judge(await sign(), { at: day('2027-02-01'), crls: [await crl('2026-12-30', '2027-01-05')] }),
    REVOCATION_OUT_OF_BOUNDS_NO_POE: async () => {
      const extensions = [
        keyUsage(0),
        keyPurposes(false, KEY_PURPOSE.ocspSigning),
        extension(EXTENSION.ocspNoCheck, derNull()),
      ];
      const trust = { anchors: pki.trust.anchors, intermediates: pki.trust.intermediates ?? [] };
      const responder = await issuedBy(pki.issuing, await newKey('gost'), extensions, new Date('2026-06-01T12:30:00Z'));
      const { signer: certificate, issuing: issuer } = pki;
      return judge(await sign(), {
        crls: [],
        trust,
        ocspResponses: [await ocspResponse({ certificate, issuer, responder })],
      });
    },
    NO_POE: async () => {
      const { signature, options } = await underOldDigest();
      return judge(signature, options);
    },
    TRY_LATER: async () => judge(await sign(), { crls: [] }),
    SIGNED_DATA_NOT_FOUND: async () =>
      judge(await forge({ signer: pki.signer, attributes: await usualAttributes(CONTENT, pki.signer) })),
  };

  it.each(Object.keys(CASES) as SubIndication[])('%s', async (sub) => {
    const report = await CASES[sub]();
    const failed = report.signatures.flatMap(({ checks }) => checks.filter(({ ok }) => !ok));
    expect([report.subIndication, failed.map(({ id, detail }) => `${id}: ${detail}`)]).toEqual([
      sub,
      expect.anything(),
    ]);
  });

  it('and without the fault the same signature passes', async () => {
    expect((await judge(await sign())).indication).toBe('TOTAL-PASSED');
    const [stamped] = (
      await judge(await stamp(await sign({ more: [await contentStamp(day('2026-02-01'))] }), day('2026-03-01')))
    ).signatures;
    expect([stamped?.indication, stamped?.timestamps.map(({ kind }) => kind)]).toEqual([
      'TOTAL-PASSED',
      ['signature', 'content'],
    ]);
    const implied = await judge(await sign({ more: [policyAttribute(derNull())] }));
    expect([implied.indication, implied.signatures[0]?.statements]).toEqual([
      'TOTAL-PASSED',
      [{ id: 'policy', value: 'implied' }],
    ]);
  });
});
