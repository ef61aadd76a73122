/** What hostile inputs are made of, and how they are judged. */
import {
  validate,
  type Content,
  type Evidence,
  type Report,
  type Trust,
  type ValidationRequest,
} from '@qujat/signature';
import { CMS } from '../../libs/signature/src/algorithms/oids.js';
import { context } from '../../libs/signature/src/asn1/values.js';
import { der, integer, oid, sequence, setOf } from '../../libs/signature/src/asn1/writer.js';
import { type Party } from '../../libs/signature/src/testing/certificates.js';
import { forge, usualAttributes } from '../../libs/signature/src/testing/forge.js';
import { makePki, type TestPki } from '../../libs/signature/src/testing/pki.js';
import { revocationList } from '../../libs/signature/src/testing/revocation.js';

/** What a case may use, made once. */
export interface Stage {
  readonly pki: TestPki;
  readonly gost: TestPki;
  readonly crl: Uint8Array;
}

/** What a case hands to the engine. */
export interface Input {
  readonly signature: Uint8Array;
  readonly content?: Content;
  readonly trust?: Trust;
  readonly evidence?: Partial<Evidence>;
}

/** One hostile input. */
export interface HostileCase {
  readonly make: (stage: Stage) => Input | Promise<Input>;
  /** What the answer must hold: the failure, the details of failed checks, the indication. */
  readonly answer: RegExp;
}

export const AT = new Date('2026-06-01T13:00:00Z');
export const CONTENT = new TextEncoder().encode('Шарт № 17');
export const MB = 1024 * 1024;
/** So many pieces, each by its number, as one: what takes pieces one by one runs out of stack. */
export const pieces = (count: number, make: (i: number) => Uint8Array): Uint8Array =>
  new Uint8Array(Buffer.concat(Array.from({ length: count }, (_, i) => make(i))));
export const ascii = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
export const join = (...pieces: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(pieces));
export const repeat = (piece: Uint8Array, times: number): Uint8Array => {
  const whole = new Uint8Array(piece.length * times);
  for (let i = 0; i < times; i++) whole.set(piece, i * piece.length);
  return whole;
};

export const random = (length: number): Uint8Array => {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return bytes;
};

export const zeros = (size: number): Uint8Array => new Uint8Array(size);

/** The stage: keys are slow to make. */
export async function stage(): Promise<Stage> {
  const [pki, gost] = await Promise.all([makePki('rsa'), makePki('gost')]);
  return { pki, gost, crl: await revocationList({ issuer: pki.issuing }) };
}

/** The question an input makes. */
export const requestOf = (input: Input, { pki, gost, crl }: Stage): ValidationRequest => ({
  signature: input.signature,
  content: input.content ?? 'none',
  trust: input.trust ?? {
    anchors: [pki.root.certificate, gost.root.certificate],
    intermediates: [pki.issuing.certificate, gost.issuing.certificate],
  },
  evidence: { certificates: [], crls: [crl], ocspResponses: [], ...input.evidence },
  at: AT,
});

/** Judges an input as any other. */
export const judge = (input: Input, set: Stage): Promise<Report> => validate(requestOf(input, set));

/** What a report says, in one line. */
export const summary = ({ indication, subIndication, failure, signatures }: Report): string =>
  [
    indication,
    subIndication,
    failure,
    ...signatures.flatMap(({ checks }) => checks.filter(({ ok }) => !ok).map(({ id, detail }) => `${id}: ${detail}`)),
  ]
    .filter(Boolean)
    .join(' | ')
    .slice(0, 1000);

export const signedDataWith = (parts: {
  certificates?: Uint8Array;
  signers?: Uint8Array;
  content?: Uint8Array;
}): Uint8Array =>
  sequence(
    oid(CMS.signedData),
    der(
      context(0),
      sequence(
        integer(1),
        setOf([]),
        sequence(oid(CMS.data), ...(parts.content ? [der(context(0), parts.content)] : [])),
        ...(parts.certificates ? [der(context(0), parts.certificates)] : []),
        der(0x31, parts.signers ?? new Uint8Array()),
      ),
    ),
  );

/** A signature whose certificate is put in unread: what makes signatures here reads certificates too. */
export const signedUnread = async (signer: Party, { pki }: Stage, signature?: Uint8Array): Promise<Uint8Array> =>
  forge({
    signer: { ...signer, certificate: pki.signer.certificate },
    content: CONTENT,
    attributes: await usualAttributes(CONTENT, signer),
    certificates: [signer.certificate],
    ...(signature && { signature }),
  });

export const signed = async (signer: Party, more: Partial<Parameters<typeof forge>[0]> = {}): Promise<Uint8Array> =>
  forge({ signer, content: CONTENT, attributes: await usualAttributes(CONTENT, signer), ...more });

export const FORMAT = /FORMAT_FAILURE/;
export const ANSWERED = /^(TOTAL-FAILED|INDETERMINATE) /;

/** It may pass: what costs is not what is wrong. */
export const ANSWERED_OR_PASSED = /^(TOTAL-PASSED|TOTAL-FAILED|INDETERMINATE)/;
