import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@qujat/kernel';
import { type Actor, type Scope, type Tx, UnitOfWork } from '@qujat/platform';
import { refuse } from '../identity.errors.js';
import { registers } from '../session/session.policy.js';
import { SessionService } from '../session/session.service.js';
import { findParticipant } from '../session/session.repository.js';
import type { ParticipantRecord, SessionRecord, UserRecord } from '../session/session.types.js';
import { addMember } from '../user/user.service.js';
import { refusalsOf } from './participant.form.js';
import { APPLICANT, nextVersion, otherState } from './participant.policy.js';
import { type ParticipantAct, participantMachine } from './participant.machine.js';
import {
  currentForm,
  insertParticipant,
  lockParticipant,
  moveParticipant,
  type Names,
  saveForm,
} from './participant.repository.js';
import type { SaveParticipant } from './participant.dto.js';
import type { ParticipantDraft } from './participant.types.js';

/** Registration of an organisation by its first head, and of an entrepreneur by themselves (E-5.7). */
@Injectable()
export class ParticipantService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly sessions: SessionService,
  ) {}

  /** The organisation of the acting person, or 404. */
  async mine(actor: Actor): Promise<ParticipantRecord> {
    const { participant } = await this.sessions.of(actor);
    if (!participant) throw refuse('participant.not_registered');
    return participant;
  }

  /** Saves the form as far as it is filled in; the first save registers the organisation as a draft. */
  async save(actor: Actor, given: SaveParticipant): Promise<ParticipantRecord> {
    const session = await this.registrar(actor);
    const form = cleaned(given);
    const begun = session.participant ? undefined : await this.begin(actor, session, form);
    // What was begun in another window at the same moment is gone on with.
    return begun ?? this.edit(actor, await this.registrar(actor), form);
  }

  private edit(actor: Actor, session: Registrar, form: ParticipantDraft): Promise<ParticipantRecord> {
    if (!session.participant) throw refuse('participant.taken');
    const { id } = session.participant;
    return this.work.run(this.scope(actor, id), async (tx) => {
      const before = await this.locked(tx, id, 'edit');
      // A refused application stays as it was refused: what is corrected is a version of its own (E-5.2).
      const moved = await moveParticipant(tx, id, 'edit', { names: namesOf(session, form), ...nextVersion(before) });
      if (!moved) throw otherState(before, APPLICANT);
      await saveForm(tx, { id, version: moved.version, form, by: session.user.id, now: this.clock.now() });
      return moved;
    });
  }

  /** Registers the organisation; undefined when it is registered already. */
  private async begin(
    actor: Actor,
    session: Registrar,
    form: ParticipantDraft,
  ): Promise<ParticipantRecord | undefined> {
    const now = this.clock.now();
    const id = newId(now);
    const bin = session.bin ?? session.iin;
    const kind = session.bin ? 'legal-entity' : 'entrepreneur';
    return this.work.run(this.scope(actor, id), async (tx) => {
      const isNew = await insertParticipant(tx, {
        id,
        kind,
        bin,
        names: namesOf(session, form),
        createdBy: session.user.id,
        now,
      });
      if (!isNew) return undefined;
      await saveForm(tx, { id, version: 1, form, by: session.user.id, now });
      await addMember(tx, this.clock, { user: session.user, participantId: id, session });
      await tx.audit({
        act: 'participant.registered',
        subjectType: 'participant',
        subjectId: id,
        participantId: id,
        detail: { bin },
      });
      const participant = await findParticipant(tx, id);
      if (!participant) throw new Error(`participant ${id} is not visible to the one who registered it`);
      return participant;
    });
  }

  /** Submits the application for accreditation; it must be complete, and the agreements signed (E-5.14). */
  async submit(actor: Actor): Promise<ParticipantRecord> {
    const session = await this.registrar(actor);
    const { participant, signed } = session;
    if (!participant) throw refuse('participant.not_registered');
    if (!participantMachine.allows(participant.state, 'submit')) throw otherState(participant, APPLICANT);
    if (!signed.byUser || !signed.byParticipant) throw refuse('participant.agreements_unsigned');
    const { id, kind } = participant;
    return this.work.run(this.scope(actor, id), async (tx) => {
      const now = this.clock.now();
      const before = await this.locked(tx, id, 'submit');
      const form = await currentForm(tx, before);
      const fields = refusalsOf(kind, form, now.toISOString().slice(0, 10));
      if (Object.keys(fields).length > 0) throw refuse('participant.incomplete', { fields });
      // A refused application that is submitted unchanged is a new version too: one decision for one application.
      const moved = await moveParticipant(tx, id, 'submit', { submittedAt: now, ...nextVersion(before) });
      if (!moved) throw otherState(before, APPLICANT);
      const { version } = moved;
      if (version !== before.version) await saveForm(tx, { id, version, form, by: session.user.id, now });
      await tx.audit({
        act: 'participant.submitted',
        subjectType: 'participant',
        subjectId: id,
        detail: { version: moved.version },
      });
      await tx.emit({
        type: 'identity.participant.submitted',
        aggregateId: id,
        payload: { participantId: id, version: moved.version },
      });
      return moved;
    });
  }

  private async registrar(actor: Actor): Promise<Registrar> {
    const session = await this.sessions.of(actor);
    const { user } = session;
    if (!user) throw refuse('user.not_registered');
    if (!registers(session)) throw refuse('participant.only_first_head');
    return { ...session, user };
  }

  private scope(actor: Actor, participantId: string): Scope {
    return { kind: 'participant', participantId, userId: actor.userId, actor: { ...actor, participantId } };
  }

  /** Locked until the end: what is checked is what is written, whatever another window does meanwhile. */
  private async locked(tx: Tx, id: string, act: ParticipantAct): Promise<ParticipantRecord> {
    const participant = await lockParticipant(tx, id);
    if (!participant) throw refuse('participant.not_found');
    if (!participantMachine.allows(participant.state, act)) throw otherState(participant, APPLICANT);
    return participant;
  }
}

type Registrar = SessionRecord & { readonly user: UserRecord };

/** Names for the register: as typed; where nothing is typed yet, as the certificate has it. */
function namesOf({ certificate, iin }: SessionRecord, form: ParticipantDraft): Names {
  const own = certificate.subject.organization ?? certificate.subject.commonName ?? iin;
  const typed = (locale: keyof Names): string | undefined => form.shortName?.[locale] || form.fullName?.[locale];
  const ru = typed('ru') ?? typed('kk') ?? own;
  return { kk: typed('kk') ?? ru, ru, en: typed('en') ?? ru };
}

/** The form without what was left out. */
const cleaned = (given: SaveParticipant): ParticipantDraft => JSON.parse(JSON.stringify(given)) as ParticipantDraft;
