import { ALGORITHM } from '../algorithms/oids.js';
import { decodeOid } from '../asn1/values.js';
import { oid } from '../asn1/writer.js';
import { signCms } from '../building/sign-cms.js';
import { KEY_PURPOSE } from '../algorithms/oids.js';
import { called, certify, keyPurposes, keyUsage } from '../testing/certificates.js';
import { DOCUMENT_INPUTS, type PathInputs } from '../path/inputs.js';
import { validatePath } from '../path/validate-path.js';
import { statementsAbout } from '../revocation/assess.js';
import { readCertificate } from '../x509/certificate.js';
import { answeredOnce } from '../x509/remembered.js';
import { Session } from './session.js';
import { makePki, type TestPki } from '../testing/pki.js';
import { revocationList } from '../testing/revocation.js';
import { DEFAULT_POLICY, type Policy, type ValidationRequest } from './types.js';
import { validate } from './validate.js';

const AT = new Date('2026-06-01T13:00:00Z');
const CONTENT = new TextEncoder().encode('Тапсырыс № 8');

describe('what is remembered between validations', () => {
  let pki: TestPki;
  let other: TestPki;
  let request: ValidationRequest;

  beforeAll(async () => {
    [pki, other] = await Promise.all([makePki('rsa'), makePki('rsa')]);
    request = await requestOf(pki);
  });

  async function requestOf({ signer, issuing, trust }: TestPki): Promise<ValidationRequest> {
    const { certificate, key } = signer;
    const { privateKey } = key;
    const signature = await signCms({ content: CONTENT, detached: true, certificate, privateKey, signingTime: AT });
    const evidence = { certificates: [], crls: [await revocationList({ issuer: issuing })], ocspResponses: [] };
    return { signature, content: { bytes: CONTENT }, trust, evidence, at: AT };
  }

  const verdict = async (changes: Partial<ValidationRequest> = {}) =>
    (await validate({ ...request, ...changes })).subIndication;

  /** The verdict changes with the request, and back. */
  async function expectChange(changes: Partial<ValidationRequest>, expected: string): Promise<void> {
    for (let i = 0; i < 3; i++) expect(await verdict()).toBeNull();
    for (let i = 0; i < 2; i++) expect(await verdict(changes)).toBe(expected);
    expect(await verdict()).toBeNull();
  }

  const policy = (changes: Partial<Policy>): Partial<ValidationRequest> => ({
    policy: { ...DEFAULT_POLICY, ...changes },
  });

  it('never outlives a change of time: expired, not yet valid, data too old', async () => {
    await expectChange({ at: new Date('2027-06-01T00:00:00Z') }, 'OUT_OF_BOUNDS_NO_POE');
    await expectChange({ at: new Date('2025-06-01T00:00:00Z') }, 'NOT_YET_VALID');
    await expectChange({ at: new Date('2026-06-20T00:00:00Z') }, 'TRY_LATER');
  });

  it('never outlives a change of trust', async () => {
    await expectChange({ trust: other.trust }, 'NO_CERTIFICATE_CHAIN_FOUND');
    await expectChange({ trust: { anchors: [] } }, 'NO_CERTIFICATE_CHAIN_FOUND');
    // without the operator's word for the authority its own status has to be known
    const evidence = { ...request.evidence, certificates: [pki.issuing.certificate] };
    await expectChange({ trust: { anchors: pki.trust.anchors }, evidence }, 'TRY_LATER');
  });

  it('never outlives a change of evidence', async () => {
    const revoked = [{ party: pki.signer, at: new Date('2026-05-01T00:00:00Z'), reason: 1 }];
    const crls = [await revocationList({ issuer: pki.issuing, revoked })];
    await expectChange({ evidence: { ...request.evidence, crls } }, 'REVOKED_NO_POE');
    await expectChange({ evidence: { ...request.evidence, crls: [] } }, 'TRY_LATER');
    // one more list, beside the one that was known
    const both = [...request.evidence.crls, ...crls];
    await expectChange({ evidence: { ...request.evidence, crls: both } }, 'REVOKED_NO_POE');
  });

  it('never outlives a change of policy', async () => {
    const { keyUsage: uses } = DEFAULT_POLICY;
    await expectChange(policy({ keyUsage: { ...uses, document: ['keyEncipherment'] } }), 'CHAIN_CONSTRAINTS_FAILURE');
    const digests = DEFAULT_POLICY.algorithms.digests.filter((one) => one.oid !== ALGORITHM.sha256);
    await expectChange(
      policy({ algorithms: { ...DEFAULT_POLICY.algorithms, digests } }),
      'CRYPTO_CONSTRAINTS_FAILURE_NO_POE',
    );
  });

  it('never lets what was found about a path speak for other inputs, or another path', async () => {
    const { signer, root, issuing } = pki;
    const at = AT;
    const evidence = { ...request.evidence, certificates: [issuing.certificate] };
    const asked = { leaf: signer.certificate, trust: request.trust, evidence, at };
    const inputs = async (changes: Partial<PathInputs>) =>
      (await validatePath({ ...asked, inputs: { ...DOCUMENT_INPUTS, ...changes } })).subIndication;
    const rounds = [
      [{}, null],
      [{ maxIntermediates: 0 }, 'CHAIN_CONSTRAINTS_FAILURE'],
      [{ requireExplicitPolicy: true, initialPolicySet: ['1.2.3'] }, 'CHAIN_CONSTRAINTS_FAILURE'],
    ] as const;
    for (let i = 0; i < 2; i++) {
      expect((await validatePath({ ...asked, inputs: DOCUMENT_INPUTS })).subIndication).toBeNull();
      for (const [changes, expected] of rounds) expect(await inputs(changes)).toBe(expected);
    }
    // the same keys, by way of a certificate that is no CA
    const { key } = issuing;
    const narrow = await certify({ subject: called('ҚО емес'), key, issuer: root, extensions: [] });
    const below = await certify({ subject: called('Төмен'), key: signer.key, issuer: narrow, extensions: [] });
    const trusted = { anchors: request.trust.anchors, intermediates: [narrow.certificate] };
    for (let i = 0; i < 2; i++) {
      const { subIndication } = await validatePath({
        ...asked,
        leaf: below.certificate,
        trust: trusted,
        inputs: DOCUMENT_INPUTS,
      });
      expect(subIndication).toBe('CHAIN_CONSTRAINTS_FAILURE');
      expect(await verdict()).toBeNull();
    }
  });

  it('never lets the word of a list speak for another certificate, nor of a signer that is not accepted any more', async () => {
    const { signer, issuing } = pki;
    const sibling = await certify({
      subject: called('Басқа'),
      key: signer.key,
      issuer: issuing,
      extensions: [keyUsage(0, 1)],
    });
    const revoked = [{ party: sibling, at: new Date('2026-05-01T00:00:00Z'), reason: 1 }];
    const evidence = { ...request.evidence, crls: [await revocationList({ issuer: issuing, revoked })] };
    const path = async ({ certificate }: { certificate: Uint8Array }, rules = DEFAULT_POLICY.algorithms) => {
      const policy = { algorithms: rules };
      return (
        await validatePath({
          leaf: certificate,
          trust: request.trust,
          evidence,
          at: AT,
          inputs: DOCUMENT_INPUTS,
          policy,
        })
      ).subIndication;
    };
    const keys = DEFAULT_POLICY.algorithms.keys.filter(({ kind }) => kind !== 'rsa');
    for (let i = 0; i < 2; i++) {
      expect(await path(signer)).toBeNull();
      expect(await path(sibling)).toBe('REVOKED_NO_POE');
      expect(await path(signer, { ...DEFAULT_POLICY.algorithms, keys })).toBe('CRYPTO_CONSTRAINTS_FAILURE_NO_POE');
    }
  });

  it('within one validation, what is said about a certificate is asked anew when there is more material', async () => {
    const { signer, issuing, trust } = pki;
    const none = { certificates: [], crls: [], ocspResponses: [] };
    const digests = [{ name: 'SHA-256', oid: ALGORITHM.sha256, until: new Date('2030-01-01T00:00:00Z') }];
    const session = new Session(trust, none, AT, { algorithms: { ...DEFAULT_POLICY.algorithms, digests } });
    const [leaf, issuer] = [readCertificate(signer.certificate), readCertificate(issuing.certificate)];
    const said = async (at = AT) => (await statementsAbout(leaf, issuer, session, at)).map(({ status }) => status);
    expect(await said()).toEqual([]);
    expect(await said()).toEqual([]);
    session.bring([], request.evidence.crls, []);
    expect(await said()).toEqual(['good']);
    const revoked = [{ party: signer, at: new Date('2026-05-01T00:00:00Z'), reason: 1 }];
    session.bring([], [await revocationList({ issuer: issuing, revoked })], []);
    expect(await said()).toEqual(['good', 'revoked']);
    // when the algorithms of today are not acceptable any more
    expect(await said(new Date('2031-01-01T00:00:00Z'))).toEqual([]);
    expect(await said()).toEqual(['good', 'revoked']);
  });

  it('an answer is asked for once, is there at once when it has come, and a refusal stays one', async () => {
    const asked: string[] = [];
    const answer = answeredOnce(async ({ name }: { name: string }, { fails }: { fails: boolean }) => {
      asked.push(name);
      await Promise.resolve();
      if (fails) throw new Error(`not ${name}`);
      return undefined;
    });
    const [one, other, good, bad] = [{ name: 'one' }, { name: 'other' }, { fails: false }, { fails: true }];
    const first = answer(one, good);
    expect(first).toBeInstanceOf(Promise);
    await Promise.all([first, answer(one, good)]);
    expect(answer(one, good)).toBeUndefined();
    expect(asked).toEqual(['one']);
    for (let i = 0; i < 2; i++) await expect(answer(other, bad)).rejects.toThrow('not other');
    await answer(one, { fails: false });
    expect(asked).toEqual(['one', 'other', 'one']);
  });

  it('never outlives a change of purpose', async () => {
    const extensions = [keyUsage(0), keyPurposes(false, KEY_PURPOSE.individual)];
    const key = pki.tsa.key;
    const signer = await certify({ subject: called('Кіруші'), key, issuer: pki.issuing, extensions });
    const login = await requestOf({ ...pki, signer });
    for (const [purpose, expected] of [
      ['login', null],
      ['document', 'CHAIN_CONSTRAINTS_FAILURE'],
      ['login', null],
    ] as const)
      expect((await validate({ ...login, policy: { purpose } })).subIndication).toBe(expected);
  });

  it('is by content: a buffer that is used again holds another signature', async () => {
    const buffer = request.signature.slice();
    expect(await verdict({ signature: buffer })).toBeNull();
    buffer[buffer.length - 1]! ^= 1;
    expect(await verdict({ signature: buffer })).toBe('SIG_CRYPTO_FAILURE');
    buffer[buffer.length - 1]! ^= 1;
    expect(await verdict({ signature: buffer })).toBeNull();
    const bytes = CONTENT.slice();
    expect(await verdict({ content: { bytes } })).toBeNull();
    bytes[0]! ^= 1;
    expect(await verdict({ content: { bytes } })).toBe('HASH_FAILURE');
  });

  it('keeps nothing of the memory it was given: a Buffer that is used again holds another certificate', () => {
    const { certificate } = pki.signer;
    const memory = Buffer.from(certificate);
    const known = readCertificate(memory);
    // the number: far from the end, by which what is known is found
    memory[16]! ^= 1;
    const other = readCertificate(memory);
    expect(other).not.toBe(known);
    expect(other.serial).not.toBe(known.serial);
    expect(known.der).toEqual(certificate);
    expect(readCertificate(certificate).serial).toBe(known.serial);
  });

  it('gives each object identifier its own text, however many there are', () => {
    for (let round = 0; round < 2; round++) {
      for (let arc = 0; arc < 5000; arc++) {
        const text = `1.2.398.3.${arc}`;
        expect(decodeOid(oid(text).subarray(2))).toBe(text);
      }
    }
  });
});
