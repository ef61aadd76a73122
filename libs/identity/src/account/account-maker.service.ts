import { Injectable } from '@nestjs/common';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { IdentitySettings } from '../identity.config.js';
import { identityEvent } from '../identity.events.js';
import { refuse } from '../identity.errors.js';
import { nextPortalNumber } from '../participant/participant.repository.js';
import { giveFirstPowers } from '../power/member/first-role.js';
import { lockPowers } from '../power/power.repository.js';
import { enrol, replaceRecoveryCodes } from '../session/password/credential.repository.js';
import { newRecoveryCodes, recoveryHash } from '../session/password/recovery-codes.js';
import { SecretBox } from '../session/password/secret-box.js';
import { stepOf } from '../session/password/totp.js';
import { hashOf } from '../session/tokens.js';
import type { OpenEnrolment, Prepared } from './account.types.js';
import { guessFactor, openBy, settleEnrolment } from './secret.repository.js';

const SCOPE = systemScope('identity.account-opening');

/** An account that serves from now on. The codes are shown this once. */
export interface OpenedAccount {
  readonly login: string;
  readonly codes: readonly string[];
}

/** The last step of opening an account: the first code of the app makes user, membership and powers, all at once (D-3). */
@Injectable()
export class AccountMaker {
  private readonly box: SecretBox;

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    settings: IdentitySettings,
  ) {
    this.box = new SecretBox(settings.codeKey, settings.oldCodeKeys);
  }

  /** Makes it. A wrong code stays counted. */
  async finish(key: string, code: string): Promise<OpenedAccount> {
    const now = this.clock.now();
    const prepared = await this.work.run(SCOPE, (tx) => guessFactor(tx, hashOf(key), now));
    if (!prepared) throw refuse('account.key_gone');
    const secret = this.box.open(prepared.totpSecret, prepared.enrolment.id);
    const step = stepOf(secret, code.replace(/\s/g, ''), now);
    if (step === null) throw refuse('password.code_wrong', { fields: { code: 'password.code_wrong' } });
    return this.work.run(SCOPE, async (tx) => {
      await lockPowers(tx, prepared.enrolment.participantId);
      // Of two windows that finish at once one finds the enrolment open.
      const enrolment = await openBy(tx, { keyHash: hashOf(key) }, now);
      if (!enrolment) throw refuse('account.key_gone');
      return this.make(tx, { ...prepared, enrolment }, { secret, step });
    });
  }

  private async make(
    tx: Tx,
    { enrolment, passwordHash }: Prepared,
    { secret, step }: { secret: Buffer; step: number },
  ): Promise<OpenedAccount> {
    const now = this.clock.now();
    const { participantId, userId: known } = enrolment;
    const { userId, login } = known
      ? { userId: known, login: enrolment.login ?? '' }
      : await this.person(tx, enrolment);
    const totpSecret = this.box.seal(secret, userId);
    await enrol(tx, { userId, passwordHash, totpSecret, certificateSha256: null }, step, now);
    const codes = newRecoveryCodes();
    await replaceRecoveryCodes(
      tx,
      userId,
      codes.map((code) => recoveryHash(userId, code)),
    );
    await settleEnrolment(tx, enrolment.id, userId, now);
    const detail = { way: enrolment.way, login, agreements: await agreementsInForce(tx, now) };
    await tx.audit({ act: 'account.opened', subjectType: 'user', subjectId: userId, participantId, detail });
    await tx.emit(identityEvent('identity.account.opened', userId, { participantId, userId }));
    return { login, codes };
  }

  private async person(tx: Tx, enrolment: OpenEnrolment): Promise<{ userId: Uuid; login: string }> {
    const now = this.clock.now();
    const { participantId, surname, name, patronymic, email, locale, way } = enrolment;
    const login = enrolment.login ?? (await freeLogin(tx, enrolment));
    const userId = newId(now);
    await tx.manager.query(
      `INSERT INTO identity.users (id, iin, surname, name, patronymic, email, email_confirmed_at, locale, created_at, enrolled_by, login)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[userId, await nextPortalNumber(tx, 'QU'), surname, name, patronymic, email],
        ...[way === 'link' ? now : null, locale, now, participantId, login],
      ],
    );
    await tx.manager.query(
      `INSERT INTO identity.memberships (id, user_id, participant_id, role, administrator, created_at, certificate_powers)
       VALUES ($1, $2, $3, 'employee', false, $4, false)`,
      [newId(now), userId, participantId, now],
    );
    await tx.audit({ act: 'membership.began', subjectType: 'user', subjectId: userId, participantId, detail: { way } });
    const { roleId, createdByName: by } = enrolment;
    // A role that was archived meanwhile is not given; the administrator sees a person without one.
    const still = roleId && (await isRole(tx, participantId, roleId)) ? roleId : null;
    await giveFirstPowers(tx, this.clock, { userId, participantId, roleId: still, certificatePowers: false, by });
    return { userId, login };
  }
}

/** The e-mail; where another organisation's person has it already, one with the organisation's number: nobody is told of the other. */
async function freeLogin(tx: Tx, { email, bin }: OpenEnrolment): Promise<string> {
  const [mailbox = ''] = (email ?? '').split('@');
  const number = bin.toLowerCase();
  const choices = [email ?? '', `${mailbox}@${number}`, ...[2, 3, 4, 5].map((n) => `${mailbox}.${n}@${number}`)];
  await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('identity.logins', 0))`);
  const taken: { login: string }[] = await tx.manager.query(
    `SELECT login FROM identity.users WHERE login = ANY($1) UNION SELECT login FROM identity.enrolments WHERE login = ANY($1) AND state = 'open'`,
    [choices],
  );
  const free = choices.find((choice) => !taken.some(({ login }) => login === choice));
  if (!free) throw refuse('account.login_taken');
  return free;
}

async function isRole(tx: Tx, participantId: Uuid, id: Uuid): Promise<boolean> {
  const rows: unknown[] = await tx.manager.query(
    'SELECT 1 FROM identity.power_roles WHERE id = $1 AND participant_id = $2 AND code IS NULL AND archived_at IS NULL',
    [id, participantId],
  );
  return rows.length > 0;
}

/** What the person has said to have read: the newest texts of that moment. */
async function agreementsInForce(tx: Tx, now: Date): Promise<{ kind: string; version: number }[]> {
  return tx.manager.query(
    `SELECT kind, max(version)::int AS version FROM identity.agreements WHERE effective_from <= $1 GROUP BY kind ORDER BY kind`,
    [now],
  );
}
