import { Injectable } from '@nestjs/common';
import { Clock, type Locale, newId, type Uuid } from '@qujat/kernel';
import { systemScope, UnitOfWork } from '@qujat/platform';
import type { CertificateFacts } from '@qujat/signature';
import { SignatureVerifier, type Verification } from '@qujat/trust';
import { IdentitySettings } from '../identity.config.js';
import { decodeSignature } from '../http/signature-text.js';
import { refuse } from '../identity.errors.js';
import { NonceService, type Window } from './nonce.service.js';
import { fullName, roleOf } from './person.js';
import { insertSession, isSuspended } from './session.repository.js';
import { personCertificate } from './sign-in.verdict.js';
import { hashOf, newToken } from './tokens.js';

/** A session as it begins. */
export interface NewSessionToken {
  readonly id: Uuid;
  /** For the cookie; the portal keeps its hash only. */
  readonly token: string;
  readonly expiresAt: Date;
}

const SCOPE = systemScope('identity.sign-in');

/**
 * Signing in by certificate (E-5.6.1): one signer, over exactly the nonce, by a valid certificate of a person. IIN, BIN and
 * role come from the certificate. clientAuth is not demanded: the NCA's GOST key both signs and signs in.
 */
@Injectable()
export class SignInService {
  constructor(
    private readonly nonces: NonceService,
    private readonly verifier: SignatureVerifier,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly settings: IdentitySettings,
  ) {}

  /** Begins a session, or refuses with the reason; a refusal is audited. */
  async signIn(nonceId: Uuid, signatureText: string, window: Window, locale: Locale): Promise<NewSessionToken> {
    const signature = decodeSignature(signatureText);
    const bytes = await this.nonces.use(nonceId, window);
    const verification = await this.verifier.verify({ signature, content: { bytes }, purpose: 'login' });
    try {
      return await this.begin(personCertificate(verification, locale), locale);
    } catch (error) {
      await this.recordRefusal(nonceId, verification);
      throw error;
    }
  }

  private async begin(certificate: CertificateFacts, locale: Locale): Promise<NewSessionToken> {
    const now = this.clock.now();
    const token = newToken();
    const id = newId(now);
    const expiresAt = this.endOf(certificate, now);
    const { iin, bin } = certificate.subject;
    await this.work.run(SCOPE, async (tx) => {
      if (await isSuspended(tx, iin ?? '')) throw refuse('sign-in.user_suspended');
      await insertSession(tx, {
        id,
        tokenHash: hashOf(token),
        iin: iin ?? '',
        bin,
        certificate,
        locale,
        now,
        expiresAt,
      });
      const detail = {
        iin,
        bin,
        role: roleOf(certificate),
        name: fullName(certificate),
        certificate: certificate.fingerprint,
      };
      await tx.audit({ act: 'session.began', subjectType: 'session', subjectId: id, detail });
    });
    return { id, token, expiresAt };
  }

  /** A session does not outlive the certificate that it stands on (E-7.5.2). */
  private endOf({ notAfter }: CertificateFacts, now: Date): Date {
    const longest = now.getTime() + this.settings.sessionHours * 3600 * 1000;
    return new Date(Math.min(longest, Date.parse(notAfter)));
  }

  private async recordRefusal(nonceId: Uuid, { outcome, report }: Verification): Promise<void> {
    const signers = report.signatures.map(({ signer, subIndication }) => ({
      iin: signer.iin,
      bin: signer.bin,
      subIndication,
    }));
    await this.work.run(SCOPE, (tx) =>
      tx.audit({ act: 'session.refused', subjectType: 'nonce', subjectId: nonceId, detail: { outcome, signers } }),
    );
  }
}
