import { Injectable } from '@nestjs/common';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, Every, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { countRequest } from '../contact/code-limits.js';
import { IdentitySettings } from '../identity.config.js';
import { identityEvent } from '../identity.events.js';
import { refuse } from '../identity.errors.js';
import { asPortal } from '../power/as-portal.js';
import { Administration } from '../power/administration.js';
import { findMember, type MemberRecord } from '../power/member/member.repository.js';
import { requireRole } from '../power/role/require-role.js';
import { endPasswordSessions, removeCredentials } from '../session/password/credential.repository.js';
import { hashPassword } from '../session/password/hashing.js';
import { newCode, plain } from '../session/password/recovery-codes.js';
import type { HandAccount, InviteAccount, NewAccount } from './account.dto.js';
import { ENROLMENT_DAYS, type EnrolmentRecord, MOST_OPEN } from './account.types.js';
import {
  countEnrolments,
  expireEnrolments,
  hasAccount,
  insertEnrolment,
  lockEnrolment,
  openEnrolments,
  withdrawEnrolments,
} from './enrolment.repository.js';
import { keepSecret } from './secret.repository.js';

const DAY_MS = 24 * 3600 * 1000;

/** What the administrator hands over: shown this once. */
export interface Handed {
  readonly enrolment: EnrolmentRecord;
  readonly login: string;
  readonly password: string;
}

/** Accounts for people without a certificate, as their administrator makes them (D-3, ADR 0086). */
@Injectable()
export class AccountService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly administration: Administration,
    private readonly settings: IdentitySettings,
  ) {}

  /** Those that wait to be opened. */
  list(actor: Actor) {
    return this.administration.read(actor, (tx, participantId) => openEnrolments(tx, participantId));
  }

  /** D-3.1: invites by a link in a letter. */
  invite(actor: Actor, dto: InviteAccount, origin: string): Promise<EnrolmentRecord> {
    const made = { ...this.begun(actor, 'link', dto), email: dto.email.toLowerCase() };
    return this.administration.change(actor, { type: 'enrolment', id: made.id }, async (tx, participantId) => {
      const enrolment = { ...made, participantId };
      await this.admit(tx, enrolment);
      if (await hasAccount(tx, participantId, made.email)) throw refuse('account.invited_already');
      await this.insert(tx, enrolment, 'account.invited_already');
      await this.sendLetter(tx, enrolment, origin);
      return enrolment;
    });
  }

  /** D-3.2: makes a login and a one-time password, to be handed over. */
  async hand(actor: Actor, dto: HandAccount): Promise<Handed> {
    const password = newCode();
    const oneTimeHash = await hashPassword(plain(password));
    const begun = this.begun(actor, 'handed', dto);
    return this.administration.change(actor, { type: 'enrolment', id: begun.id }, async (tx, participantId) => {
      // The organisation's number keeps logins apart: who makes one learns nothing of other organisations.
      const login = `${dto.login.toLowerCase()}@${await numberOf(tx, participantId)}`;
      const enrolment = { ...begun, participantId, login, email: dto.email?.toLowerCase() ?? null };
      await this.admit(tx, enrolment);
      if (await hasAccount(tx, participantId, login)) throw refuse('account.login_taken');
      await this.insert(tx, enrolment, 'account.login_taken');
      await asPortal(tx, () => keepSecret(tx, enrolment.id, { oneTimeHash }));
      await record(tx, 'account.handed', enrolment);
      return { enrolment, login, password };
    });
  }

  /** Writes the letter once more, with a new link; the one before serves no more. */
  again(actor: Actor, id: Uuid, origin: string): Promise<EnrolmentRecord> {
    return this.administration.change(actor, { type: 'enrolment', id }, async (tx, participantId) => {
      const enrolment = await lockEnrolment(tx, participantId, id);
      if (!enrolment || enrolment.expiresAt <= this.clock.now()) throw refuse('account.not_found');
      if (enrolment.way !== 'link') throw refuse('account.only_letters');
      await this.sendLetter(tx, enrolment, origin);
      return enrolment;
    });
  }

  /** Takes an invitation, or a one-time password, back. */
  async withdraw(actor: Actor, id: Uuid): Promise<void> {
    await this.administration.change(actor, { type: 'enrolment', id }, async (tx, participantId) => {
      const enrolment = await lockEnrolment(tx, participantId, id);
      if (!enrolment) throw refuse('account.not_found');
      await withdrawEnrolments(tx, { id }, this.clock.now());
      await record(tx, 'account.withdrawn', enrolment);
    });
  }

  /** Password or phone is lost: what was set up serves no more, a one-time password leads to a new one. */
  async reissue(actor: Actor, memberId: Uuid): Promise<Handed> {
    const password = newCode();
    const oneTimeHash = await hashPassword(plain(password));
    return this.administration.change(actor, { type: 'membership', id: memberId }, async (tx, participantId) => {
      const member = await findMember(tx, participantId, memberId);
      if (!member) throw refuse('member.not_found');
      const { login, iin, userId } = member;
      if (!login) throw refuse('member.has_certificate');
      if (member.state !== 'active')
        throw refuse('member.other_state', { state: member.state, allowed: [], params: { state: member.state } });
      const enrolment = { ...this.replacing(actor, member), participantId, login };
      const now = this.clock.now();
      await withdrawEnrolments(tx, { userId }, now);
      await this.insert(tx, enrolment, 'account.login_taken');
      await asPortal(tx, async () => {
        await removeCredentials(tx, userId);
        await endPasswordSessions(tx, iin, now);
        await keepSecret(tx, enrolment.id, { oneTimeHash });
      });
      await tx.audit({ act: 'account.reissued', subjectType: 'membership', subjectId: memberId });
      await tx.emit(identityEvent('identity.account.reissued', userId, { participantId, userId }));
      return { enrolment, login, password };
    });
  }

  /** What nobody has opened in time is over. */
  @Every('identity.expire-enrolments', { seconds: 3600 })
  async expire(): Promise<void> {
    await this.work.run(systemScope('identity.expire-enrolments'), (tx) => expireEnrolments(tx, this.clock.now()));
  }

  private begun(actor: Actor, way: EnrolmentRecord['way'], dto: NewAccount): Omit<EnrolmentRecord, 'participantId'> {
    const { userId, name: createdByName } = actor;
    if (!userId) throw refuse('user.not_registered');
    const now = this.clock.now();
    return {
      ...{ id: newId(now), way, createdAt: now, createdBy: userId, createdByName, userId: null },
      ...{ surname: dto.surname, name: dto.name, patronymic: dto.patronymic || null },
      ...{ email: null, login: null, locale: dto.locale, roleId: dto.roleId ?? null },
      expiresAt: new Date(now.getTime() + ENROLMENT_DAYS * DAY_MS),
    };
  }

  private replacing(actor: Actor, { userId, names, locale }: MemberRecord): Omit<EnrolmentRecord, 'participantId'> {
    const begun = this.begun(actor, 'handed', { ...names, patronymic: names.patronymic ?? undefined, locale });
    return { ...begun, userId };
  }

  private async admit(tx: Tx, { participantId, roleId }: EnrolmentRecord): Promise<void> {
    if (roleId) await requireRole(tx, roleId);
    const since = new Date(this.clock.now().getTime() - DAY_MS);
    const { open, begun } = await countEnrolments(tx, participantId, since);
    if (open >= MOST_OPEN) throw refuse('account.too_many_open', { params: { most: MOST_OPEN } });
    if (begun >= this.settings.invitationsPerDay) throw refuse('account.too_many_today');
  }

  private async insert(
    tx: Tx,
    enrolment: EnrolmentRecord,
    taken: 'account.invited_already' | 'account.login_taken',
  ): Promise<void> {
    if (!(await insertEnrolment(tx, enrolment))) throw refuse(taken);
  }

  /** The secret is made when the letter is written (`AccountLetters`); here it is only asked for. */
  private async sendLetter(tx: Tx, enrolment: EnrolmentRecord, origin: string): Promise<void> {
    const { id, email } = enrolment;
    const asked = { userId: id, address: email ?? '', origin };
    await asPortal(tx, () => countRequest(tx, this.settings.codeKey, asked, this.clock.now()));
    await record(tx, 'account.invited', enrolment);
    const payload = { enrolmentId: id, userId: enrolment.createdBy };
    await tx.emit(identityEvent('identity.account.invited', id, payload));
  }
}

/** In the organisation's trail. */
const record = (tx: Tx, act: string, { id, participantId, way, roleId }: EnrolmentRecord): Promise<void> =>
  tx.audit({ act, subjectType: 'enrolment', subjectId: id, participantId, detail: { way, roleId } });

async function numberOf(tx: Tx, participantId: Uuid): Promise<string> {
  const [row]: { bin: string }[] = await tx.manager.query('SELECT bin FROM identity.participants WHERE id = $1', [
    participantId,
  ]);
  return (row?.bin ?? '').toLowerCase();
}
