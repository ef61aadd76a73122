import { Injectable } from '@nestjs/common';
import { type Actor, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { draftOf, openChangeOf } from '../change/change.repository.js';
import { presentChange } from '../change/change.response.js';
import { refuse } from '../identity.errors.js';
import { documentsOf } from '../participant-document/participant-document.repository.js';
import { presentDocument } from '../participant-document/participant-document.response.js';
import { SessionService } from '../session/session.service.js';
import type { ParticipantRecord } from '../session/session.types.js';
import { currentForm, type DecisionRecord, decisionsOn, versionsOf } from './participant.repository.js';
import {
  type HistoryEntry,
  type Participant,
  type ParticipantFormResponse,
  presentSummary,
} from './participant.response.js';

/** The participant with its form and history. */
@Injectable()
export class ParticipantPresenter {
  constructor(
    private readonly sessions: SessionService,
    private readonly work: UnitOfWork,
  ) {}

  /** Shows it within `tx`: only what the transaction's scope may see. */
  async present(tx: Tx, record: ParticipantRecord): Promise<Participant> {
    const form = await currentForm(tx, record);
    const decisions = await decisionsOn(tx, record.id);
    const versions = await versionsOf(tx, record.id);
    const last = decisions.at(-1);
    const refused = last?.decision === 'refused' ? last : undefined;
    const changes = await this.changes(tx, record);
    return {
      ...presentSummary(record),
      form: form as ParticipantFormResponse,
      version: record.version,
      submittedAt: record.submittedAt?.toISOString() ?? null,
      accreditedAt: record.accreditedAt?.toISOString() ?? null,
      refusal: record.state !== 'accredited' && refused ? presentRefusal(refused) : null,
      history: history(versions, decisions),
      ...{ ledBy: record.ledBy, validUntil: record.validUntil },
      ...{ country: record.country, foreignNumber: record.foreignNumber },
      documents: (await documentsOf(tx, record.id, { removed: tx.scope.kind === 'operator' })).map(presentDocument),
      ...changes,
      // A newer proposal has taken the place of the one that was refused.
      changeRefusal: record.state === 'accredited' && refused && !changes.waiting ? presentRefusal(refused) : null,
    };
  }

  /** One's own, with colleagues named whom one's own scope would hide. */
  async mine(actor: Actor): Promise<Participant> {
    const { participant } = await this.sessions.of(actor);
    if (!participant) throw refuse('participant.not_registered');
    return this.work.run(systemScope('identity.present'), (tx) => this.present(tx, participant));
  }

  private async changes(tx: Tx, { id }: ParticipantRecord): Promise<Pick<Participant, 'draft' | 'waiting'>> {
    const [draft, waiting] = [await draftOf(tx, id), await openChangeOf(tx, id)];
    return { draft: draft ? presentChange(draft) : null, waiting: waiting ? presentChange(waiting) : null };
  }
}

const presentRefusal = ({ reasons, comment, at }: DecisionRecord) => ({
  reasons: [...reasons],
  comment,
  at: at.toISOString(),
});

function history(versions: readonly { at: Date; by: string }[], decisions: readonly DecisionRecord[]): HistoryEntry[] {
  const saved = versions.map(({ at, by }) => ({ at: at.toISOString(), act: 'saved', by }));
  const decided = decisions.map(({ at, decision, by }) => ({ at: at.toISOString(), act: decision, by: by.name }));
  return [...saved, ...decided].sort((a, b) => a.at.localeCompare(b.at));
}
