import type { Uuid } from '@qujat/kernel';
import type { Actor, Tx } from '@qujat/platform';
import { refuse } from '../exchange.errors.js';
import { DocumentFileEntity } from '../upload/document-file.entity.js';
import { describe } from './document.machine.js';
import { axesOf, type DocumentEntity } from './document.entity.js';
import { abilitiesOf, type Act, can, type DocumentFacts, type Reason } from './document.policy.js';
import { requireDocument } from './document.repository.js';
import { factsOf, sideOf } from './document.view.js';

/** A document for an act that the actor may carry out now. */
export interface Ready {
  readonly document: DocumentEntity;
  readonly file: DocumentFileEntity | undefined;
  readonly facts: DocumentFacts;
}

/** The document as the actor may see it, whatever they may do with it. */
export async function facts(tx: Tx, actor: Actor, id: Uuid): Promise<Ready> {
  if (!actor.participantId) throw refuse('document.not_a_participant');
  const document = await requireDocument(tx, id);
  const file = (await tx.manager.findOneBy(DocumentFileEntity, { documentId: id, position: 1 })) ?? undefined;
  return { document, file, facts: factsOf(document, Boolean(file), sideOf(document, actor.participantId)) };
}

/** The document, when the actor may carry out `act` on it now; otherwise refuses with the reason and with what is allowed. */
export async function ready(tx: Tx, actor: Actor, act: Act, id: Uuid): Promise<Ready> {
  const found = await facts(tx, actor, id);
  const reason = can(actor, act, found.facts);
  if (reason) throw refusal(actor, found.facts, reason);
  return found;
}

/** The refusal for a transition that found the document elsewhere: someone was faster. */
export async function overtaken(tx: Tx, actor: Actor, act: Act, id: Uuid): Promise<Error> {
  const found = await facts(tx, actor, id);
  return refusal(actor, found.facts, can(actor, act, found.facts) ?? 'ability.changed_meanwhile');
}

function refusal(actor: Actor, facts: DocumentFacts, reason: Reason): Error {
  const allowed = [...abilitiesOf(actor, facts)].filter(([, why]) => why === undefined).map(([act]) => act);
  return refuse(reason, { state: describe(facts.axes), allowed });
}

/** The axes of a document as one line. */
export const stateOf = (document: DocumentEntity): string => describe(axesOf(document));
