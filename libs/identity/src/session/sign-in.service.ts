import { Injectable } from '@nestjs/common';
import { Clock, type Locale, newId, type Uuid } from '@qujat/kernel';
import { systemScope, UnitOfWork } from '@qujat/platform';
import type { CertificateFacts } from '@qujat/signature';
import { SignatureVerifier, type Verification } from '@qujat/trust';
import { noteUse } from '../certificate/certificate.repository.js';
import { usedCertificate } from '../certificate/used-certificate.js';
import { IdentitySettings } from '../identity.config.js';
import { decodeSignature } from '../http/signature-text.js';
import { refuse } from '../identity.errors.js';
import { NonceService, type Window } from './nonce.service.js';
import { fullName, roleOf } from './person.js';
import { insertSession, isSuspended, type SignInPlace } from './session.repository.js';
import { personCertificate } from './sign-in.verdict.js';
import { hashOf, newToken } from './tokens.js';

/** A signed nonce, the window that it was given out to, and from where it comes back. */
export interface SignInAttempt {
  readonly nonceId: Uuid;
  readonly signature: string;
  readonly window: Window;
  readonly from: SignInPlace;
  readonly locale: Locale;
}

/** A session as it begins. */
export interface NewSessionToken {
  readonly id: Uuid;
  /** For the cookie; the portal keeps its hash only. */
  readonly token: string;
  readonly expiresAt: Date;
}

/** What was signed in with, and from where. */
interface Proof {
  readonly from: SignInPlace;
  readonly signature: Uint8Array;
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
  async signIn({ nonceId, signature: text, window, from, locale }: SignInAttempt): Promise<NewSessionToken> {
    const signature = decodeSignature(text);
    const bytes = await this.nonces.use(nonceId, window);
    const verification = await this.verifier.verify({ signature, content: { bytes }, purpose: 'login' });
    try {
      const proof = { from, signature: verification.signature };
      return await this.begin(personCertificate(verification, locale), proof, locale);
    } catch (error) {
      await this.recordRefusal(nonceId, verification);
      throw error;
    }
  }

  private async begin(
    certificate: CertificateFacts,
    { from, signature }: Proof,
    locale: Locale,
  ): Promise<NewSessionToken> {
    const now = this.clock.now();
    const token = newToken();
    const id = newId(now);
    const expiresAt = this.endOf(certificate, now);
    const { iin, bin } = certificate.subject;
    await this.work.run(SCOPE, async (tx) => {
      if (await isSuspended(tx, iin ?? '')) throw refuse('sign-in.user_suspended');
      await insertSession(tx, {
        ...{ id, tokenHash: hashOf(token), iin: iin ?? '', bin, certificate, locale, now, expiresAt, from },
        ...{ method: 'certificate', participantId: null },
      });
      const used = usedCertificate(signature, certificate, now);
      if (used) await noteUse(tx, used);
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
