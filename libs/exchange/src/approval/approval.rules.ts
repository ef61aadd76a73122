import type { Actor } from '@qujat/platform';
import type { DocumentEntity } from '../document/document.entity.js';
import type { Side } from '../document/document.types.js';
import type { ApprovalPerson } from './approval.types.js';

/** Is there nothing left to approve? */
export const isOver = ({ delivery, receipt, response, annulment }: DocumentEntity, side: Side): boolean => {
  if (side === 'sender') return delivery !== 'draft';
  return delivery !== 'delivered' || receipt === 'none' || response !== 'awaited' || annulment === 'annulled';
};

/** Who began it, or an administrator. */
export const mayWithdraw = ({ userId, rights }: Actor, startedBy: ApprovalPerson): boolean =>
  (userId !== null && startedBy.userId === userId) || rights.includes('participant.administer');
