/** A small PKI for tests: root, issuing authority, signer, TSA, responder. */
import { EXTENSION, KEY_PURPOSE, ATTRIBUTE } from '../algorithms/oids.js';
import { derNull } from '../asn1/writer.js';
import type { Trust } from '../validation/types.js';
import { authority, called, certify, extension, keyPurposes, keyUsage, name, type Party } from './certificates.js';
import { newKey, type KeyKind } from './keys.js';

/** The parties of a PKI. */
export interface TestPki {
  readonly root: Party;
  readonly issuing: Party;
  readonly signer: Party;
  readonly tsa: Party;
  readonly responder: Party;
  /** Trusts the root, and vouches for the issuing authority as an operator does. */
  readonly trust: Trust;
}

const years = (from: number, to: number): { notBefore: Date; notAfter: Date } => ({
  notBefore: new Date(`${from}-01-01T00:00:00Z`),
  notAfter: new Date(`${to}-01-01T00:00:00Z`),
});

/** keyUsage bits of a signer: digitalSignature, nonRepudiation. */
export const SIGNING = [0, 1];
/** keyUsage bits of a CA: keyCertSign, cRLSign. */
export const ISSUING = [5, 6];

/** The first head of an organisation, as the NCA names one. */
export const FIRST_HEAD = name(
  [ATTRIBUTE.commonName, 'СЫНАҚОВ СЫНАҚ'],
  [ATTRIBUTE.surname, 'СЫНАҚОВ'],
  [ATTRIBUTE.serialNumber, 'IIN900101300017'],
  [ATTRIBUTE.organization, 'ЖШС "Үлгі"'],
  [ATTRIBUTE.organizationalUnit, 'BIN200140000014'],
);

/** Makes a PKI whose keys are all of one kind. */
export async function makePki(kind: KeyKind): Promise<TestPki> {
  const [rootKey, issuingKey, signerKey, tsaKey, responderKey] = await Promise.all(
    [1, 2, 3, 4, 5].map(() => newKey(kind)),
  );
  const root = await certify({
    subject: called('Test root'),
    key: rootKey!,
    ...years(2020, 2040),
    extensions: [authority(), keyUsage(...ISSUING)],
  });
  const issuing = await certify({
    subject: called('Test authority'),
    key: issuingKey!,
    issuer: root,
    ...years(2022, 2032),
    extensions: [authority(0), keyUsage(...ISSUING)],
  });
  const signer = await certify({
    subject: FIRST_HEAD,
    key: signerKey!,
    issuer: issuing,
    ...years(2026, 2027),
    extensions: [
      keyUsage(...SIGNING),
      keyPurposes(false, KEY_PURPOSE.emailProtection, KEY_PURPOSE.legalEntity, KEY_PURPOSE.firstHead),
    ],
  });
  const tsa = await certify({
    subject: called('Test TSA'),
    key: tsaKey!,
    issuer: issuing,
    ...years(2025, 2029),
    extensions: [keyUsage(0), keyPurposes(true, KEY_PURPOSE.timeStamping)],
  });
  const responder = await certify({
    subject: called('Test OCSP'),
    key: responderKey!,
    issuer: issuing,
    ...years(2026, 2028),
    extensions: [keyUsage(0), keyPurposes(false, KEY_PURPOSE.ocspSigning), extension(EXTENSION.ocspNoCheck, derNull())],
  });
  const trust = { anchors: [root.certificate], intermediates: [issuing.certificate] };
  return { root, issuing, signer, tsa, responder, trust };
}
