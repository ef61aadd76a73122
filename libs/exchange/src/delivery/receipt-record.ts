import type { Localized } from '@qujat/kernel';
import type { DocumentView } from '../document/document.view.js';
import type { PersonOnRecord, SignatureEntity } from '../signing/signature.entity.js';
import { sha256 } from '../signing/intake.js';
import { canonicalJson, type Json } from './canonical-json.js';

/** Who opened the document, when, with which certificate's session; null: a person without a certificate (D-3). */
export interface Opening {
  readonly openedAt: Date;
  readonly openedBy: PersonOnRecord;
  readonly certificateSha256: string | null;
}

const named = ({ kk, ru, en }: Localized): Json => ({ kk, ru, en });

/** The record of a receipt: the bytes that the portal signs. What it says can be checked against the document alone. */
export function receiptRecord({ document, file, signatures }: DocumentView, opening: Opening): Buffer {
  const record: Json = {
    type: 'qujat:receipt',
    version: 1,
    document: {
      number: document.number,
      title: document.title,
      kind: document.type,
      file: file ? { name: file.name, size: file.size, sha256: file.sha256 } : null,
      sentAt: document.sentAt?.toISOString() ?? null,
      signatures: signatures.filter(({ state }) => state === 'accepted').map(signatureFacts),
    },
    sender: { bin: document.senderBin, name: named(document.senderName) },
    recipient: { bin: document.recipientBin, name: document.recipientName ? named(document.recipientName) : null },
    openedAt: opening.openedAt.toISOString(),
    openedBy: {
      name: opening.openedBy.name,
      iin: opening.openedBy.iin,
      certificateSha256: opening.certificateSha256,
    },
  };
  return Buffer.from(canonicalJson(record), 'utf8');
}

const signatureFacts = ({ side, signer, certificate, cms }: SignatureEntity): Json => ({
  side,
  signer: signer.name,
  certificateSerialNumber: certificate.serial,
  sha256: sha256(cms),
});
