import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { DocumentEntity } from '../document/document.entity.js';
import type { AnnulmentFact } from './annulment.policy.js';
import type { StatementEntity } from '../statement/statement.entity.js';
import { AnnulmentConsentEntity, AnnulmentEntity, type ProposalState } from './annulment.entity.js';

/** A proposal with what the other parties have said to it. */
export interface AnnulmentWithConsents {
  readonly annulment: AnnulmentEntity;
  readonly consents: readonly AnnulmentConsentEntity[];
}

/** The open proposal of a document. */
export async function openProposal(tx: Tx, documentId: Uuid): Promise<AnnulmentEntity | undefined> {
  return (await tx.manager.findOneBy(AnnulmentEntity, { documentId, state: 'open' })) ?? undefined;
}

/** How a participant stands to the open proposal; undefined: nothing is proposed. */
export async function annulmentFact(
  tx: Tx,
  { id, annulment, annulmentBy }: Pick<DocumentEntity, 'id' | 'annulment' | 'annulmentBy'>,
  participantId: Uuid | null,
): Promise<AnnulmentFact | undefined> {
  if (annulment !== 'proposed' || !participantId) return undefined;
  if (annulmentBy === participantId) return { own: true, consented: false };
  const [found]: { state: string }[] = await tx.manager.query(
    `SELECT c.state FROM exchange.annulment_consents c JOIN exchange.annulments a ON a.id = c.annulment_id
      WHERE a.document_id = $1 AND a.state = 'open' AND c.participant_id = $2`,
    [id, participantId],
  );
  return { own: false, consented: found?.state === 'given' };
}

/** The proposals of a document, the newest first, with the answers to them. */
export async function loadAnnulments(tx: Tx, documentId: Uuid): Promise<AnnulmentWithConsents[]> {
  const found = await tx.manager.find(AnnulmentEntity, { where: { documentId }, order: { proposedAt: 'DESC' } });
  const all: AnnulmentWithConsents[] = [];
  for (const annulment of found) {
    const consents = await tx.manager.findBy(AnnulmentConsentEntity, { annulmentId: annulment.id });
    all.push({ annulment, consents });
  }
  return all;
}

/** Notes what a party says to a proposal; false: it was not asked, or has answered. */
export async function answer(
  tx: Tx,
  { id: statementId, annulmentId, participantId, preparedBy: by }: StatementEntity,
  state: 'given' | 'refused',
  at: Date,
): Promise<boolean> {
  const where = { annulmentId: annulmentId!, participantId, state: 'awaited' as const };
  const { affected } = await tx.manager.update(AnnulmentConsentEntity, where, { state, statementId, by, at });
  return affected === 1;
}

/** Has every party that was asked consented? */
export async function allConsent(tx: Tx, annulmentId: Uuid): Promise<boolean> {
  return !(await tx.manager.existsBy(AnnulmentConsentEntity, { annulmentId, state: 'awaited' }));
}

/** Ends a proposal; false: it has ended. */
export async function close(tx: Tx, id: Uuid, { state, from = 'open', ...how }: Closing): Promise<boolean> {
  const { affected } = await tx.manager.update(AnnulmentEntity, { id, state: from }, { state, ...how });
  return affected === 1;
}

/** How a proposal ends. */
export interface Closing extends Pick<AnnulmentEntity, 'closedAt' | 'closedBy' | 'closingReason'> {
  readonly state: ProposalState;
  readonly from?: 'open' | 'verifying';
}
