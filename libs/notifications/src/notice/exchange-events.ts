import type { Uuid } from '@qujat/kernel';

/** Events of the exchange that people are told of, by name: notifications does not know that context. */
export interface ExchangeEvents {
  'exchange.document.blocked': Blocked;
  'exchange.document.unblocked': Blocked;
  'exchange.document.turned-back': {
    readonly documentId: Uuid;
    readonly senderId: Uuid;
    readonly authorId?: Uuid | null;
    readonly reason?: string | null;
  };
  'exchange.document.annulment-proposed': AnnulmentStep;
  'exchange.document.annulment-withdrawn': AnnulmentStep;
  'exchange.document.annulment-refused': AnnulmentStep;
  'exchange.document.annulment-expired': AnnulmentStep;
  'exchange.document.annulled': AnnulmentStep;
  'exchange.document.correction-asked': AnnulmentStep;
  'exchange.document.unread': AnnulmentStep;
  'exchange.document.unanswered': AnnulmentStep;
  'exchange.document.neglected': AnnulmentStep;
  'exchange.document.answer-near': AnswerDay;
  'exchange.document.answer-overdue': AnswerDay;
  'exchange.document.answer-missed': AnswerDay;
  'exchange.approval.waits': Inside;
  'exchange.approval.approved': Inside;
  'exchange.approval.returned': Inside;
  'exchange.approval.due-soon': Inside;
  'exchange.approval.overdue': Inside;
  'exchange.comment.mentioned': Inside;
}

/** A step of an annulment (E-7.1.5): `by` whose it is, `to` the participants that are told of it. */
interface AnnulmentStep {
  readonly documentId: Uuid;
  readonly number: string;
  readonly by: Uuid | null;
  readonly to: readonly Uuid[];
}

/** The day by which the sender expects the answer is near, or over. */
export interface AnswerDay extends AnnulmentStep {
  /** ISO day. */
  readonly day: string;
}

/** Inside an organisation: its own people are named in it, and nobody else is told. */
export interface Inside {
  readonly documentId: Uuid;
  readonly number: string;
  readonly userIds: readonly Uuid[];
  readonly personId?: Uuid | null;
}

interface Blocked {
  readonly documentId: Uuid;
  readonly number?: string;
  /** Both sides; absent in events of earlier releases. */
  readonly participantIds?: readonly Uuid[];
}
