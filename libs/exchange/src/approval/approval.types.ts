import type { Localized, Uuid } from '@qujat/kernel';
import type { ApprovalState, TaskState } from './approval.machine.js';
import type { RoundStep } from './route.types.js';

/** A person as an approval names them. */
export interface ApprovalPerson {
  readonly userId: Uuid | null;
  readonly name: string;
}

/** What was being approved: enough to tell later what has changed since. */
export interface ApprovedSubject {
  readonly title: string;
  readonly type: string;
  readonly note: string | null;
  readonly outgoingNumber: string | null;
  readonly documentDate: string | null;
  readonly amount: number | null;
  readonly department: string | null;
  readonly recipient: { readonly bin: string; readonly name: Localized } | null;
  readonly file: {
    readonly name: string;
    readonly size: number;
    readonly sha256: string;
    readonly mediaType: string;
  } | null;
}

/** Where a document stands inside one organisation. */
export interface ApprovalRow {
  readonly id: Uuid;
  readonly documentId: Uuid;
  readonly participantId: Uuid;
  readonly state: ApprovalState;
  readonly round: number;
  readonly step: number;
}

/** A round: from its start to its outcome. */
export interface RoundRow {
  readonly id: Uuid;
  readonly round: number;
  readonly routeId: Uuid;
  readonly routeVersion: number;
  readonly routeName: string;
  readonly steps: readonly RoundStep[];
  readonly startedAt: Date;
  readonly startedBy: ApprovalPerson;
  readonly subject: ApprovedSubject;
  readonly outcome: 'approved' | 'returned' | 'withdrawn' | 'fallen' | 'annulled' | null;
  readonly endedAt: Date | null;
  readonly endedBy: ApprovalPerson | null;
  readonly reason: string | null;
  readonly fellAt: Date | null;
}

/** What a person is asked to decide. */
export interface TaskRow {
  readonly id: Uuid;
  readonly roundId: Uuid;
  readonly step: number;
  readonly userId: Uuid;
  readonly person: string;
  readonly state: TaskState;
  readonly givenAt: Date;
  readonly dueAt: Date | null;
  readonly decidedAt: Date | null;
  readonly decidedBy: ApprovalPerson | null;
  readonly remark: string | null;
  readonly forwardedFrom: Uuid | null;
  readonly signer: { readonly name: string } | null;
}

/** An approval with everything that happened in it, the newest round last. */
export interface ApprovalRecord {
  readonly approval: ApprovalRow;
  readonly rounds: readonly RoundRow[];
  readonly tasks: readonly TaskRow[];
}

/** The round that runs, or the last one. */
export const currentRound = ({ approval, rounds }: ApprovalRecord): RoundRow =>
  rounds.find(({ round }) => round === approval.round)!;

/** What is asked in it now. */
export const waitingIn = (record: ApprovalRecord): TaskRow[] =>
  record.tasks.filter(({ roundId, state }) => roundId === currentRound(record).id && state === 'waiting');
