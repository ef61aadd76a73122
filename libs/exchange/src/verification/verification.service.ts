import { Injectable } from '@nestjs/common';
import { timingSafeEqual } from 'node:crypto';
import { Clock } from '@qujat/kernel';
import { systemScope, UnitOfWork } from '@qujat/platform';
import { DocumentEntity } from '../document/document.entity.js';
import { loadView } from '../document/document.repository.js';
import type { DocumentView } from '../document/document.view.js';
import { refuse } from '../exchange.errors.js';
import { presentRecipients } from '../recipient/recipient.presenter.js';
import { presentSignature } from '../signing/signature.presenter.js';
import type { SignatureEntity } from '../signing/signature.entity.js';
import type { PublicAnnulment, PublicSignature, PublicVerification } from './verification.response.js';

/** The public proof of a document for whoever holds its number and its token. */
@Injectable()
export class VerificationService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What the link shows. A wrong number, a wrong token and a document that was never sent are the same 404 (E-3.1). */
  async find(number: string, token: string): Promise<PublicVerification> {
    const view = await this.work.run(systemScope('exchange.public-verification'), async (tx) => {
      const document = await tx.manager.findOneBy(DocumentEntity, { number });
      const known = document?.sentAt && same(document.publicToken, token);
      return known ? loadView(tx, document) : undefined;
    });
    if (!view) throw refuse('verification.not_found');
    return present(view, this.clock.now());
  }
}

const same = (known: string, given: string): boolean => {
  const [a, b] = [Buffer.from(known), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
};

function present(view: DocumentView, now: Date): PublicVerification {
  const { document, file, signatures, annulments } = view;
  if (!file || !document.recipientName || !document.recipientBin || !document.sentAt) {
    throw refuse('verification.not_found');
  }
  const receivedAt = document.receivedAt?.toISOString() ?? null;
  return {
    number: document.number,
    title: document.title,
    type: document.type,
    status: document.status,
    sender: { name: document.senderName, bin: document.senderBin },
    recipient: { name: document.recipientName, bin: document.recipientBin },
    recipients: presentRecipients(view, null, () => false).map(({ name, bin, status, receivedAt: at }) => ({
      ...{ name, bin, status, receivedAt: at },
    })),
    file: { name: file.name, size: file.size, sha256: file.sha256 },
    sentAt: document.sentAt.toISOString(),
    receivedAt,
    signatures: signatures.filter(({ state }) => state === 'accepted').map(publicSignature),
    receipt: receivedAt ? { at: receivedAt } : null,
    annulment: annulmentOf(document, annulments),
    verifiedAt: now.toISOString(),
  };
}

/** A proposal that is still being verified or decided is one until it is decided. */
function annulmentOf({ annulledAt }: DocumentEntity, annulments: DocumentView['annulments']): PublicAnnulment | null {
  if (annulledAt) return { state: 'annulled', at: annulledAt.toISOString() };
  const open = annulments.find(({ annulment }) => annulment.state === 'open')?.annulment;
  return open ? { state: 'proposed', at: open.proposedAt.toISOString() } : null;
}

/** Without the IIN: the page is public, and the certificate's number says whose it is to those who must know. */
function publicSignature(signature: SignatureEntity): PublicSignature {
  const { side, signer, certificate, time, indication, verdict } = presentSignature(signature);
  return {
    side,
    signer: {
      ...{ name: signer.name, organization: signer.organization, bin: signer.bin },
      ...(signer.onBehalfOf && { onBehalfOf: signer.onBehalfOf }),
    },
    certificate: certificate && {
      serialNumber: certificate.serialNumber,
      notBefore: certificate.notBefore,
      notAfter: certificate.notAfter,
    },
    time,
    indication,
    verdict,
  };
}
