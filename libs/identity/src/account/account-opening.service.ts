import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { isCode } from '../contact/code-key.js';
import { countRequest } from '../contact/code-limits.js';
import { CODE_ATTEMPTS, CODE_MINUTES, PAUSE_SECONDS } from '../contact/contact.types.js';
import { IdentitySettings } from '../identity.config.js';
import { identityEvent } from '../identity.events.js';
import { refuse } from '../identity.errors.js';
import { asLogin } from '../session/password/credential.repository.js';
import { Guesses } from '../session/password/guesses.js';
import type { Provisioning } from '../session/password/enrolment.service.js';
import { hashPassword, isPassword } from '../session/password/hashing.js';
import { passwordFault } from '../session/password/password.policy.js';
import { plain } from '../session/password/recovery-codes.js';
import { SecretBox } from '../session/password/secret-box.js';
import { provisioning } from '../session/password/totp.js';
import { hashOf, newToken } from '../session/tokens.js';
import { KEY_MINUTES, type OpenEnrolment } from './account.types.js';
import { giveKey, guessCode, keepCode, keepPrepared, oneTimeOf, openBy, sentCode } from './secret.repository.js';

const SCOPE = systemScope('identity.account-opening');
const SECRET_BYTES = 20;

/** Proved: the key that one goes on with, and what the account will be. */
export interface OpeningKey {
  readonly key: string;
  readonly expiresAt: Date;
  readonly enrolment: OpenEnrolment;
}

/**
 * Opening an account without a certificate, up to its second factor (D-3). Whoever opens it is nobody yet: each step is allowed
 * by a secret, the link, the code, the one-time password or the key, and by nothing else.
 */
@Injectable()
export class AccountOpening {
  private readonly box: SecretBox;

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly guesses: Guesses,
    private readonly settings: IdentitySettings,
  ) {
    this.box = new SecretBox(settings.codeKey, settings.oldCodeKeys);
  }

  /** Who invites whom: for the holder of the link. */
  preview(token: string): Promise<OpenEnrolment> {
    return this.work.run(SCOPE, (tx) => this.byToken(tx, token));
  }

  /** D-3.1: the person names the mailbox that the letter came to, and gets a code there. */
  async sendCode(
    token: string,
    email: string,
    origin: string,
  ): Promise<{ readonly expiresAt: Date; readonly againAt: Date }> {
    return this.work.run(SCOPE, async (tx) => {
      const { id, email: invited, createdBy } = await this.byToken(tx, token);
      if (email.trim().toLowerCase() !== invited)
        throw refuse('account.email_differs', { fields: { email: 'account.email_differs' } });
      const sentAt = this.clock.now();
      await this.refuseTooSoon(tx, id);
      await countRequest(tx, this.settings.codeKey, { userId: id, address: invited, origin }, sentAt);
      const codeId = newId(sentAt);
      const expiresAt = new Date(sentAt.getTime() + CODE_MINUTES * 60_000);
      await keepCode(tx, id, { id: codeId, sentAt, expiresAt });
      await tx.audit({ act: 'account.code_sent', subjectType: 'enrolment', subjectId: id });
      const payload = { enrolmentId: id, codeId, userId: createdBy };
      await tx.emit(identityEvent('identity.account.code-asked', codeId, payload));
      return { expiresAt, againAt: new Date(sentAt.getTime() + PAUSE_SECONDS * 1000) };
    });
  }

  /** Holds the typed code against the one that was sent; a wrong one stays counted. */
  async confirm(token: string, code: string): Promise<OpeningKey> {
    const answer = await this.work.run(SCOPE, async (tx) => {
      const enrolment = await this.byToken(tx, token);
      const { id } = enrolment;
      const tried = await guessCode(tx, id, this.clock.now());
      if (!tried) return this.noCode(await sentCode(tx, id));
      if (isCode(this.settings.codeKey, tried.id, code)) return this.proved(tx, enrolment);
      const left = CODE_ATTEMPTS - tried.attempts;
      await tx.audit({ act: 'account.code_wrong', subjectType: 'enrolment', subjectId: id, detail: { left } });
      if (left <= 0) return refuse('contact.attempts_spent');
      return refuse('contact.code_wrong', { params: { left }, fields: { code: 'contact.code_differs' } });
    });
    // After the commit: the guess stays counted.
    if (answer instanceof Error) throw answer;
    return answer;
  }

  /** D-3.2: login and one-time password. Whatever is wrong, one answer, after the same time; failures slow down (E-3.1). */
  async oneTime(typed: string, password: string, from: { readonly address: string }): Promise<OpeningKey> {
    const login = asLogin(typed);
    const guess = await this.guesses.admit(login, from);
    const found = await this.work.run(SCOPE, (tx) => oneTimeOf(tx, login, this.clock.now()));
    const isRight = await isPassword(found?.hash, plain(password));
    const key =
      isRight && found
        ? await this.work.run(SCOPE, async (tx) => {
            const enrolment = await openBy(tx, { id: found.id }, this.clock.now());
            if (!enrolment) return undefined;
            await this.guesses.forgive(tx, guess);
            return this.proved(tx, enrolment);
          })
        : undefined;
    if (key) return key;
    await this.guesses.record(guess, 'account.one_time_wrong');
    throw refuse('account.one_time_wrong');
  }

  /** The password of one's own, in the place of the one-time one; gives the secret for the app. */
  async setPassword(key: string, password: string): Promise<Provisioning> {
    const keyHash = hashOf(key);
    const enrolment = await this.work.run(SCOPE, (tx) => this.byKey(tx, keyHash));
    const fault = passwordFault(password, { ...enrolment, iin: '', phone: null });
    if (fault) throw refuse(fault, { fields: { password: fault } });
    const passwordHash = await hashPassword(password);
    const secret = randomBytes(SECRET_BYTES);
    const expiresAt = await this.work.run(SCOPE, async (tx) => {
      const { id } = await this.byKey(tx, keyHash);
      const until = new Date(this.clock.now().getTime() + KEY_MINUTES * 60_000);
      await keepPrepared(tx, id, { passwordHash, totpSecret: this.box.seal(secret, id), until });
      return until;
    });
    return { ...provisioning(secret, enrolment.login ?? enrolment.email ?? ''), expiresAt };
  }

  private async proved(tx: Tx, enrolment: OpenEnrolment): Promise<OpeningKey> {
    const key = newToken();
    const expiresAt = new Date(this.clock.now().getTime() + KEY_MINUTES * 60_000);
    await giveKey(tx, enrolment.id, hashOf(key), expiresAt);
    await tx.audit({ act: 'account.proved', subjectType: 'enrolment', subjectId: enrolment.id });
    return { key, expiresAt, enrolment };
  }

  private async byToken(tx: Tx, token: string): Promise<OpenEnrolment & { readonly email: string }> {
    const found = await openBy(tx, { tokenHash: hashOf(token) }, this.clock.now());
    if (!found?.email) throw refuse('account.link_unknown');
    return { ...found, email: found.email };
  }

  private async byKey(tx: Tx, keyHash: string): Promise<OpenEnrolment> {
    const found = await openBy(tx, { keyHash }, this.clock.now());
    if (!found) throw refuse('account.key_gone');
    return found;
  }

  private async refuseTooSoon(tx: Tx, id: Uuid): Promise<void> {
    const before = await sentCode(tx, id);
    if (!before) return;
    const seconds = Math.ceil(PAUSE_SECONDS - (this.clock.now().getTime() - before.sentAt.getTime()) / 1000);
    if (seconds > 0) throw refuse('contact.code_too_soon', { params: { seconds } });
  }

  private noCode(sent: { readonly attempts: number } | undefined) {
    if (!sent) return refuse('contact.no_code');
    return refuse(sent.attempts >= CODE_ATTEMPTS ? 'contact.attempts_spent' : 'contact.code_expired');
  }
}
