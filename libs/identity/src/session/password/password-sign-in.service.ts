import { Injectable } from '@nestjs/common';
import { Clock, type Locale, newId, type Uuid } from '@qujat/kernel';
import { Every, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { IdentitySettings } from '../../identity.config.js';
import { identityEvent } from '../../identity.events.js';
import { refuse } from '../../identity.errors.js';
import { organisationsOf } from '../organisation/organisation.repository.js';
import { insertSession, isSuspended, type SignInPlace } from '../session.repository.js';
import type { NewSessionToken } from '../sign-in.service.js';
import { hashOf, newToken } from '../tokens.js';
import {
  asLogin,
  type CredentialRecord,
  credentialState,
  findCredentials,
  resealSecret,
  useRecoveryCode,
  useStep,
} from './credential.repository.js';
import { type Guess, Guesses } from './guesses.js';
import { isPassword } from './hashing.js';
import { isRecoveryCode, recoveryHash } from './recovery-codes.js';
import { SecretBox } from './secret-box.js';
import { FORGET_MS } from './sign-in-delay.js';
import { stepOf } from './totp.js';

const SCOPE = systemScope('identity.sign-in');

/** A sign-in with a password, as it comes. */
export interface PasswordAttempt {
  /** An IIN; of one without a certificate, the login. */
  readonly login: string;
  readonly password: string;
  /** Of the authenticator app, or a recovery code. */
  readonly code: string;
  readonly from: SignInPlace;
  readonly locale: Locale;
}

/**
 * Signing in with a password and a second factor (D-4, ADR 0063). Whatever is wrong, the answer is the same and takes as
 * long; failures slow down the account and the address (E-3.1).
 */
@Injectable()
export class PasswordSignInService {
  private readonly box: SecretBox;

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly guesses: Guesses,
    private readonly settings: IdentitySettings,
  ) {
    this.box = new SecretBox(settings.codeKey, settings.oldCodeKeys);
  }

  /** Begins a session, or refuses. */
  async signIn(attempt: PasswordAttempt): Promise<NewSessionToken> {
    const login = asLogin(attempt.login);
    const guess = await this.guesses.admit(login, attempt.from);
    const credentials = await this.work.run(SCOPE, (tx) => findCredentials(tx, login));
    const known = await isPassword(credentials?.passwordHash, attempt.password);
    const session =
      known && credentials
        ? await this.work.run(SCOPE, (tx) => this.begin(tx, attempt, credentials, guess))
        : undefined;
    if (session) return session;
    await this.guesses.record(guess, 'sign-in.password_wrong');
    throw refuse('sign-in.password_wrong');
  }

  private async begin(
    tx: Tx,
    { code, from, locale }: PasswordAttempt,
    { userId, iin, totpSecret, certificate }: CredentialRecord,
    guess: Guess,
  ): Promise<NewSessionToken | undefined> {
    const now = this.clock.now();
    const factor = await this.secondFactor(tx, userId, totpSecret, code);
    if (!factor) return undefined;
    if (await isSuspended(tx, iin)) throw refuse('sign-in.user_suspended');
    await this.guesses.forgive(tx, guess);
    const [id, token] = [newId(now), newToken()];
    const expiresAt = new Date(now.getTime() + this.settings.sessionHours * 3600 * 1000);
    const own = (await organisationsOf(tx, userId)).filter(({ membership }) => membership.state === 'active');
    await insertSession(tx, {
      // A password says nothing of an organisation: the session has no BIN, and no rights that come from one (E-3.10).
      ...{ id, tokenHash: hashOf(token), iin, bin: null, certificate, locale, now, expiresAt, from },
      ...{ method: 'password', participantId: own.length === 1 ? (own[0]?.participant.id ?? null) : null },
    });
    const detail = { iin, method: 'password', factor };
    await tx.audit({ act: 'session.began', subjectType: 'session', subjectId: id, detail });
    return { id, token, expiresAt };
  }

  private async secondFactor(tx: Tx, userId: Uuid, sealed: Buffer, code: string): Promise<'totp' | 'recovery' | null> {
    const now = this.clock.now();
    if (!isRecoveryCode(code)) {
      const { secret, isNewest } = this.box.look(sealed, userId);
      const step = stepOf(secret, code.replace(/\s/g, ''), now);
      if (step === null || !(await useStep(tx, userId, step))) return null;
      // The key has been changed: from now on the secret is under the newest one.
      if (!isNewest) await resealSecret(tx, userId, this.box.seal(secret, userId));
      return 'totp';
    }
    if (!(await useRecoveryCode(tx, userId, recoveryHash(userId, code), now))) return null;
    const left = (await credentialState(tx, userId))?.codesLeft ?? 0;
    await tx.emit(identityEvent('identity.credentials.recovery-used', userId, { userId, left }));
    return 'recovery';
  }

  /** What is a day old is held against nobody. */
  @Every('identity.forget-failures', { seconds: 3600 })
  async forget(): Promise<void> {
    const old = new Date(this.clock.now().getTime() - FORGET_MS);
    await this.work.run(SCOPE, async (tx) => {
      await tx.manager.query('DELETE FROM identity.sign_in_failures WHERE last_at < $1', [old]);
      await tx.manager.query('DELETE FROM identity.credential_drafts WHERE expires_at < $1', [old]);
    });
  }
}
