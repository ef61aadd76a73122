import type { DocumentEntity } from '../document/document.entity.js';
import { EXCHANGE_EVENTS } from '../exchange.events.js';
import { EVENT, type EventName, record } from '../timeline/timeline.js';
import type { Doing, Done } from '../statement/effect.js';
import { passTurn } from '../delivery/turn.js';
import { partiesOf } from '../recipient/recipient.repository.js';

interface Outcome {
  readonly act: string;
  readonly event: EventName;
  readonly type: string;
}

const PROPOSED: Outcome = {
  ...{ act: 'document.annulment-proposed', event: EVENT.annulmentProposed, type: EXCHANGE_EVENTS.annulmentProposed },
};
const WITHDRAWN: Outcome = {
  ...{ act: 'document.annulment-withdrawn', event: EVENT.annulmentWithdrawn, type: EXCHANGE_EVENTS.annulmentWithdrawn },
};
const REFUSED: Outcome = {
  ...{ act: 'document.annulment-refused', event: EVENT.annulmentRefused, type: EXCHANGE_EVENTS.annulmentRefused },
};
const CONSENTED: Outcome = {
  ...{ act: 'document.annulment-consented', event: EVENT.annulmentConsent, type: EXCHANGE_EVENTS.annulmentConsented },
};
const ANNULLED: Outcome = {
  ...{ act: 'document.annulled', event: EVENT.annulled, type: EXCHANGE_EVENTS.annulled },
};
const EXPIRED: Outcome = {
  ...{ act: 'document.annulment-expired', event: EVENT.annulmentExpired, type: EXCHANGE_EVENTS.annulmentExpired },
};

function outcomeOf({ document, statement: { kind } }: Done): Outcome {
  if (kind === 'annulment-proposal') return PROPOSED;
  if (kind === 'annulment-withdrawal') return WITHDRAWN;
  if (kind === 'annulment-refusal') return REFUSED;
  return document.annulment === 'annulled' ? ANNULLED : CONSENTED;
}

/** Writes down a step of an annulment: audit, timeline of all parties, event. */
export async function tellAnnulment({ tx, clock }: Doing, done: Done): Promise<void> {
  const { document, statement, by } = done;
  const { act, event, type } = outcomeOf(done);
  const { id: statementId, annulmentId, participantId, reason } = statement;
  await tx.audit({
    ...{ act, subjectType: 'document', subjectId: document.id, participantId },
    detail: { statementId, annulmentId: annulmentId ?? statementId, reason },
  });
  await record(tx, clock, { documentId: document.id, event, actor: by, detail: reason ? { reason } : {} });
  await tx.emit(annulmentEvent(document, type, participantId, await partiesOf(tx, document)));
  if (document.annulment === 'none' || document.annulment === 'annulled') await passTurn(tx, document);
}

/** …and that a proposal has come to nothing because nobody answered in time. */
export async function tellExpired(
  { tx, clock }: Pick<Doing, 'tx' | 'clock'>,
  document: DocumentEntity,
  { id, proposerId }: { id: string; proposerId: string },
): Promise<void> {
  const { act, event, type } = EXPIRED;
  await tx.audit({
    ...{ act, subjectType: 'document', subjectId: document.id, participantId: proposerId },
    detail: { annulmentId: id },
  });
  await record(tx, clock, { documentId: document.id, event, actor: null });
  await tx.emit(annulmentEvent(document, type, null, await partiesOf(tx, document)));
  await passTurn(tx, document);
}

/** `to`: who is told. One does not hear of one's own step. */
const annulmentEvent = (document: DocumentEntity, type: string, by: string | null, parties: readonly string[]) => ({
  ...{ type, aggregateId: document.id },
  payload: {
    ...{ documentId: document.id, number: document.number, by },
    to: parties.filter((party) => party !== by),
  },
});
