import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@qujat/kernel';
import { type Actor, type Tx, UnitOfWork } from '@qujat/platform';
import { openCase } from '../accreditation/case.repository.js';
import { identityEvent } from '../identity.events.js';
import { IdentitySettings } from '../identity.config.js';
import { refuse } from '../identity.errors.js';
import { documentsOf } from '../participant-document/participant-document.repository.js';
import { roleOf } from '../session/person.js';
import { SessionService } from '../session/session.service.js';
import { findParticipant } from '../session/session.repository.js';
import type { ParticipantKind, ParticipantRecord, UserRecord } from '../session/session.types.js';
import { addMember } from '../user/user.service.js';
import { lookUp } from './form-lookups.js';
import { merge, type Patch } from './participant.draft.js';
import type { SaveParticipant } from './participant.dto.js';
import { missingDocuments, refusalsOf } from './participant.form.js';
import { kindsOf } from './participant.kinds.js';
import { type ParticipantAct, participantMachine } from './participant.machine.js';
import { namesOf } from './participant.names.js';
import { APPLICANT, nextVersion, otherState } from './participant.policy.js';
import {
  changeKind,
  currentForm,
  insertParticipant,
  lockParticipant,
  moveParticipant,
  saveForm,
} from './participant.repository.js';
import type { ParticipantDraft } from './participant.types.js';
import { type Registrar, Registrars } from './registrars.js';

/** Registration of an organisation by its first head, and of a person by themselves (E-5.7). */
@Injectable()
export class ParticipantService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly sessions: SessionService,
    private readonly registrars: Registrars,
    private readonly settings: IdentitySettings,
  ) {}

  /** The organisation of the acting person, or 404. */
  async mine(actor: Actor): Promise<ParticipantRecord> {
    const { participant } = await this.sessions.of(actor);
    if (!participant) throw refuse('participant.not_registered');
    return participant;
  }

  /** What one may register with this certificate (E-5.1). */
  async kinds(actor: Actor): Promise<readonly ParticipantKind[]> {
    const session = await this.sessions.of(actor);
    return session.participant?.ledBy ? [session.participant.kind] : kindsOf(session);
  }

  /** Begins the registration as one of the kinds that the certificate allows; while it is a draft another may be chosen. */
  async choose(actor: Actor, kind: ParticipantKind): Promise<ParticipantRecord> {
    const session = await this.registrars.of(actor);
    const allowed = kindsOf(session);
    if (!allowed.includes(kind)) throw refuse('participant.other_kind', { params: { kind }, allowed });
    const begun = session.participant ? undefined : await this.begin(actor, session, kind, {});
    if (begun) return begun;
    const { participant } = await this.registrars.withParticipant(actor);
    return this.work.run(this.registrars.scope(actor, participant.id), async (tx) => {
      const before = await this.locked(tx, participant.id, 'edit');
      if (before.kind === kind) return before;
      if (before.ledBy) throw refuse('participant.other_kind', { params: { kind }, allowed: [before.kind] });
      await changeKind(tx, before.id, kind);
      const detail = { from: before.kind, to: kind };
      await tx.audit({ act: 'participant.kind_chosen', subjectType: 'participant', subjectId: before.id, detail });
      return { ...before, kind };
    });
  }

  /** Saves the form as far as it is filled in, whole; the first save registers the organisation as a draft. */
  async save(actor: Actor, given: SaveParticipant): Promise<ParticipantRecord> {
    const form = cleaned(given);
    return this.edit(actor, form, () => form);
  }

  /** Saves what one window has changed, field by field; where another window was quicker it says what stands there (E-5.7.1). */
  async patch(actor: Actor, given: { readonly form: SaveParticipant; readonly was: SaveParticipant }) {
    const patch: Patch = { form: cleaned(given.form), was: cleaned(given.was) };
    return this.edit(actor, patch.form, (current) => merged(current, patch));
  }

  private async edit(
    actor: Actor,
    first: ParticipantDraft,
    next: (current: ParticipantDraft) => ParticipantDraft,
  ): Promise<ParticipantRecord> {
    const session = await this.registrars.of(actor);
    const begun = session.participant ? undefined : await this.begin(actor, session, defaultKind(session), first);
    if (begun) return begun;
    // What was begun in another window at the same moment is gone on with.
    const { participant } = await this.begunElsewhere(actor);
    return this.work.run(this.registrars.scope(actor, participant.id), async (tx) => {
      const before = await this.locked(tx, participant.id, 'edit');
      const form = next(await currentForm(tx, before));
      // A refused application stays as it was refused: what is corrected is a version of its own (E-5.2).
      const moved = await moveParticipant(tx, before.id, 'edit', {
        names: namesOf(session, form),
        ...nextVersion(before),
      });
      if (!moved) throw otherState(before, APPLICANT);
      await saveForm(tx, { id: moved.id, version: moved.version, form, by: session.user.id, now: this.clock.now() });
      return moved;
    });
  }

  private async begunElsewhere(actor: Actor) {
    const session = await this.registrars.of(actor);
    if (!session.participant) throw refuse('participant.taken');
    return { ...session, participant: session.participant };
  }

  /** Registers the organisation; undefined when it is registered already. */
  private async begin(
    actor: Actor,
    session: Registrar,
    kind: ParticipantKind,
    form: ParticipantDraft,
  ): Promise<ParticipantRecord | undefined> {
    const now = this.clock.now();
    const id = newId(now);
    const bin = session.bin ?? session.iin;
    return this.work.run(this.registrars.scope(actor, id), async (tx) => {
      const names = namesOf(session, form);
      const isNew = await insertParticipant(tx, { id, kind, bin, names, createdBy: session.user.id, now });
      if (!isNew) return undefined;
      await saveForm(tx, { id, version: 1, form, by: session.user.id, now });
      await addMember(tx, this.clock, { user: session.user, participantId: id, role: roleOf(session.certificate) });
      const detail = { bin, kind };
      await tx.audit({
        act: 'participant.registered',
        ...{ subjectType: 'participant', subjectId: id, participantId: id, detail },
      });
      const participant = await findParticipant(tx, id);
      if (!participant) throw new Error(`participant ${id} is not visible to the one who registered it`);
      return participant;
    });
  }

  /** Submits the application for accreditation; it must be complete, and the agreements signed (E-5.14). */
  async submit(actor: Actor): Promise<ParticipantRecord> {
    const { user, signed, participant } = await this.registrars.withParticipant(actor);
    if (!participantMachine.allows(participant.state, 'submit')) throw otherState(participant, APPLICANT);
    if (!signed.byUser || !signed.byParticipant) throw refuse('participant.agreements_unsigned');
    this.refuseUnconfirmed(user);
    return this.work.run(this.registrars.scope(actor, participant.id), async (tx) => {
      const now = this.clock.now();
      const before = await this.locked(tx, participant.id, 'submit');
      const form = await this.complete(tx, before, await currentForm(tx, before));
      // A refused application that is submitted unchanged is a new version too: one decision for one application.
      const moved = await moveParticipant(tx, before.id, 'submit', { submittedAt: now, ...nextVersion(before) });
      if (!moved) throw otherState(before, APPLICANT);
      const { id, version } = moved;
      if (version !== before.version) await saveForm(tx, { id, version, form, by: user.id, now });
      await openCase(tx, { participantId: id, version, kind: 'application', now });
      await tx.audit({ act: 'participant.submitted', subjectType: 'participant', subjectId: id, detail: { version } });
      await tx.emit(identityEvent('identity.participant.submitted', id, { participantId: id, version }));
      return moved;
    });
  }

  /** E-5.6.2: the operator can reach whoever applies. */
  private refuseUnconfirmed({ emailConfirmed, phoneConfirmed }: UserRecord): void {
    if (!emailConfirmed) throw refuse('participant.email_unconfirmed');
    if (this.settings.phoneConfirmed && !phoneConfirmed) throw refuse('participant.phone_unconfirmed');
  }

  /** The form, when nothing keeps it from being submitted; otherwise every field that does is named. */
  async complete(tx: Tx, participant: ParticipantRecord, form: ParticipantDraft): Promise<ParticipantDraft> {
    const { id, kind } = participant;
    const today = this.clock.now().toISOString().slice(0, 10);
    const present = (await documentsOf(tx, id)).map((document) => document.kind);
    const documents = missingDocuments(kind, present).map((path) => [path, 'form.document_required'] as const);
    const looked = await lookUp(tx, participant, form);
    const fields = { ...looked, ...refusalsOf(kind, form, today), ...Object.fromEntries(documents) };
    if (Object.keys(fields).length > 0) throw refuse('participant.incomplete', { fields });
    return form;
  }

  /** Locked until the end: what is checked is what is written, whatever another window does meanwhile. */
  private async locked(tx: Tx, id: string, act: ParticipantAct): Promise<ParticipantRecord> {
    const participant = await lockParticipant(tx, id);
    if (!participant) throw refuse('participant.not_found');
    if (!participantMachine.allows(participant.state, act)) throw otherState(participant, APPLICANT);
    return participant;
  }
}

function defaultKind(session: Registrar): ParticipantKind {
  const [kind] = kindsOf(session);
  if (!kind) throw refuse('participant.no_kind');
  return kind;
}

/** The form with the changes; 409 with what stands where another window was quicker. Nothing is written then. */
export function merged(current: ParticipantDraft, patch: Patch): ParticipantDraft {
  const { form, conflicts } = merge(current, patch);
  const paths = Object.keys(conflicts);
  if (paths.length === 0) return form;
  const fields = Object.fromEntries(paths.map((path) => [path, 'form.changed_elsewhere']));
  throw refuse('participant.changed_elsewhere', { fields, members: { saved: conflicts } });
}

/** The form without what was left out. */
export const cleaned = (given: SaveParticipant): ParticipantDraft =>
  JSON.parse(JSON.stringify(given)) as ParticipantDraft;
