import type { Uuid } from '@qujat/kernel';
import type { NewEvent } from '@qujat/platform';
import type { ApprovalRow } from './approval.types.js';

/** What happens inside an organisation; told to its own people only. */
export const APPROVAL_EVENTS = {
  waits: 'exchange.approval.waits',
  approved: 'exchange.approval.approved',
  returned: 'exchange.approval.returned',
  dueSoon: 'exchange.approval.due-soon',
  overdue: 'exchange.approval.overdue',
} as const;

/** Payload of these events: ids and the document's number, never what it says. */
export interface ApprovalEventPayload {
  readonly documentId: Uuid;
  readonly participantId: Uuid;
  readonly number: string;
  /** Who is told. */
  readonly userIds: readonly Uuid[];
  /** Who did it. */
  readonly personId?: Uuid | null;
}

/** An event of an approval. */
export const approvalEvent = (
  type: string,
  { documentId, participantId }: Pick<ApprovalRow, 'documentId' | 'participantId'>,
  rest: Pick<ApprovalEventPayload, 'number' | 'userIds' | 'personId'>,
): NewEvent => ({ type, aggregateId: documentId, payload: { documentId, participantId, ...rest } });
