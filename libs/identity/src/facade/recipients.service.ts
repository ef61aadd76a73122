import { Injectable } from '@nestjs/common';
import { Clock, type Locale, type Localized, type Uuid } from '@qujat/kernel';
import { systemScope, UnitOfWork } from '@qujat/platform';
import { codeOf } from '../contact/code-key.js';
import type { Channel } from '../contact/contact.types.js';
import type { StaffRole } from '../staff/staff-roles.js';
import { IdentitySettings } from '../identity.config.js';

/** A user whom the portal tells something. Contacts that are not confirmed are not given out: nobody writes to them. */
export interface Recipient {
  readonly userId: Uuid;
  readonly locale: Locale;
  readonly email: string | null;
  readonly phone: string | null;
}

/** A confirmation code on its way. */
export interface CodeToSend {
  readonly channel: Channel;
  readonly address: string;
  readonly code: string;
  readonly locale: Locale;
}

const SCOPE = systemScope('identity.recipients');
const COLUMNS = `u.id AS "userId", u.locale, CASE WHEN u.email_confirmed_at IS NOT NULL THEN u.email END AS email,
  CASE WHEN u.phone_confirmed_at IS NOT NULL THEN u.phone END AS phone`;

/** Whom the portal writes to, and where. For notifications; secrets leave identity here and nowhere else. */
@Injectable()
export class Recipients {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly settings: IdentitySettings,
  ) {}

  /** These users, whatever their state: a suspended one is told so. */
  users(ids: readonly Uuid[]): Promise<Recipient[]> {
    return this.ask(`SELECT ${COLUMNS} FROM identity.users u WHERE u.id = ANY($1::uuid[])`, [ids]);
  }

  /** The administrators of a participant who are active; before there are any, whoever registered it. */
  administratorsOf(participantId: Uuid): Promise<Recipient[]> {
    return this.ask(
      `SELECT DISTINCT ${COLUMNS} FROM identity.users u JOIN identity.memberships m ON m.user_id = u.id
       WHERE m.participant_id = $1 AND m.administrator AND m.state = 'active'`,
      [participantId],
    );
  }

  /** Everyone who is active for a participant. */
  membersOf(participantId: Uuid): Promise<Recipient[]> {
    return this.ask(
      `SELECT DISTINCT ${COLUMNS} FROM identity.users u JOIN identity.memberships m ON m.user_id = u.id
       WHERE m.participant_id = $1 AND m.state = 'active'`,
      [participantId],
    );
  }

  /** The operator's staff in this role. Who is a user as well is told as that user. */
  staff(role: StaffRole): Promise<Recipient[]> {
    return this.ask(
      `SELECT coalesce(u.id, o.id) AS "userId", coalesce(u.locale, 'ru') AS locale,
         CASE WHEN u.email_confirmed_at IS NOT NULL THEN u.email END AS email,
         CASE WHEN u.phone_confirmed_at IS NOT NULL THEN u.phone END AS phone
       FROM identity.operator_staff o LEFT JOIN identity.users u ON u.iin = o.iin
       WHERE o.removed_at IS NULL AND $1 = ANY(o.roles)`,
      [role],
    );
  }

  /** By which id one of the staff is told who is no user; undefined: not of the staff. */
  async staffId(iin: string): Promise<Uuid | undefined> {
    const [row] = await this.ask<{ id: Uuid }>(
      'SELECT id FROM identity.operator_staff WHERE iin = $1 AND removed_at IS NULL',
      [iin],
    );
    return row?.id;
  }

  /** Whom a new version of the rules concerns: administrators, and everybody where each signs for themselves (E-5.14). */
  concernedByRules(everybody: boolean): Promise<Recipient[]> {
    return this.ask(
      `SELECT DISTINCT ${COLUMNS} FROM identity.users u JOIN identity.memberships m ON m.user_id = u.id
       WHERE m.state = 'active' AND u.state = 'active' AND u.enrolled_by IS NULL AND ($1 OR m.administrator)`,
      [everybody],
    );
  }

  /** The participant's name, for the sentences. */
  async participantName(id: Uuid): Promise<Localized | undefined> {
    const [row] = await this.ask<Localized>(
      'SELECT name_kk AS kk, name_ru AS ru, name_en AS en FROM identity.participants WHERE id = $1',
      [id],
    );
    return row;
  }

  /** A user's name as the certificate has it. */
  async personName(id: Uuid): Promise<string | undefined> {
    const [row] = await this.ask<{ name: string }>(
      `SELECT concat_ws(' ', surname, name) AS name FROM identity.users WHERE id = $1`,
      [id],
    );
    return row?.name;
  }

  /** The code that a confirmation waits for. Undefined: it has been replaced, confirmed or has expired; nothing is to be sent. */
  async codeToSend(confirmationId: Uuid): Promise<CodeToSend | undefined> {
    const [row] = await this.ask<Omit<CodeToSend, 'code'>>(
      `SELECT c.channel, c.address, u.locale FROM identity.contact_confirmations c JOIN identity.users u ON u.id = c.user_id
       WHERE c.id = $1 AND c.state = 'open' AND c.expires_at > $2`,
      [confirmationId, this.clock.now()],
    );
    return row && { ...row, code: codeOf(this.settings.codeKey, confirmationId) };
  }

  /** The confirmed contact that another one has taken the place of: a warning goes there. */
  async replacedContact(
    confirmationId: Uuid,
  ): Promise<{ channel: Channel; address: string; locale: Locale } | undefined> {
    const [row] = await this.ask<{ channel: Channel; address: string; locale: Locale }>(
      `SELECT c.channel, c.replaces AS address, u.locale FROM identity.contact_confirmations c
       JOIN identity.users u ON u.id = c.user_id WHERE c.id = $1 AND c.replaces IS NOT NULL`,
      [confirmationId],
    );
    return row;
  }

  private ask<Row = Recipient>(sql: string, values: readonly unknown[]): Promise<Row[]> {
    return this.work.run(SCOPE, (tx) => tx.manager.query(sql, [...values]));
  }
}
