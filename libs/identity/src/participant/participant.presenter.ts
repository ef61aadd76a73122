import { Injectable } from '@nestjs/common';
import type { Tx } from '@qujat/platform';
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
  /** Shows it within `tx`: only what the transaction's scope may see. */
  async present(tx: Tx, record: ParticipantRecord): Promise<Participant> {
    const form = await currentForm(tx, record);
    const decisions = await decisionsOn(tx, record.id);
    const versions = await versionsOf(tx, record.id);
    const last = decisions.at(-1);
    return {
      ...presentSummary(record),
      form: form as ParticipantFormResponse,
      version: record.version,
      submittedAt: record.submittedAt?.toISOString() ?? null,
      accreditedAt: record.accreditedAt?.toISOString() ?? null,
      refusal: record.state !== 'accredited' && last?.decision === 'refused' ? presentRefusal(last) : null,
      history: history(versions, decisions),
    };
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
