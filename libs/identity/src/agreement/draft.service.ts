import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, Every, operatorScopeOf, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { identityEvent } from '../identity.events.js';
import { refuse } from '../identity.errors.js';
import { compose } from './compose.js';
import { type DraftAct, draftMachine } from './draft.machine.js';
import {
  announceVersions,
  type DraftContent,
  type DraftRecord,
  insertDraft,
  insertVersion,
  lastVersion,
  lockDraft,
  moveDraft,
  openDrafts,
  saveDraft,
  signedVersions,
} from './draft.repository.js';

const byOf = ({ name, iin }: Actor) => ({ name, iin });

/** What one of the staff may do with a draft now: who has written it does not put it into force (four eyes). */
export const actsOn = ({ state, draftedBy }: DraftRecord, { iin }: Pick<Actor, 'iin'>): DraftAct[] =>
  draftMachine.allowedIn(state).filter((act) => act !== 'publish' || draftedBy.iin !== iin);

/** New versions of rules, agreement and offer (E-10.2.2). */
@Injectable()
export class DraftService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** All versions with who has signed them, and what is on its way. */
  desk(actor: Actor) {
    return this.work.run(operatorScopeOf(actor), async (tx) => ({
      versions: await signedVersions(tx),
      drafts: await openDrafts(tx),
    }));
  }

  /** Begins a draft. */
  begin(actor: Actor, content: DraftContent): Promise<void> {
    return this.work.run(operatorScopeOf(actor), async (tx) => {
      const now = this.clock.now();
      const id = newId(now);
      await insertDraft(tx, content, { id, by: byOf(actor), now });
      await this.audit(tx, 'agreement.drafted', id, content);
    });
  }

  /** Writes it anew. */
  save(actor: Actor, id: Uuid, content: DraftContent): Promise<void> {
    return this.work.run(operatorScopeOf(actor), async (tx) => {
      await this.allowed(tx, actor, id, 'edit');
      await saveDraft(tx, content, { id, by: byOf(actor), now: this.clock.now() });
      await this.audit(tx, 'agreement.drafted', id, content);
    });
  }

  /** Proposes it, gives it back, or discards it. */
  move(actor: Actor, id: Uuid, act: 'propose' | 'return' | 'discard'): Promise<void> {
    return this.work.run(operatorScopeOf(actor), async (tx) => {
      const draft = await this.allowed(tx, actor, id, act);
      await moveDraft(tx, id, act, { by: byOf(actor), now: this.clock.now() });
      await this.audit(tx, `agreement.draft-${act}`, id, draft);
    });
  }

  /** Publishes it, by another than who has written it; in force from a day that is not before publication. */
  publish(actor: Actor, id: Uuid, from: Date | undefined): Promise<void> {
    return this.work.run(operatorScopeOf(actor), async (tx) => {
      const draft = await this.allowed(tx, actor, id, 'publish');
      const now = this.clock.now();
      const last = await lastVersion(tx, draft.kind);
      const effectiveFrom = from ?? now;
      const wrong = (code: 'agreement.too_early' | 'agreement.before_last') =>
        refuse(code, { fields: { effectiveFrom: code } });
      if (effectiveFrom < now) throw wrong('agreement.too_early');
      if (last && effectiveFrom < last.effectiveFrom) throw wrong('agreement.before_last');
      await this.write(tx, actor, draft, { version: (last?.version ?? 0) + 1, effectiveFrom, now });
    });
  }

  private async write(
    tx: Tx,
    actor: Actor,
    draft: DraftRecord,
    { version, effectiveFrom, now }: { readonly version: number; readonly effectiveFrom: Date; readonly now: Date },
  ): Promise<void> {
    const agreementId = newId(now);
    const { kind, title, texts, usersSign, participantsSign } = draft;
    const content = compose(title, texts, version);
    const sha256 = createHash('sha256').update(content).digest('hex');
    await moveDraft(tx, draft.id, 'publish', { by: byOf(actor), now, agreementId });
    await insertVersion(tx, { ...draft, id: agreementId, version, content, sha256, publishedAt: now, effectiveFrom });
    const told = {
      agreementId,
      kind,
      version,
      effectiveFrom: effectiveFrom.toISOString(),
      usersSign,
      participantsSign,
    };
    const detail = { ...told, draft: draft.id, draftedBy: draft.draftedBy.iin };
    await tx.audit({ act: 'agreement.published', subjectType: 'agreement', subjectId: agreementId, detail });
    await tx.emit(identityEvent('identity.agreement.published', agreementId, told));
  }

  /** Tells, once, that a version has come into force. */
  @Every('identity.announce-agreements', { seconds: 30 })
  async announce(): Promise<void> {
    await this.work.run(systemScope('identity.announce-agreements'), async (tx) => {
      for (const { id, kind, version } of await announceVersions(tx, this.clock.now()))
        await tx.emit(identityEvent('identity.agreement.in-force', id, { agreementId: id, kind, version }));
    });
  }

  private async allowed(tx: Tx, actor: Actor, id: Uuid, act: DraftAct): Promise<DraftRecord> {
    const draft = await lockDraft(tx, id);
    if (!draft) throw refuse('agreement.not_found');
    const allowed = actsOn(draft, actor);
    if (allowed.includes(act)) return draft;
    const fourEyes = act === 'publish' && draft.state === 'proposed';
    const code = fourEyes ? 'agreement.own_draft' : 'agreement.draft_state';
    throw refuse(code, { params: { state: draft.state }, state: draft.state, allowed });
  }

  private audit(tx: Tx, act: string, subjectId: Uuid, { kind }: Pick<DraftContent, 'kind'>): Promise<void> {
    return tx.audit({ act, subjectType: 'agreement-draft', subjectId, detail: { kind } });
  }
}
