import { sign as nodeSign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  ALGORITHM,
  DEFAULT_POLICY,
  derNull,
  integer,
  octetString,
  oid,
  sequence,
  setOf,
  validate,
  type Evidence,
  type Report,
  type SubIndication,
  type ValidationRequest,
} from '@qujat/signature';
import type { Credential } from '../../apps/dev-ca/src/authority/authority.js';
import { issueCertificate, keyIdentifier, type Issuer } from '../../apps/dev-ca/src/certificates/certificate.js';
import { issuingName, rootName, serviceName, subjectOf } from '../../apps/dev-ca/src/certificates/names.js';
import { issuingProfile, ownerProfile, responderProfile } from '../../apps/dev-ca/src/certificates/profiles.js';
import { newKey, type SigningKey } from '../../apps/dev-ca/src/keys/signing-key.js';
import { personBySlug } from '../../apps/dev-ca/src/people/catalogue.js';
import { signCrl } from '../../apps/dev-ca/src/services/crl.js';
import { CADES } from '../../libs/signature/src/cms/attribute-ids.js';
import { attribute, forge, usualAttributes, type ForgeOptions } from '../../libs/signature/src/testing/forge.js';
import { ocspResponse } from '../../libs/signature/src/testing/revocation.js';
import { DevelopmentNca, moment } from './development-nca.js';

const CONTENT = new TextEncoder().encode('Келісімшарт № 12');
const OTHER = new TextEncoder().encode('Келісімшарт № 13');
const SLUG = 'alatau-head';
/** Owners' certificates are then valid from 2026-01-01 to 2027-01-01. */
const TODAY = '2026-06-30T00:00:00Z';
const NOW = '2026-07-10';

let folder: string;
let dev: DevelopmentNca;
let root: Uint8Array;
let issuing: Credential;
let head: Credential;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'qujat-verdicts-'));
  dev = new DevelopmentNca(folder, TODAY);
  const { gost } = dev.nca.authorities;
  root = (await gost.root()).certificate;
  issuing = await gost.issuing();
  head = await dev.nca.credential(SLUG, 'gost');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Forged = Partial<ForgeOptions> & { readonly by?: Credential; readonly more?: readonly Uint8Array[] };

/** A signature by an owner's key of the NCA, wrong in the way given. */
async function sign({ by = head, more = [], ...wrong }: Forged = {}): Promise<Uint8Array> {
  const signer = await dev.party(by);
  return forge({
    content: CONTENT,
    signer,
    attributes: [...(await usualAttributes(CONTENT, signer)), ...more],
    ...wrong,
  });
}

type Asked = Partial<Omit<ValidationRequest, 'at' | 'signature' | 'evidence'>> & Partial<Evidence> & { at?: string };

/** The verdict now, with the NCA's lists of now, unless told otherwise. */
async function judge(signature: Uint8Array, asked: Asked = {}): Promise<Report> {
  const { at = NOW, content = 'none', trust, policy, crls, certificates = [], ocspResponses = [] } = asked;
  return validate({
    signature,
    content,
    trust: trust ?? { anchors: [root], intermediates: [issuing.certificate] },
    at: moment(at),
    evidence: { certificates, ocspResponses, crls: crls ?? (await dev.at(at, () => dev.lists())) },
    ...(policy && { policy }),
  });
}

const stampedAt = (time: string, signature: Uint8Array): Promise<Uint8Array> =>
  dev.at(time, () => dev.stamp(signature));
const contentStamp = (time: string): Promise<Uint8Array> =>
  dev.at(time, async () => attribute(CADES.contentTimestamp, await dev.token(CONTENT)));
const policyAttribute = (...value: Uint8Array[]): Uint8Array => attribute(CADES.signaturePolicy, ...value);

/** A new key and certificate of an owner, so that what becomes of it touches nobody else. */
async function anew(lifetime: { notBefore?: Date; notAfter?: Date } = {}): Promise<Credential> {
  await dev.nca.issue('koktem-head', { algorithm: 'gost', ...lifetime });
  return dev.nca.credential('koktem-head', 'gost');
}

/** What the NCA's machinery makes under any issuer. */
function issueUnder(
  issuer: Issuer,
  key: SigningKey,
  subject: Uint8Array,
  extensions: readonly Uint8Array[],
  dates: readonly [Date, Date] = [moment('2026-01-01'), moment('2026-12-31')],
): Credential {
  const [notBefore, notAfter] = dates;
  const template = { subject, publicKeyInfo: key.publicKeyInfo, notBefore, notAfter, extensions };
  return { owner: 'test', serial: '', key, certificate: issueCertificate(template, issuer) };
}

const idsOf = (key: SigningKey, issuer: SigningKey) => ({
  subject: keyIdentifier(key.publicKeyInfo),
  issuer: keyIdentifier(issuer.publicKeyInfo),
});

/** One case for each; the compiler sees to it that none is left out. */
const CASES: Readonly<Record<SubIndication, () => Promise<Report>>> = {
  NO_SIGNATURE_FOUND: async () => judge(await sign({ signerInfos: [] })),
  FORMAT_FAILURE: async () => judge((await sign()).subarray(0, 400)),
  HASH_FAILURE: async () => judge(await sign(), { content: { bytes: OTHER } }),
  SIG_CRYPTO_FAILURE: async () => judge(await sign({ signature: new Uint8Array(128).fill(7) })),
  REVOKED: async () => {
    const by = await anew();
    const signature = await stampedAt('2026-07-01', await sign({ by }));
    await dev.nca.revoke('koktem-head', { algorithm: 'gost', reason: 'keyCompromise', at: moment('2026-07-02') });
    return judge(signature, { ocspResponses: [await dev.at(NOW, () => dev.ocsp(by.certificate))] });
  },
  EXPIRED: async () => {
    const by = await anew({ notAfter: moment('2026-07-03') });
    return judge(await sign({ by, more: [await contentStamp('2026-07-05')] }));
  },
  NOT_YET_VALID: async () => judge(await sign({ by: await dev.nca.credential('alatau-early', 'gost') })),
  SIG_CONSTRAINTS_FAILURE: async () => {
    const signer = await dev.party(head);
    return judge(await forge({ signer, content: setOf(await usualAttributes(CONTENT, signer)) }));
  },
  CHAIN_CONSTRAINTS_FAILURE: async () => judge(await sign({ by: await dev.nca.authorities.gost.service('tsa') })),
  CERTIFICATE_CHAIN_GENERAL_FAILURE: async () => {
    // the NCA says of what it never issued that it is revoked: "unknown" has to be put into its responder's mouth
    const [certificate, issuer, responder] = await Promise.all(
      [head, issuing, await dev.nca.authorities.gost.service('ocsp')].map((one) => dev.party(one)),
    );
    const unknown = { certificate: certificate!, issuer: issuer!, responder: responder!, status: 'unknown' } as const;
    const answer = await ocspResponse({ ...unknown, thisUpdate: moment(NOW) });
    return judge(await sign(), { crls: [], ocspResponses: [answer] });
  },
  CRYPTO_CONSTRAINTS_FAILURE: async () => judge(await sign({ signatureAlgorithm: sequence(oid('1.2.3.4')) })),
  CRYPTO_CONSTRAINTS_FAILURE_NO_POE: async () => {
    const signatures = [{ scheme: 'gost' as const, until: moment('2026-07-01') }];
    return judge(await sign(), { policy: { algorithms: { ...DEFAULT_POLICY.algorithms, signatures } } });
  },
  POLICY_PROCESSING_ERROR: async () => judge(await sign({ more: [policyAttribute(integer(5))] })),
  SIGNATURE_POLICY_NOT_AVAILABLE: async () => {
    const hash = sequence(sequence(oid(ALGORITHM.sha256)), octetString(new Uint8Array(32)));
    return judge(await sign({ more: [policyAttribute(sequence(oid('1.2.3.4'), hash))] }));
  },
  TIMESTAMP_ORDER_FAILURE: async () =>
    judge(await stampedAt('2026-07-01', await sign({ more: [await contentStamp('2026-07-05')] }))),
  NO_SIGNING_CERTIFICATE_FOUND: async () => judge(await sign({ certificates: [] })),
  NO_CERTIFICATE_CHAIN_FOUND: async () =>
    judge(await sign(), { trust: { anchors: [(await dev.nca.authorities.rsa.root()).certificate] } }),
  NO_CERTIFICATE_CHAIN_FOUND_NO_POE: async () => {
    const old = await dev.nca.authorities.gost.root();
    const key = await newKey('gost');
    const dates = [moment('2026-01-01'), moment('2038-01-01')] as const;
    const issuer = { name: rootName('gost'), key: old.key };
    const under = issueUnder(issuer, key, subjectOf(personBySlug(SLUG)), ownerOf(key, old.key), dates);
    // the root's ten years are over
    return judge(await sign({ by: under }), { at: '2037-01-01', trust: { anchors: [root] } });
  },
  REVOKED_NO_POE: async () => judge(await sign({ by: await dev.nca.credential('alatau-revoked', 'gost') })),
  REVOKED_CA_NO_POE: async () => {
    const { rsa } = dev.nca.authorities;
    const [by, above] = [await dev.nca.credential(SLUG, 'rsa'), await rsa.issuing()];
    dev.nca.store.record(above.serial).revocation = { at: '2026-07-05T00:00:00Z', reason: 'cessationOfOperation' };
    const signature = await sign({ by, certificates: [by.certificate, above.certificate] });
    const crls = await dev.at(NOW, () => dev.lists('rsa'));
    return judge(signature, { crls, trust: { anchors: [(await rsa.root()).certificate] } });
  },
  OUT_OF_BOUNDS_NO_POE: async () => judge(await sign({ by: await dev.nca.credential('alatau-expired', 'gost') })),
  OUT_OF_BOUNDS_NOT_REVOKED: async () =>
    // the last list of the certificate's lifetime goes beyond it
    judge(await sign(), { at: '2027-02-01', crls: await dev.at('2026-12-31', () => dev.lists()) }),
  REVOCATION_OUT_OF_BOUNDS_NO_POE: async () => {
    const key = await newKey('gost');
    const issuer = await dev.nca.authorities.gost.issuer();
    const dates = [moment('2026-01-01'), moment('2026-07-10T11:30:00Z')] as const;
    const profile = responderProfile(idsOf(key, issuing.key));
    const old = issueUnder(issuer, key, serviceName('OCSP RESPONDER'), profile, dates);
    const [certificate, above, responder] = await Promise.all([head, issuing, old].map((one) => dev.party(one)));
    const said = { certificate: certificate!, issuer: above!, responder: responder! };
    const answer = await ocspResponse({ ...said, thisUpdate: moment('2026-07-10T11:00:00Z') });
    return judge(await sign(), { crls: [], ocspResponses: [answer] });
  },
  NO_POE: async () => {
    const { by, above, crls, trust } = await underOldDigest();
    const signed = await sign({ by, certificates: [by.certificate, above.certificate] });
    const signature = await stampedAt('2026-07-01', signed);
    const digests = DEFAULT_POLICY.algorithms.digests.map((one) =>
      one.oid === ALGORITHM.sha384 ? { ...one, until: moment('2026-07-05') } : one,
    );
    return judge(signature, { crls, trust, policy: { algorithms: { ...DEFAULT_POLICY.algorithms, digests } } });
  },
  TRY_LATER: async () => judge(await sign(), { crls: [] }),
  SIGNED_DATA_NOT_FOUND: async () => {
    const signer = await dev.party(head);
    return judge(await forge({ signer, attributes: await usualAttributes(CONTENT, signer) }));
  },
};

const ownerOf = (key: SigningKey, issuer: SigningKey): Uint8Array[] =>
  ownerProfile(personBySlug(SLUG), 'gost', idsOf(key, issuer));

/** An authority whose certificate the RSA root signed with SHA-384, and an owner under it; lists are by SHA-256 and GOST. */
async function underOldDigest() {
  const above = await dev.nca.authorities.rsa.root();
  const name = rootName('rsa');
  const pem = { key: Buffer.from(above.key.privateKeyInfo), format: 'der', type: 'pkcs8' } as const;
  const old: SigningKey = {
    ...above.key,
    signatureAlgorithm: sequence(oid(ALGORITHM.rsaSha384), derNull()),
    sign: (bytes) => nodeSign('sha384', bytes, pem),
  };
  const [caKey, key] = [await newKey('gost'), await newKey('gost')];
  const profile = issuingProfile('rsa', idsOf(caKey, old), { name, serial: above.serial });
  const ca = issueUnder({ name, key: old }, caKey, issuingName('rsa'), profile);
  const issuer = { name: issuingName('rsa'), key: caKey };
  const by = issueUnder(issuer, key, subjectOf(personBySlug(SLUG)), ownerOf(key, caKey));
  const period = { number: 1, thisUpdate: moment(NOW), nextUpdate: moment('2026-07-11'), entries: [] };
  const own = [signCrl(period, { name, key: above.key }), signCrl(period, issuer)];
  const crls = [...own, ...(await dev.at(NOW, () => dev.lists()))];
  const trust = { anchors: [root, above.certificate], intermediates: [issuing.certificate] };
  return { by, above: ca, crls, trust };
}

describe('the verdict on what the development NCA’s own authorities, responders and keys make', () => {
  it.each(Object.keys(CASES) as SubIndication[])('%s', async (sub) => {
    const report = await CASES[sub]();
    const failed = report.signatures.flatMap(({ checks }) => checks.filter(({ ok }) => !ok));
    expect([report.subIndication, failed.map(({ id, detail }) => `${id}: ${detail}`)]).toEqual([
      sub,
      expect.anything(),
    ]);
  });

  it('and without the fault it passes', async () => {
    expect(await judge(await sign())).toMatchObject({ indication: 'TOTAL-PASSED' });
    const stamped = await stampedAt('2026-07-02', await sign({ more: [await contentStamp('2026-07-01')] }));
    expect(await judge(stamped)).toMatchObject({ indication: 'TOTAL-PASSED', signatures: [{ level: 'T' }] });
    const answer = await dev.at(NOW, () => dev.ocsp(head.certificate));
    expect(await judge(stamped, { ocspResponses: [answer] })).toMatchObject({ indication: 'TOTAL-PASSED' });
  });
});
