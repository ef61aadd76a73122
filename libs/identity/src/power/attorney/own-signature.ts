import { Injectable } from '@nestjs/common';
import type { Actor } from '@qujat/platform';
import { type CertificateFacts, explain } from '@qujat/signature';
import { SignatureVerifier, type Verification } from '@qujat/trust';
import { decodeSignature } from '../../http/signature-text.js';
import { refuse } from '../../identity.errors.js';

/** A good signature of the acting person. */
export interface OwnSignature {
  readonly verification: Verification;
  readonly certificate: CertificateFacts;
}

/** Verifies that the acting person, and nobody else, has signed exactly these bytes (E-3.10, E-5.10). */
@Injectable()
export class OwnSignatures {
  constructor(private readonly verifier: SignatureVerifier) {}

  /** The verification, or a refusal that tells why. */
  async verify(actor: Actor, bytes: Buffer, text: string): Promise<OwnSignature> {
    const signature = decodeSignature(text);
    const content = { bytes: new Uint8Array(bytes) };
    const verification = await this.verifier.verify({ signature, content, purpose: 'document' });
    const { outcome, report } = verification;
    if (outcome === 'waiting') throw refuse('attorney.try_later');
    const [found, ...others] = report.signatures;
    if (outcome === 'rejected' || !found?.certificate || others.length > 0) {
      const why = explain(found?.subIndication ?? report.subIndication ?? 'SIG_CONSTRAINTS_FAILURE', actor.locale);
      throw refuse('attorney.signature_rejected', { params: { why } });
    }
    const { iin, bin } = found.signer;
    if (iin !== actor.iin || bin !== actor.bin) throw refuse('attorney.other_signer');
    return { verification, certificate: found.certificate };
  }
}
