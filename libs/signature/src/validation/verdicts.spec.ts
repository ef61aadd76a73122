import { CMS, EXTENSION, KEY_PURPOSE } from '../algorithms/oids.js';
import { derNull, integer, sequence } from '../asn1/writer.js';
import { signCms } from '../building/sign-cms.js';
import { addSignatureTimestamp, signatureValues } from '../building/timestamp.js';
import type { Report } from '../report/report.js';
import { explain, renderReport } from '../report/render.js';
import { authority, called, certify, extension, keyPurposes, keyUsage, type Party } from '../testing/certificates.js';
import { attribute, forge, usualAttributes } from '../testing/forge.js';
import { newKey } from '../testing/keys.js';
import { ISSUING, makePki, SIGNING, type TestPki } from '../testing/pki.js';
import {
  ocspResponse,
  revocationList,
  timestampToken,
  type CrlOptions,
  type OcspOptions,
} from '../testing/revocation.js';
import { requiredDigests, requiredEvidence } from './required.js';
import type { Trust } from './types.js';
import { validate } from './validate.js';

const CONTENT = new TextEncoder().encode('Шарт');
const AT = new Date('2026-06-01T13:00:00Z');
const STAMPED = new Date('2026-03-01T00:00:00Z');
const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

interface Given {
  readonly signature?: Uint8Array;
  readonly crls?: readonly Uint8Array[];
  readonly ocsp?: readonly Uint8Array[];
  readonly timestamps?: readonly Uint8Array[];
  readonly certificates?: readonly Uint8Array[];
  readonly trust?: Trust;
  readonly at?: Date;
}

// The national algorithms: every rule below is the same for RSA, which forgeries.spec.ts walks too.
describe('verdicts over time', () => {
  let pki: TestPki;
  let plain: Uint8Array;
  let stamped: Uint8Array;

  const sign = ({ certificate, key }: Party): Promise<Uint8Array> =>
    signCms({ content: CONTENT, detached: false, certificate, privateKey: key.privateKey });

  beforeAll(async () => {
    pki = await makePki('gost');
    plain = await sign(pki.signer);
    const token = await timestampToken({ tsa: pki.tsa, over: signatureValues(plain)[0]!, genTime: STAMPED });
    stamped = addSignatureTimestamp(plain, token);
  });

  const judge = ({ signature = plain, crls = [], ocsp = [], at = AT, ...given }: Given): Promise<Report> =>
    validate({
      signature,
      content: 'none',
      trust: given.trust ?? pki.trust,
      evidence: {
        certificates: given.certificates ?? [],
        crls,
        ocspResponses: ocsp,
        timestamps: given.timestamps ?? [],
      },
      at,
    });

  const verdict = async (given: Given): Promise<string> => {
    const { indication, subIndication } = await judge(given);
    return subIndication === null ? indication : `${indication} ${subIndication}`;
  };

  const crl = (options: Partial<CrlOptions> = {}): Promise<Uint8Array> =>
    revocationList({ issuer: pki.issuing, ...options });

  const revokedCrl = (at: Date, reason?: number, options: Partial<CrlOptions> = {}): Promise<Uint8Array> =>
    crl({ revoked: [{ party: pki.signer, at, ...(reason !== undefined && { reason }) }], ...options });

  const ocsp = (options: Partial<OcspOptions> = {}): Promise<Uint8Array> =>
    ocspResponse({ certificate: pki.signer, issuer: pki.issuing, responder: pki.responder, ...options });

  describe('revocation data', () => {
    it('none is never "valid"', async () => {
      expect(await verdict({})).toBe('INDETERMINATE TRY_LATER');
    });

    it('a fresh CRL will do, a stale or future one will not', async () => {
      expect(await verdict({ crls: [await crl()] })).toBe('TOTAL-PASSED');
      expect(await verdict({ crls: [await crl()], at: day('2026-06-03') })).toBe('INDETERMINATE TRY_LATER');
      expect(await verdict({ crls: [await crl()], at: day('2026-05-30') })).toBe('INDETERMINATE TRY_LATER');
    });

    it('a CRL by another key, of another issuer, or broken proves nothing', async () => {
      const impostor = { ...pki.issuing, key: await newKey('gost') };
      expect(await verdict({ crls: [await crl({ issuer: impostor })] })).toBe('INDETERMINATE TRY_LATER');
      expect(await verdict({ crls: [await crl({ issuer: pki.root })] })).toBe('INDETERMINATE TRY_LATER');
      const broken = await crl();
      broken[broken.length - 1]! ^= 1;
      expect(await verdict({ crls: [broken, Uint8Array.of(0x30, 3, 1)] })).toBe('INDETERMINATE TRY_LATER');
    });

    it('a CRL of another scope proves nothing', async () => {
      const scope = (tag: number): Uint8Array =>
        extension(EXTENSION.issuingDistributionPoint, sequence(Uint8Array.of(tag, 1, 0xff)), true);
      const only = async (tag: number): Promise<string> => verdict({ crls: [await crl({ extensions: [scope(tag)] })] });
      expect(await only(0x81)).toBe('TOTAL-PASSED'); // onlyContainsUserCerts
      expect(await only(0x82)).toBe('INDETERMINATE TRY_LATER'); // onlyContainsCACerts
      expect(await only(0x84)).toBe('TOTAL-PASSED'); // indirectCRL, and of the issuer itself (RFC 5280 6.3.3 (b)(1))
      expect(await only(0x85)).toBe('INDETERMINATE TRY_LATER'); // onlyContainsAttributeCerts
      const unknown = extension('1.2.3.4', derNull(), true);
      expect(await verdict({ crls: [await crl({ extensions: [unknown] })] })).toBe('INDETERMINATE TRY_LATER');
      const other = { party: pki.tsa, at: day('2026-05-01'), extensions: [unknown] };
      expect(await verdict({ crls: [await crl({ revoked: [other] })] })).toBe('INDETERMINATE TRY_LATER');
    });

    it('a delta is merged with the base it fits, and with no other', async () => {
      const base = await crl({ number: 5, thisUpdate: day('2026-05-20'), nextUpdate: day('2026-05-30') });
      const delta = await crl({ number: 6, deltaBase: 5 });
      const late = await crl({ number: 6, deltaBase: 6 });
      expect(await verdict({ crls: [base] })).toBe('INDETERMINATE TRY_LATER');
      expect(await verdict({ crls: [delta] })).toBe('INDETERMINATE TRY_LATER');
      expect(await verdict({ crls: [base, delta] })).toBe('TOTAL-PASSED');
      expect(await verdict({ crls: [base, late] })).toBe('INDETERMINATE TRY_LATER');
      const revoking = await revokedCrl(day('2026-05-31'), 4, { number: 6, deltaBase: 5 });
      expect(await verdict({ crls: [base, revoking] })).toBe('INDETERMINATE REVOKED_NO_POE');
      expect(await verdict({ crls: [await crl({ number: 5 }), revoking] })).toBe('INDETERMINATE REVOKED_NO_POE');
    });

    it('a hold that a delta lifts is lifted', async () => {
      const base = await revokedCrl(day('2026-05-01'), 6, { number: 5, thisUpdate: day('2026-05-31') });
      const lifting = await revokedCrl(day('2026-05-01'), 8, { number: 6, deltaBase: 5 });
      expect(await verdict({ crls: [base] })).toBe('INDETERMINATE TRY_LATER');
      expect(await verdict({ crls: [base, lifting] })).toBe('TOTAL-PASSED');
    });

    it('an OCSP answer by the responder the CA named, or by the CA, will do', async () => {
      expect(await verdict({ ocsp: [await ocsp()] })).toBe('TOTAL-PASSED');
      expect(await verdict({ ocsp: [await ocsp({ responder: pki.issuing })] })).toBe('TOTAL-PASSED');
    });

    it('an OCSP answer by anyone else, about another certificate, or tampered with proves nothing', async () => {
      const plainKey = keyUsage(0);
      const purpose = keyPurposes(false, KEY_PURPOSE.ocspSigning);
      const noCheck = extension(EXTENSION.ocspNoCheck, derNull());
      const responder = async (issuer: Party, ...extensions: Uint8Array[]): Promise<Uint8Array> =>
        ocsp({ responder: await certify({ subject: called('R'), key: await newKey('gost'), issuer, extensions }) });
      const outsider = await certify({ subject: called('Out'), key: await newKey('gost'), extensions: [authority()] });
      const tampered = await ocsp();
      tampered[60]! ^= 1;
      const answers = [
        await responder(pki.issuing, plainKey, noCheck), // not an OCSP key
        await responder(pki.issuing, plainKey, purpose), // its own status is not known
        await responder(pki.root, plainKey, purpose, noCheck), // by another CA of the same house
        await responder(outsider, plainKey, purpose, noCheck),
        await ocsp({ responder: { ...pki.issuing, key: await newKey('gost') } }),
        await ocsp({ bare: true }),
        await ocsp({ certificate: pki.tsa }),
        await ocsp({ extensions: [extension('1.2.3.4', derNull(), true)] }),
        tampered,
      ];
      for (const answer of answers) expect(await verdict({ ocsp: [answer] })).toBe('INDETERMINATE TRY_LATER');
    });

    it('an OCSP answer is fresh until its nextUpdate, or for a day', async () => {
      const answer = await ocsp();
      expect(await verdict({ ocsp: [answer], at: new Date('2026-06-02T11:00:00Z') })).toBe('TOTAL-PASSED');
      expect(await verdict({ ocsp: [answer], at: day('2026-06-03') })).toBe('INDETERMINATE TRY_LATER');
      expect(await verdict({ ocsp: [answer], at: new Date('2026-06-01T11:00:00Z') })).toBe('INDETERMINATE TRY_LATER');
      const short = await ocsp({ nextUpdate: new Date('2026-06-01T12:10:00Z') });
      expect(await verdict({ ocsp: [short] })).toBe('INDETERMINATE TRY_LATER');
    });

    it('a certificate the issuer does not know is not confirmed; so RFC 6960 4.4.8 has it too', async () => {
      const expected = 'INDETERMINATE CERTIFICATE_CHAIN_GENERAL_FAILURE';
      expect(await verdict({ ocsp: [await ocsp({ status: 'unknown' })] })).toBe(expected);
      const extensions = [extension(EXTENSION.ocspExtendedRevoke, derNull())];
      const never = await ocsp({ status: { at: new Date(0), reason: 6 }, extensions });
      expect(await verdict({ ocsp: [never] })).toBe(expected);
    });

    it('a revocation found anywhere weighs more than a "good" anywhere else', async () => {
      const revoked = await revokedCrl(day('2026-05-01'), 1, {
        thisUpdate: day('2026-05-02'),
        nextUpdate: day('2026-05-03'),
      });
      expect(await verdict({ crls: [revoked], ocsp: [await ocsp()] })).toBe('INDETERMINATE REVOKED_NO_POE');
    });
  });

  describe('the proven time', () => {
    const fresh = async (): Promise<Uint8Array> => crl();

    it('a timestamp proves it, inside the signature or beside it', async () => {
      const [inside] = (await judge({ signature: stamped, crls: [await fresh()] })).signatures;
      expect([inside?.indication, inside?.level, inside?.bestSignatureTime]).toEqual([
        'TOTAL-PASSED',
        'T',
        STAMPED.toISOString(),
      ]);
      const token = await timestampToken({ tsa: pki.tsa, over: signatureValues(plain)[0]!, genTime: STAMPED });
      const [beside] = (await judge({ timestamps: [token], crls: [await fresh()] })).signatures;
      expect(beside?.level).toBe('T');
    });

    it('a timestamp over something else, by no TSA, or from the future proves nothing and spoils nothing', async () => {
      const over = signatureValues(plain)[0]!;
      const notTsa = await certify({
        subject: called('No TSA'),
        key: await newKey('gost'),
        issuer: pki.issuing,
        extensions: [keyUsage(0), keyPurposes(false, KEY_PURPOSE.timeStamping)],
      });
      const stranger = await certify({
        subject: called('Stranger'),
        key: await newKey('gost'),
        extensions: [keyUsage(0), keyPurposes(true, KEY_PURPOSE.timeStamping)],
      });
      const tokens = [
        await timestampToken({ tsa: pki.tsa, over: CONTENT, genTime: STAMPED }),
        await timestampToken({ tsa: pki.signer, over, genTime: STAMPED }),
        await timestampToken({ tsa: notTsa, over, genTime: STAMPED }),
        await timestampToken({ tsa: stranger, over, genTime: STAMPED }),
        await timestampToken({ tsa: pki.tsa, over, genTime: day('2026-07-01') }),
        await timestampToken({ tsa: { ...pki.tsa, key: pki.signer.key }, over, genTime: STAMPED }),
        plain,
      ];
      for (const token of tokens) {
        const report = await judge({ signature: addSignatureTimestamp(plain, token), crls: [await fresh()] });
        expect([report.indication, report.signatures[0]?.level]).toEqual(['TOTAL-PASSED', 'B']);
        expect(report.signatures[0]?.bestSignatureTime).toBe(AT.toISOString());
      }
    });

    it('a thousand useless timestamps hide neither the good one nor the path of the signer', async () => {
      const signed = { signer: pki.signer, content: CONTENT, attributes: await usualAttributes(CONTENT, pki.signer) };
      const over = signatureValues(await forge(signed))[0]!;
      const at = (hour: number): Date => new Date(`2026-05-01T${String(hour).padStart(2, '0')}:00:00Z`);
      const elsewhere = await timestampToken({ tsa: pki.tsa, over: CONTENT, genTime: at(1) });
      const impostor = { ...pki.tsa, key: await newKey('gost') };
      const forged = await timestampToken({ tsa: impostor, over, genTime: at(2) });
      // by a TSA that claims our authority's name, with as many authorities of that name as go into a token
      const namesakes: Party[] = [];
      for (let i = 0; i < 12; i++) {
        const extensions = [authority(), keyUsage(...ISSUING)];
        namesakes.push(await certify({ subject: pki.issuing.name, key: await newKey('gost'), extensions }));
      }
      const purpose = [keyUsage(0), keyPurposes(true, KEY_PURPOSE.timeStamping)];
      const tsa = await certify({
        subject: called('TSA'),
        key: await newKey('gost'),
        issuer: namesakes[0]!,
        extensions: purpose,
      });
      const junk = await timestampToken({ tsa, over, genTime: at(3) });
      const good = await timestampToken({ tsa: pki.tsa, over, genTime: STAMPED });
      const times = (count: number, token: Uint8Array): Uint8Array[] => Array<Uint8Array>(count).fill(token);
      const tokens = [...times(1000, elsewhere), ...times(20, forged), ...times(20, junk), good];
      const unsigned = tokens.map((one) => attribute(CMS.signatureTimestamp, one));
      const signature = await forge({ ...signed, signature: over, unsigned });
      const certificates = namesakes.map(({ certificate }) => certificate);
      const report = await judge({ signature, certificates, crls: [await crl()] });
      expect(report.indication).toBe('TOTAL-PASSED');
      expect(report.signatures[0]?.timestamps.filter(({ valid }) => valid)).toHaveLength(1);
    });

    it('a TSA whose state nobody knows proves nothing', async () => {
      const report = await judge({ signature: stamped, ocsp: [await ocsp()] });
      expect(report.signatures[0]?.level).toBe('B');
    });

    it('expired later stays valid; expired without proof does not', async () => {
      const at = day('2027-02-01');
      const tsaCrl = await crl({ thisUpdate: at, nextUpdate: day('2027-02-02') });
      const lifetime = await crl({ thisUpdate: day('2026-03-02'), nextUpdate: day('2026-03-09') });
      expect(await verdict({ signature: stamped, crls: [tsaCrl, lifetime], at })).toBe('TOTAL-PASSED');
      expect(await verdict({ signature: stamped, crls: [tsaCrl], at })).toBe('INDETERMINATE TRY_LATER');
      expect(await verdict({ crls: [tsaCrl, lifetime], at })).toBe('INDETERMINATE OUT_OF_BOUNDS_NO_POE');
    });

    it('not yet valid when it existed: failed', async () => {
      expect(await verdict({ crls: [await crl({ thisUpdate: day('2025-12-01') })], at: day('2025-12-01') })).toBe(
        'TOTAL-FAILED NOT_YET_VALID',
      );
    });

    it.each([
      ['affiliationChanged', 3, 'TOTAL-PASSED'],
      ['superseded', 4, 'TOTAL-PASSED'],
      ['cessationOfOperation', 5, 'TOTAL-PASSED'],
      ['privilegeWithdrawn', 9, 'TOTAL-PASSED'],
      ['unspecified', undefined, 'TOTAL-FAILED REVOKED'],
      ['keyCompromise', 1, 'TOTAL-FAILED REVOKED'],
      ['cACompromise', 2, 'TOTAL-FAILED REVOKED'],
      ['certificateHold', 6, 'INDETERMINATE TRY_LATER'],
    ])('revoked after the proven time for %s', async (_, reason, expected) => {
      const crls = [await revokedCrl(day('2026-05-01'), reason)];
      expect(await verdict({ signature: stamped, crls })).toBe(expected);
    });

    it('revoked before the proven time, or with none proven, is not valid for any reason', async () => {
      const before = [await revokedCrl(day('2026-02-01'), 4)];
      expect(await verdict({ signature: stamped, crls: before })).toBe('INDETERMINATE REVOKED_NO_POE');
      const after = [await revokedCrl(day('2026-05-01'), 4)];
      expect(await verdict({ crls: after })).toBe('INDETERMINATE REVOKED_NO_POE');
      const answer = await ocsp({ status: { at: day('2026-05-01'), reason: 4 } });
      expect(await verdict({ ocsp: [answer] })).toBe('INDETERMINATE REVOKED_NO_POE');
    });
  });

  describe('the path', () => {
    const issued = async (
      authorities: readonly (readonly Uint8Array[])[],
    ): Promise<{ chain: Party[]; leaf: Party }> => {
      const chain: Party[] = [];
      for (const [i, extensions] of authorities.entries()) {
        const issuer = chain.at(-1) ?? pki.root;
        chain.push(await certify({ subject: called(`CA ${i}`), key: await newKey('gost'), issuer, extensions }));
      }
      const issuer = chain.at(-1)!;
      const extensions = [keyUsage(...SIGNING)];
      return { chain, leaf: await certify({ subject: called('L'), key: await newKey('gost'), issuer, extensions }) };
    };

    const through = async (authorities: readonly (readonly Uint8Array[])[]): Promise<string> => {
      const { chain, leaf } = await issued(authorities);
      const crls = [await revocationList({ issuer: chain.at(-1)! })];
      const trust = { anchors: [pki.root.certificate], intermediates: chain.map((one) => one.certificate) };
      return verdict({ signature: await sign(leaf), crls, trust });
    };

    const CA = [authority(), keyUsage(...ISSUING)];

    it('holds through CAs, and refuses what breaks RFC 5280', async () => {
      expect(await through([CA])).toBe('TOTAL-PASSED');
      expect(await through([CA, CA])).toBe('TOTAL-PASSED');
      const refused = 'INDETERMINATE CHAIN_CONSTRAINTS_FAILURE';
      expect(await through([[keyUsage(...ISSUING)]])).toBe(refused); // no CA
      expect(await through([[authority(), keyUsage(6)]])).toBe(refused); // may not sign certificates
      expect(await through([[authority(0), keyUsage(...ISSUING)], CA])).toBe(refused); // path length
      expect(await through([[...CA, extension('1.2.3.4', derNull(), true)]])).toBe(refused); // unknown critical
      const empty = extension(EXTENSION.nameConstraints, sequence());
      expect(await through([[...CA, empty]])).toBe('INDETERMINATE CERTIFICATE_CHAIN_GENERAL_FAILURE'); // malformed
    });

    it('an unknown critical extension in the signer’s own certificate is refused', async () => {
      const extensions = [keyUsage(...SIGNING), extension('1.2.3.4', derNull(), true)];
      const leaf = await certify({ subject: called('L'), key: await newKey('gost'), issuer: pki.issuing, extensions });
      expect(await verdict({ signature: await sign(leaf), crls: [await crl()] })).toBe(
        'INDETERMINATE CHAIN_CONSTRAINTS_FAILURE',
      );
    });

    it('a doubled extension makes a certificate unreadable, so nothing is built on it', async () => {
      const extensions = [keyUsage(...SIGNING), keyUsage(...SIGNING)];
      const leaf = await certify({ subject: called('L'), key: await newKey('gost'), issuer: pki.issuing, extensions });
      const signature = await sign(leaf);
      expect(await verdict({ signature, crls: [await crl()] })).toBe('INDETERMINATE NO_SIGNING_CERTIFICATE_FOUND');
    });

    it('CAs that are not vouched for need revocation data of their own', async () => {
      const { chain, leaf } = await issued([CA]);
      const crls = [await revocationList({ issuer: chain[0]! })];
      const given = {
        signature: await sign(leaf),
        trust: { anchors: [pki.root.certificate] },
        certificates: [chain[0]!.certificate],
      };
      expect(await verdict({ ...given, crls })).toBe('INDETERMINATE TRY_LATER');
      const rootCrl = await revocationList({ issuer: pki.root });
      expect(await verdict({ ...given, crls: [...crls, rootCrl] })).toBe('TOTAL-PASSED');
      const revoking = await revocationList({
        issuer: pki.root,
        revoked: [{ party: chain[0]!, at: day('2026-05-01') }],
      });
      expect(await verdict({ ...given, crls: [...crls, revoking] })).toBe('INDETERMINATE REVOKED_CA_NO_POE');
    });

    it('cross-certificates in a circle end', async () => {
      const [a, b] = await Promise.all([newKey('gost'), newKey('gost')]);
      const nameA = called('A');
      const nameB = called('B');
      const ab = await certify({ subject: nameA, key: a, issuer: { name: nameB, key: b }, extensions: CA });
      const ba = await certify({ subject: nameB, key: b, issuer: { name: nameA, key: a }, extensions: CA });
      const extensions = [keyUsage(...SIGNING)];
      const leaf = await certify({ subject: called('L'), key: await newKey('gost'), issuer: ab, extensions });
      const certificates = [ab.certificate, ba.certificate];
      expect(await verdict({ signature: await sign(leaf), certificates })).toBe(
        'INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND',
      );
    });
  });

  describe('what is asked for and told', () => {
    it('names the digests and the revocation data that a verdict needs', async () => {
      expect(requiredDigests(stamped)).toEqual(['1.2.398.3.10.1.3.3']);
      const required = await requiredEvidence(stamped, pki.trust);
      expect(required.map(({ kind, required }) => [kind, required])).toEqual([
        ['signer', true],
        ['authority', false],
        ['tsa', true],
      ]);
      expect(required[0]?.certificate).toEqual(pki.signer.certificate);
      expect(required[0]?.issuer).toEqual(pki.issuing.certificate);
    });

    it('the report is data that survives JSON, and words in three languages', async () => {
      const report = await judge({ signature: stamped, crls: [await crl()] });
      expect(JSON.parse(JSON.stringify(report))).toEqual(report);
      expect(report.evidenceUsed.map((one) => one.kind).sort()).toEqual(
        ['certificate', 'certificate', 'certificate', 'certificate', 'crl', 'timestamp'].sort(),
      );
      for (const locale of ['kk', 'ru', 'en'] as const) {
        expect(renderReport(report, locale)).toContain('900101300017');
        expect(explain('TRY_LATER', locale).length).toBeGreaterThan(20);
      }
    });

    it('a number that is no version, an empty integer: nothing throws out of a verdict', async () => {
      const odd = [sequence(integer(5)), sequence(), Uint8Array.of(0x30, 0x80), Uint8Array.of(0x30, 0x80, 0, 0)];
      for (const signature of odd) expect(await verdict({ signature })).toBe('TOTAL-FAILED FORMAT_FAILURE');
    });
  });
});
