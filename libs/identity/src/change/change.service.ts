import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@qujat/kernel';
import { type Actor, type Tx, UnitOfWork } from '@qujat/platform';
import { identityEvent } from '../identity.events.js';
import { refuse } from '../identity.errors.js';
import { differingFields, isIdentity, withIdentityOf } from '../participant/participant.diff.js';
import { at, type Patch, put } from '../participant/participant.draft.js';
import type { SaveParticipant } from '../participant/participant.dto.js';
import { currentForm, lockParticipant, saveForm } from '../participant/participant.repository.js';
import { cleaned, merged, ParticipantService } from '../participant/participant.service.js';
import type { ParticipantDraft } from '../participant/participant.types.js';
import { type Registrar, Registrars } from '../participant/registrars.js';
import type { ParticipantRecord } from '../session/session.types.js';
import {
  closeDraft,
  draftOf,
  insertChange,
  nextVersionOf,
  openChangeOf,
  proposeChange,
  putIntoForce,
  saveChange,
  withdrawChange,
} from './change.repository.js';
import type { ChangeRecord } from './change.types.js';

/** Who changes what: the participant, locked, and the person. */
interface Changing {
  readonly participant: ParticipantRecord;
  readonly registrar: Registrar;
  /** What is being typed, and what waits for the operator. */
  readonly draft: ChangeRecord | undefined;
  readonly waiting: ChangeRecord | undefined;
}

/** What the operator is asked to accept. */
interface Proposed {
  readonly change: ChangeRecord;
  readonly form: ParticipantDraft;
  readonly fields: string[];
}

/**
 * An accredited participant keeps its data current (E-5.2, E-6.3). What does not identify it is in force at once; identity data
 * wait for the operator, and the old ones stay in force meanwhile (E-5.5, E-6.4).
 */
@Injectable()
export class ChangeService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly registrars: Registrars,
    private readonly participants: ParticipantService,
  ) {}

  /** Saves what one window has changed in the draft; the first save begins it. */
  async patch(actor: Actor, given: { readonly form: SaveParticipant; readonly was: SaveParticipant }): Promise<void> {
    const patch: Patch = { form: cleaned(given.form), was: cleaned(given.was) };
    await this.changing(actor, async (tx, { participant, registrar, draft }) => {
      const change = draft ?? (await this.begin(tx, participant, registrar));
      await saveChange(tx, change.id, merged(change.form, patch));
    });
  }

  private async begin(tx: Tx, { id, version }: ParticipantRecord, { user }: Registrar): Promise<ChangeRecord> {
    const now = this.clock.now();
    const form = await currentForm(tx, { id, version });
    const participantId = id;
    await insertChange(tx, {
      id: newId(now),
      participantId,
      form,
      baseVersion: version,
      createdAt: now,
      createdBy: user.id,
    });
    const change = await draftOf(tx, id);
    if (!change) throw new Error(`the change of ${id} is not visible to the one who began it`);
    return change;
  }

  /** Carries out what may change at once, and hands what identifies the participant to the operator. */
  async submit(actor: Actor): Promise<void> {
    await this.changing(actor, async (tx, changing) => {
      const { participant, draft, waiting } = changing;
      if (!draft) throw refuse('change.none', { state: participant.state, allowed: ['edit'] });
      const base = await currentForm(tx, { id: participant.id, version: draft.baseVersion ?? participant.version });
      const fields = differingFields(base, draft.form);
      if (fields.length === 0) throw refuse('change.nothing', { state: 'draft', allowed: ['edit', 'withdraw'] });
      const identity = fields.filter(isIdentity);
      const others = fields.filter((field) => !isIdentity(field));
      if (waiting && identity.length > 0) throw waits();
      const inForce = await currentForm(tx, participant);
      const next = await this.participants.complete(tx, participant, withFields(inForce, draft.form, fields));
      if (others.length > 0) await this.putOthers(tx, changing, withIdentityOf(inForce, next), others);
      // E-6.4: what waits goes on waiting, now beside the newer rest.
      if (waiting && others.length > 0) await this.renew(tx, changing, waiting, others);
      if (identity.length > 0) await this.propose(tx, changing, { change: draft, form: next, fields: identity });
      else await closeDraft(tx, draft.id, this.clock.now());
    });
  }

  private async putOthers(tx: Tx, { participant, registrar }: Changing, form: ParticipantDraft, fields: string[]) {
    const { id } = participant;
    const version = await this.write(tx, id, form, registrar);
    await putIntoForce(tx, id, version, this.clock.now());
    const detail = { version, fields };
    await tx.audit({ act: 'participant.changed', subjectType: 'participant', subjectId: id, detail });
    await tx.emit(identityEvent('identity.participant.changed', id, { participantId: id, version, fields }));
  }

  private async renew(tx: Tx, { participant, registrar, draft }: Changing, waiting: ChangeRecord, others: string[]) {
    const proposed = await currentForm(tx, { id: participant.id, version: waiting.version ?? participant.version });
    const form = withFields(proposed, draft?.form ?? {}, others);
    const version = await this.write(tx, participant.id, form, registrar);
    await proposeChange(tx, waiting.id, { fields: waiting.fields, version, submittedAt: this.clock.now() });
  }

  private async propose(tx: Tx, { participant, registrar }: Changing, proposal: Proposed): Promise<void> {
    const { id } = participant;
    const { change, form, fields } = proposal;
    const version = await this.write(tx, id, form, registrar);
    await proposeChange(tx, change.id, { fields, version, submittedAt: this.clock.now() });
    const payload = { participantId: id, changeId: change.id, version };
    const detail = { version, fields };
    await tx.audit({ act: 'participant.change_submitted', subjectType: 'participant', subjectId: id, detail });
    await tx.emit(identityEvent('identity.participant.change-submitted', id, payload));
  }

  private async write(tx: Tx, id: string, form: ParticipantDraft, { user }: Registrar): Promise<number> {
    const version = await nextVersionOf(tx, id);
    await saveForm(tx, { id, version, form, by: user.id, now: this.clock.now() });
    return version;
  }

  /** Gives the draft up. */
  async discard(actor: Actor): Promise<void> {
    await this.changing(actor, async (tx, { participant, draft }) => {
      if (!draft) throw refuse('change.none', { state: participant.state, allowed: ['edit'] });
      await closeDraft(tx, draft.id, this.clock.now());
    });
  }

  /** Takes back what waits for the operator. */
  async withdraw(actor: Actor): Promise<void> {
    await this.changing(actor, async (tx, { participant, waiting }) => {
      if (!waiting) throw refuse('change.none', { state: participant.state, allowed: ['edit'] });
      await withdrawChange(tx, waiting.id, this.clock.now());
      const { id } = participant;
      const detail = { version: waiting.version, fields: waiting.fields };
      await tx.audit({ act: 'participant.change_withdrawn', subjectType: 'participant', subjectId: id, detail });
    });
  }

  private async changing<T>(actor: Actor, work: (tx: Tx, changing: Changing) => Promise<T>): Promise<T> {
    const registrar = await this.registrars.keeper(actor);
    const { id } = registrar.participant;
    return this.work.run(this.registrars.scope(actor, id), async (tx) => {
      const participant = await lockParticipant(tx, id);
      if (!participant) throw refuse('participant.not_found');
      if (participant.state !== 'accredited') throw refuse('change.not_accredited', { state: participant.state });
      return work(tx, { participant, registrar, draft: await draftOf(tx, id), waiting: await openChangeOf(tx, id) });
    });
  }
}

const waits = () => refuse('change.submitted', { state: 'submitted', allowed: ['withdraw'] });

/** `form` with these fields as `source` has them. */
const withFields = (form: ParticipantDraft, source: ParticipantDraft, fields: readonly string[]): ParticipantDraft =>
  fields.reduce((next, path) => put(next, path, at(source, path)), form);
