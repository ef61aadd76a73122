import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { DocumentEntity } from '../document/document.entity.js';
import type { ApprovalState } from './approval.machine.js';
import type { ApprovalFact } from './approval.policy.js';
import { routeFor, type RouteSubject } from './match-route.js';
import { listRoutes } from './route.repository.js';

type Asked = Pick<
  DocumentEntity,
  'id' | 'senderId' | 'type' | 'amount' | 'departmentId' | 'delivery' | 'response' | 'annulment'
>;

/** What of a document chooses its route, on the side of this participant. */
export const subjectOf = ({ senderId, type, amount, departmentId }: Asked, participantId: Uuid): RouteSubject =>
  senderId === participantId
    ? { moment: 'before-signing', type, amount, departmentId }
    : // The department is the sender's alone.
      { moment: 'before-answer', type, amount, departmentId: null };

/** Does the organisation still have something to commit itself to? */
const isOpen = ({ senderId, delivery, response, annulment }: Asked, participantId: Uuid): boolean =>
  senderId === participantId
    ? delivery === 'draft'
    : delivery === 'delivered' && ['awaited', 'none'].includes(response) && annulment !== 'annulled';

interface Row {
  readonly id: Uuid;
  readonly state: ApprovalState;
  readonly route: string | null;
  readonly awaited: string[] | null;
}

const STANDINGS = `
  SELECT a.document_id AS id, a.state, r.route_name AS route,
    (SELECT array_agg(t.person ORDER BY t.given_at, t.id) FROM exchange.approval_tasks t
      WHERE t.round_id = r.id AND t.state = 'waiting') AS awaited
  FROM exchange.approvals a JOIN exchange.approval_rounds r ON r.approval_id = a.id AND r.round = a.round
  WHERE a.participant_id = $1 AND a.document_id = ANY($2)`;

/** How documents stand inside the organisation for which the transaction runs; for anybody else there is nothing to know. */
export async function approvalFacts(tx: Tx, documents: readonly Asked[]): Promise<Map<Uuid, ApprovalFact>> {
  if (tx.scope.kind !== 'participant' || documents.length === 0) return new Map();
  const { participantId } = tx.scope;
  const routes = (await listRoutes(tx, participantId)).filter(({ archivedAt }) => archivedAt === null);
  const rows: Row[] = await tx.manager.query(STANDINGS, [participantId, documents.map(({ id }) => id)]);
  const standings = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    documents.map((document) => {
      const { state = 'none', route, awaited } = standings.get(document.id) ?? {};
      const wanted = isOpen(document, participantId) ? routeFor(routes, subjectOf(document, participantId)) : undefined;
      const named = state === 'none' ? wanted?.name : route;
      const fact = { state, required: wanted?.mandatory ?? false, route: named ?? null, awaited: awaited ?? [] };
      return [document.id, fact];
    }),
  );
}

/** …of one document. */
export const approvalFact = async (tx: Tx, document: Asked): Promise<ApprovalFact | undefined> =>
  (await approvalFacts(tx, [document])).get(document.id);
