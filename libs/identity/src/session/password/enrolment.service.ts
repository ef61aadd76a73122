import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { type Actor, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { IdentitySettings } from '../../identity.config.js';
import { type IdentityEvents, identityEvent } from '../../identity.events.js';
import { refuse } from '../../identity.errors.js';
import type { CertificateFacts } from '@qujat/signature';
import { SessionService } from '../session.service.js';
import type { UserRecord } from '../session.types.js';
import {
  type CredentialState,
  credentialState,
  endPasswordSessions,
  enrol,
  removeCredentials,
  replaceRecoveryCodes,
  saveDraft,
  tryDraft,
} from './credential.repository.js';
import { hashPassword } from './hashing.js';
import { passwordFault } from './password.policy.js';
import { newRecoveryCodes, recoveryHash } from './recovery-codes.js';
import { SecretBox } from './secret-box.js';
import { provisioning, stepOf } from './totp.js';

const SCOPE = systemScope('identity.credentials');
const DRAFT_MS = 15 * 60_000;
/** Guesses at the first code of one draft. */
const MOST_ATTEMPTS = 10;
const SECRET_BYTES = 20;

/** What an authenticator app takes in. */
export interface Provisioning {
  readonly uri: string;
  readonly text: string;
  readonly expiresAt: Date;
}

/**
 * Setting up sign-in with a password and a second factor (D-3, D-4): only by one who has signed in by certificate and has
 * confirmed it with a signature (ADR 0063).
 */
@Injectable()
export class EnrolmentService {
  private readonly box: SecretBox;

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly sessions: SessionService,
    settings: IdentitySettings,
  ) {
    this.box = new SecretBox(settings.codeKey, settings.oldCodeKeys);
  }

  /** Whether it is set up, and whether it can be in this session. */
  async state(actor: Actor): Promise<{ state: CredentialState | undefined; mayEnrol: boolean }> {
    const session = await this.sessions.of(actor);
    const { user } = session;
    const state = user ? await this.work.run(SCOPE, (tx) => credentialState(tx, user.id)) : undefined;
    return { state, mayEnrol: user !== null && session.method === 'certificate' && !session.operator };
  }

  /** Takes the password, gives the secret for the authenticator app; in force once a first code has come. */
  async begin(actor: Actor, password: string): Promise<Provisioning> {
    const { certificate, user } = await this.enrollee(actor);
    const fault = passwordFault(password, user);
    if (fault) throw refuse(fault, { fields: { password: fault } });
    const secret = randomBytes(SECRET_BYTES);
    const expiresAt = new Date(this.clock.now().getTime() + DRAFT_MS);
    const passwordHash = await hashPassword(password);
    await this.work.run(SCOPE, (tx) =>
      saveDraft(tx, {
        ...{ userId: user.id, passwordHash, totpSecret: this.box.seal(secret, user.id), expiresAt },
        certificateSha256: certificate.fingerprint,
      }),
    );
    return { ...provisioning(secret, user.iin), expiresAt };
  }

  /** Takes the first code: the password serves from now on. Returns the recovery codes, which are shown this once. */
  async confirm(actor: Actor, code: string): Promise<string[]> {
    const { user } = await this.enrollee(actor);
    const now = this.clock.now();
    const draft = await this.work.run(SCOPE, (tx) => tryDraft(tx, user.id, now, MOST_ATTEMPTS));
    if (!draft) throw refuse('password.draft_gone');
    const step = stepOf(this.box.open(draft.totpSecret, user.id), code.replace(/\s/g, ''), now);
    if (step === null) throw refuse('password.code_wrong', { fields: { code: 'password.code_wrong' } });
    return this.change(actor, user, 'identity.credentials.enrolled', async (tx) => {
      await enrol(tx, draft, step, now);
      return renewCodes(tx, user.id);
    });
  }

  /** New recovery codes; the earlier ones serve no more. */
  async renewCodes(actor: Actor): Promise<string[]> {
    const user = await this.userOf(actor);
    return this.change(actor, user, 'identity.credentials.codes-renewed', async (tx) => {
      if (!(await credentialState(tx, user.id))) throw refuse('password.not_set_up');
      return renewCodes(tx, user.id);
    });
  }

  /** Takes password sign-in away; sessions that began with it end. */
  async remove(actor: Actor): Promise<void> {
    const user = await this.userOf(actor);
    await this.change(actor, user, 'identity.credentials.removed', async (tx) => {
      if (!(await removeCredentials(tx, user.id))) throw refuse('password.not_set_up');
    });
  }

  /** A change ends the sessions of the former password, is on record, and its person is told. */
  private async change<T>(actor: Actor, user: UserRecord, type: Change, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.work.run(SCOPE, async (tx) => {
      const result = await work(tx);
      if (type !== 'identity.credentials.codes-renewed') await endPasswordSessions(tx, user.iin, this.clock.now());
      const detail = { iin: actor.iin, certificate: actor.certificateSha256 };
      await tx.audit({ act: type.replace('identity.', ''), subjectType: 'user', subjectId: user.id, detail });
      await tx.emit(identityEvent(type, user.id, { userId: user.id }));
      return result;
    });
  }

  private async userOf(actor: Actor): Promise<UserRecord> {
    const { user } = await this.sessions.of(actor);
    if (!user) throw refuse('user.not_registered');
    return user;
  }

  private async enrollee(actor: Actor): Promise<{ certificate: CertificateFacts; user: UserRecord }> {
    const session = await this.sessions.of(actor);
    const { certificate } = session;
    if (!session.user) throw refuse('user.not_registered');
    if (session.method !== 'certificate' || !certificate) throw refuse('password.by_certificate');
    if (session.operator) throw refuse('password.not_for_operator');
    return { certificate, user: session.user };
  }
}

type Change = Extract<
  keyof IdentityEvents,
  'identity.credentials.enrolled' | 'identity.credentials.removed' | 'identity.credentials.codes-renewed'
>;

async function renewCodes(tx: Tx, userId: Uuid): Promise<string[]> {
  const codes = newRecoveryCodes();
  await replaceRecoveryCodes(
    tx,
    userId,
    codes.map((code) => recoveryHash(userId, code)),
  );
  return codes;
}
