import { createHash } from 'node:crypto';
import { LOCALES, type Localized } from '@qujat/kernel';
import type { Actor } from '@qujat/platform';
import { type CertificateFacts, fromAnyEncoding, type Report } from '@qujat/signature';
import type { Verification } from '@qujat/trust';
import { refuse } from '../exchange.errors.js';
import type { PersonOnRecord, SignerOnRecord } from './signature.entity.js';
import { verdictOf } from './verdict.js';

/** Decoded bytes of one signature: a CMS of one signer with chain and timestamp has some 15,000. */
const MAX_CMS_BYTES = 256 * 1024;

/** For whom the person signs. */
export interface ActsFor {
  /** The number that the organisation's certificates carry: its BIN, the IIN of an entrepreneur. */
  readonly bin: string;
  /** The organisation's own number, where its certificates carry another one: a temporary association's (ADR 0074). */
  readonly onBehalfOf?: string;
}

/** A verified or waiting signature of the right person. */
export interface Intake {
  readonly submitted: Buffer;
  readonly submittedSha256: string;
  readonly cms: Buffer;
  readonly signer: SignerOnRecord;
  readonly certificate: CertificateFacts;
  readonly report: Report;
  readonly waitingFor: 'ocsp' | 'tsa' | null;
}

/** The bytes of a signature that came as PEM or base64. */
export function decodeSignature(text: string): Buffer {
  const bytes = fromAnyEncoding(Buffer.from(text, 'latin1'));
  if (!bytes || bytes.length > MAX_CMS_BYTES) throw refuse('signature.unreadable');
  return Buffer.from(bytes);
}

/** SHA-256, hex. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Who acts, for the record. */
export const personOf = ({ userId, iin, name }: Actor): PersonOnRecord => ({ userId, iin, name });

/**
 * What the verification found, when it is good enough to be kept: not rejected, one signer, and that signer is the acting
 * person with a certificate of the acting organisation (E-3.10, E-5.4). Anything else is refused with the report. Whether they
 * may sign is asked at the moment of the act.
 */
export function intakeOf(actor: Actor, actsFor: ActsFor, submitted: Buffer, verification: Verification): Intake {
  const { report, outcome } = verification;
  if (outcome === 'rejected') throw rejection(report);
  const [found, ...others] = report.signatures;
  if (!found?.certificate || others.length > 0) throw refuse('signature.one_signer', { members: { report } });
  const { onBehalfOf } = actsFor;
  const signer = { ...signerOf(found.certificate), ...(onBehalfOf && { onBehalfOf }) };
  const wrong = wrongSigner(actor, actsFor, signer);
  if (wrong) throw refuse(wrong, { members: { report } });
  return {
    submitted,
    submittedSha256: sha256(submitted),
    cms: Buffer.from(verification.signature),
    signer,
    certificate: found.certificate,
    report,
    waitingFor: waitsFor(verification),
  };
}

/** What a waiting verification waits for: a CRL stands in for OCSP, so both are the certificate's status. */
export const waitsFor = ({
  outcome,
  waitingFor,
}: Pick<Verification, 'outcome' | 'waitingFor'>): 'ocsp' | 'tsa' | null =>
  outcome === 'waiting' ? (waitingFor === 'tsa' ? 'tsa' : 'ocsp') : null;

function rejection(report: Report): Error {
  const why: Localized = verdictOf(report);
  const [kk, ru, en] = LOCALES.map((locale) => why[locale]);
  return refuse('signature.rejected', { params: { whyKk: kk!, whyRu: ru!, whyEn: en! }, members: { report } });
}

function signerOf({ subject, roles }: CertificateFacts): SignerOnRecord {
  const { iin, bin, organization, commonName, givenName } = subject;
  // The NCA writes surname and name into CN and the patronymic into GIVENNAME.
  const name = [commonName, givenName].filter(Boolean).join(' ') || subject.dn;
  return { name, iin, bin, organization, roles };
}

function wrongSigner(actor: Actor, { bin }: ActsFor, signer: SignerOnRecord) {
  if (signer.iin !== actor.iin) return 'signature.other_person' as const;
  // An entrepreneur's certificate has no BIN: the organisation is the person.
  return (signer.bin ?? signer.iin) === bin ? undefined : ('signature.other_organisation' as const);
}
