import type { Uuid } from '@qujat/kernel';
import type { Actor, Tx } from '@qujat/platform';
import { annulmentFact } from '../annulment/annulment.repository.js';
import { isCorrected } from '../correction/correction.repository.js';
import { packageOf } from '../package/package.repository.js';
import { approvalFact } from '../approval/approval.facts.js';
import { refuse } from '../exchange.errors.js';
import { loadSigningFact } from '../signing/signers/signing-order.repository.js';
import { DocumentFileEntity } from '../upload/document-file.entity.js';
import { describe } from './document.machine.js';
import { axesOf, type DocumentEntity } from './document.entity.js';
import { abilitiesOf, type Act, can, type DocumentFacts, type Why } from './document.policy.js';
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
  const annulment = await annulmentFact(tx, document, actor.participantId);
  const corrected = await isCorrected(tx, document);
  const approval = await approvalFact(tx, document);
  const packaged = (await packageOf(tx, id))?.state === 'draft';
  const side = sideOf(document, actor.participantId);
  const signing = await loadSigningFact(tx, { documentId: id, participantId: actor.participantId }, actor.userId);
  return {
    document,
    file,
    facts: factsOf(document, Boolean(file), side, { annulment, corrected, approval, signing, packaged }),
  };
}

/** The document, when the actor may carry out `act` on it now; otherwise refuses with the reason and with what is allowed. */
export async function ready(tx: Tx, actor: Actor, act: Act, id: Uuid): Promise<Ready> {
  const found = await facts(tx, actor, id);
  const why = can(actor, act, found.facts);
  if (why) throw refusal(actor, found.facts, why);
  return found;
}

/** The refusal for a transition that found the document elsewhere: someone was faster. */
export async function overtaken(tx: Tx, actor: Actor, act: Act, id: Uuid): Promise<Error> {
  const found = await facts(tx, actor, id);
  return refusal(actor, found.facts, can(actor, act, found.facts) ?? { code: 'ability.changed_meanwhile' });
}

/** A refusal that names the document's state and what is allowed in it. */
export function refusal(actor: Actor, facts: DocumentFacts, { code, params }: Why): Error {
  const allowed = [...abilitiesOf(actor, facts)].filter(([, why]) => why === undefined).map(([act]) => act);
  return refuse(code, { params, state: describe(facts.axes), allowed });
}

/** The axes of a document as one line. */
export const stateOf = (document: DocumentEntity): string => describe(axesOf(document));
