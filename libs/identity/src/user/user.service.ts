import { Injectable } from '@nestjs/common';
import { birthDateOf, Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, type Scope, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { refuse } from '../identity.errors.js';
import { personName, roleOf } from '../session/person.js';
import { SessionService } from '../session/session.service.js';
import type { SessionRecord, UserRecord } from '../session/session.types.js';
import type { ChangeUser, RegisterUser } from './user.dto.js';

const COLUMNS = `id, iin, surname, name, patronymic, birth_date::text AS "birthDate", email, phone, locale, state`;

/** Users: a person registers once, by their certificate, and belongs where the certificate says (E-5.6). */
@Injectable()
export class UserService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly sessions: SessionService,
  ) {}

  /** Registers the person of the session. IIN and names come from the certificate (E-5.6.1, E-5.6.2). */
  async register(actor: Actor, form: RegisterUser): Promise<UserRecord> {
    const session = await this.sessions.of(actor);
    if (session.user) throw refuse('user.registered_already');
    if (birthDateOf(session.iin) !== form.birthDate) {
      throw refuse('user.birth_date_differs', { fields: { birthDate: 'user.birth_date_differs' } });
    }
    const id = newId(this.clock.now());
    return this.work.run({ kind: 'user', userId: id, actor: { ...actor, userId: id } }, async (tx) => {
      const user = await this.insert(tx, id, session, form);
      await this.join(tx, user, session);
      await tx.audit({ act: 'user.registered', subjectType: 'user', subjectId: id });
      await tx.emit({ type: 'identity.user.registered', aggregateId: id, payload: { userId: id, iin: user.iin } });
      return user;
    });
  }

  private async insert(tx: Tx, id: Uuid, session: SessionRecord, form: RegisterUser): Promise<UserRecord> {
    const { surname, name, patronymic } = personName(session.certificate);
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

  /** Where the organisation of the certificate is registered, its employee belongs to it from now on. */
  private async join(tx: Tx, user: UserRecord, session: SessionRecord): Promise<void> {
    const bin = session.bin ?? session.iin;
    const [participant]: { id: Uuid }[] = await tx.manager.query(
      `SELECT id FROM identity.participants WHERE bin = $1 AND state = 'accredited'`,
      [bin],
    );
    if (participant) await addMember(tx, this.clock, { user, participantId: participant.id, session });
  }

  /**
   * An employee who registered before the organisation was accredited belongs to it at the next sign-in; so does one who
   * comes with the certificate of another organisation.
   */
  async joinByCertificate(session: SessionRecord, scope: Scope): Promise<void> {
    const { user } = session;
    if (!user || session.participant) return;
    await this.work.run(scope, (tx) => this.join(tx, user, session));
  }

  /** Changes contacts and language. */
  async change(actor: Actor, { email, phone, locale }: ChangeUser): Promise<UserRecord> {
    const { userId } = actor;
    if (!userId) throw refuse('user.not_registered');
    return this.work.run(scopeOf(actor), async (tx) => {
      const [[user]]: [UserRecord[], number] = await tx.manager.query(
        `UPDATE identity.users SET email = coalesce($2, email), phone = coalesce($3, phone), locale = coalesce($4, locale)
         WHERE id = $1 RETURNING ${COLUMNS}`,
        [userId, email, phone, locale],
      );
      if (!user) throw refuse('user.not_registered');
      const fields = Object.entries({ email, phone, locale }).flatMap(([name, value]) => (value ? [name] : []));
      await tx.audit({ act: 'user.changed', subjectType: 'user', subjectId: userId, detail: { fields } });
      return user;
    });
  }
}

/** Whom to add to which participant. */
export interface NewMember {
  readonly user: Pick<UserRecord, 'id'>;
  readonly participantId: Uuid;
  readonly session: SessionRecord;
}

/** Adds a member in the role of the certificate; the first head (an entrepreneur for themselves) is the administrator. */
export async function addMember(tx: Tx, clock: Clock, { user, participantId, session }: NewMember): Promise<void> {
  const role = roleOf(session.certificate);
  const now = clock.now();
  const begun: unknown[] = await tx.manager.query(
    `INSERT INTO identity.memberships (id, user_id, participant_id, role, administrator, created_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (user_id, participant_id) DO NOTHING RETURNING id`,
    [newId(now), user.id, participantId, role, role === 'first-head' || role === 'individual', now],
  );
  if (begun.length === 0) return;
  await tx.audit({ act: 'membership.began', subjectType: 'user', subjectId: user.id, participantId, detail: { role } });
}
