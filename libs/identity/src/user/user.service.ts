import { Injectable } from '@nestjs/common';
import { birthDateOf, Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, type Role, type Scope, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { identityEvent } from '../identity.events.js';
import { ContactService } from '../contact/contact.service.js';
import { refuse } from '../identity.errors.js';
import { personIn, roleOf } from '../session/person.js';
import { SessionService } from '../session/session.service.js';
import type { SessionRecord, UserRecord } from '../session/session.types.js';
import type { ChangeUser, RegisterUser } from './user.dto.js';

const COLUMNS = `id, iin, surname, name, patronymic, birth_date::text AS "birthDate", email, phone, locale, state, login,
  email_confirmed_at IS NOT NULL AS "emailConfirmed", phone_confirmed_at IS NOT NULL AS "phoneConfirmed",
  pending_email AS "pendingEmail", pending_phone AS "pendingPhone"`;

/** Users: a person registers once, by their certificate, and belongs where the certificate says (E-5.6). */
@Injectable()
export class UserService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly sessions: SessionService,
    private readonly contacts: ContactService,
  ) {}

  /** Registers the person of the session. IIN and names come from the certificate (E-5.6.1, E-5.6.2). */
  async register(actor: Actor, form: RegisterUser, origin: string): Promise<UserRecord> {
    const session = await this.sessions.of(actor);
    if (session.user) throw refuse('user.registered_already');
    // A foreign person's number tells no date of birth.
    if (!session.iin.startsWith('QP') && birthDateOf(session.iin) !== form.birthDate) {
      throw refuse('user.birth_date_differs', { fields: { birthDate: 'user.birth_date_differs' } });
    }
    const id = newId(this.clock.now());
    return this.work.run({ kind: 'user', userId: id, actor: { ...actor, userId: id } }, async (tx) => {
      const user = await this.insert(tx, id, session, form);
      await this.join(tx, user, session);
      await tx.audit({ act: 'user.registered', subjectType: 'user', subjectId: id });
      await tx.emit(identityEvent('identity.user.registered', id, { userId: id, iin: user.iin }));
      await this.contacts.sendWithin(tx, id, 'email', origin);
      return user;
    });
  }

  private async insert(tx: Tx, id: Uuid, session: SessionRecord, form: RegisterUser): Promise<UserRecord> {
    const { surname, name, patronymic } = personIn(session);
    const [user]: UserRecord[] = await tx.manager.query(
      `INSERT INTO identity.users (id, iin, surname, name, patronymic, birth_date, email, phone, locale, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (iin) DO NOTHING RETURNING ${COLUMNS}`,
      [
        id,
        session.iin,
        surname,
        name,
        patronymic,
        form.birthDate,
        form.email,
        form.phone,
        form.locale,
        this.clock.now(),
      ],
    );
    if (!user) throw refuse('user.registered_already');
    return user;
  }

  /**
   * E-5.6.1: where the organisation of the certificate is registered, its first head belongs to it from now on, and so does an
   * individual to their own business. Everybody else asks to join: see joining/.
   */
  private async join(tx: Tx, user: UserRecord, session: SessionRecord): Promise<void> {
    if (session.method !== 'certificate' || !belongsByCertificate(roleOf(session.certificate))) return;
    const bin = session.bin ?? session.iin;
    const [participant]: { id: Uuid }[] = await tx.manager.query(
      `SELECT id FROM identity.participants WHERE bin = $1 AND state = 'accredited'`,
      [bin],
    );
    if (participant)
      await addMember(tx, this.clock, { user, participantId: participant.id, role: roleOf(session.certificate) });
  }

  /** A first head who registered before the organisation was accredited belongs to it at the next sign-in. */
  async joinByCertificate(session: SessionRecord, scope: Scope): Promise<void> {
    const { user } = session;
    if (!user || session.participant) return;
    await this.work.run(scope, (tx) => this.join(tx, user, session));
  }

  /** Changes contacts and language. */
  async change(actor: Actor, { email, phone, locale }: ChangeUser, origin: string): Promise<UserRecord> {
    const { userId } = actor;
    if (!userId) throw refuse('user.not_registered');
    return this.work.run(scopeOf(actor), async (tx) => {
      if (email) await this.contacts.changeWithin(tx, userId, 'email', { value: email, origin });
      if (phone) await this.contacts.changeWithin(tx, userId, 'phone', { value: phone, origin });
      const [[user]]: [UserRecord[], number] = await tx.manager.query(
        `UPDATE identity.users SET locale = coalesce($2, locale) WHERE id = $1 RETURNING ${COLUMNS}`,
        [userId, locale],
      );
      if (!user) throw refuse('user.not_registered');
      const fields = Object.entries({ email, phone, locale }).flatMap(([name, value]) => (value ? [name] : []));
      await tx.audit({ act: 'user.changed', subjectType: 'user', subjectId: userId, detail: { fields } });
      return user;
    });
  }
}

/** Who belongs to an organisation by their certificate alone, without asking its administrator (ADR 0062). */
export const belongsByCertificate = (role: Role): boolean => role === 'first-head' || role === 'individual';

/** Whom to add to which participant. */
export interface NewMember {
  readonly user: Pick<UserRecord, 'id'>;
  readonly participantId: Uuid;
  readonly role: Role;
  /** Of one who begins a temporary association: its administrator, whatever the certificate says. */
  readonly administrator?: boolean;
}

/** Adds a member in the role of the certificate; the first head (an entrepreneur for themselves) is the administrator. */
export async function addMember(
  tx: Tx,
  clock: Clock,
  { user, participantId, role, administrator }: NewMember,
): Promise<void> {
  const now = clock.now();
  const begun: unknown[] = await tx.manager.query(
    `INSERT INTO identity.memberships (id, user_id, participant_id, role, administrator, created_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (user_id, participant_id) DO NOTHING RETURNING id`,
    [newId(now), user.id, participantId, role, administrator ?? belongsByCertificate(role), now],
  );
  if (begun.length === 0) return;
  await tx.audit({ act: 'membership.began', subjectType: 'user', subjectId: user.id, participantId, detail: { role } });
}
