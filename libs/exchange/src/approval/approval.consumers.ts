import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { Consumes, Every, Inbox, type StoredEvent, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { asSeenBy } from '../recipient/recipient.repository.js';
import { ReceiptEntity } from '../delivery/receipt.entity.js';
import { lockDocument } from '../document/document.repository.js';
import { type AnnulmentEvent, type DocumentEvent, EXCHANGE_EVENTS } from '../exchange.events.js';
import { approvalEvent, APPROVAL_EVENTS } from './approval.events.js';
import { subjectOf } from './approval.facts.js';
import { endRound, findApproval, moveApproval, runningOf } from './approval.repository.js';
import { isOver } from './approval.rules.js';
import { ApprovalStart } from './approval.start.js';
import { routeFor } from './match-route.js';
import { listRoutes } from './route.repository.js';

const BEGIN = 'exchange.begin-approval';
const ANNULLED = 'exchange.end-approval';
/** How long before a task's time is over its person is reminded. */
const SOON_MS = 4 * 60 * 60 * 1000;

/** What approval does by itself: incoming documents that must be approved are submitted when they are opened; people are reminded. */
@Injectable()
export class ApprovalConsumers {
  constructor(
    private readonly starts: ApprovalStart,
    private readonly work: UnitOfWork,
    private readonly inbox: Inbox,
    private readonly clock: Clock,
  ) {}

  /** E-7.1.2 before the answer: an opened document takes its mandatory route by itself. */
  @Consumes(EXCHANGE_EVENTS.opened, BEGIN, { transaction: false })
  async opened({ id: eventId, payload }: StoredEvent): Promise<void> {
    const { documentId, recipientId } = payload as unknown as DocumentEvent;
    if (!recipientId) return;
    const people = await this.starts.people(recipientId);
    await this.work.run(systemScope(BEGIN), async (tx) => {
      if (!(await this.inbox.once(tx, BEGIN, eventId))) return;
      const whole = await lockDocument(tx, documentId);
      const [document] = whole ? await asSeenBy(tx, recipientId, [whole]) : [];
      if (!document || isOver(document, 'recipient') || !(await mustApprove(tx, document, recipientId))) return;
      if (await findApproval(tx, documentId, recipientId)) return;
      const receipt = await tx.manager.findOneByOrFail(ReceiptEntity, { documentId, participantId: recipientId });
      const { userId, name } = receipt.openedBy;
      await this.starts.begin(tx, { document, participantId: recipientId, by: { userId, name }, people });
    });
  }

  /** E-7.1.5: of an annulled document nobody is asked any more. */
  @Consumes(EXCHANGE_EVENTS.annulled, ANNULLED, { transaction: false })
  async annulled({ payload }: StoredEvent): Promise<void> {
    const { documentId } = payload as unknown as AnnulmentEvent;
    await this.work.run(systemScope(ANNULLED), async (tx) => {
      await lockDocument(tx, documentId);
      const end = { outcome: 'annulled' as const, at: this.clock.now(), by: null };
      for (const { id, participantId, roundId } of await runningOf(tx, documentId)) {
        await moveApproval(tx, id, 'annul');
        await endRound(tx, roundId, end);
        const subject = { subjectType: 'document', subjectId: documentId, participantId };
        await tx.audit({ act: 'document.approval-annulled', ...subject });
      }
    });
  }

  /** Once when the time is nearly over, once when it is. */
  @Every('exchange.remind-approvers', { seconds: 60 })
  async remind(): Promise<void> {
    await this.work.run(systemScope('exchange.remind-approvers'), async (tx) => {
      const now = this.clock.now();
      const soon = new Date(now.getTime() + SOON_MS);
      for (const due of await marked(tx, 'reminded_at', now, soon)) await tell(tx, APPROVAL_EVENTS.dueSoon, due, []);
      for (const due of await marked(tx, 'overdue_at', now, now))
        await tell(tx, APPROVAL_EVENTS.overdue, due, due.starterId ? [due.starterId] : []);
    });
  }
}

interface Due {
  readonly documentId: Uuid;
  readonly participantId: Uuid;
  readonly userId: Uuid;
  readonly number: string;
  readonly starterId: Uuid | null;
}

const tell = (tx: Tx, type: string, due: Due, also: readonly Uuid[]): Promise<void> =>
  tx.emit(
    approvalEvent(type, due, {
      number: due.number,
      userIds: [...new Set([due.userId, ...also])],
      personId: due.userId,
    }),
  );

/** Marks the waiting tasks whose time is over before `until`, each once. What is overdue already is not due soon. */
async function marked(tx: Tx, column: 'reminded_at' | 'overdue_at', now: Date, until: Date): Promise<Due[]> {
  const [rows]: [Due[], number] = await tx.manager.query(
    `UPDATE exchange.approval_tasks t SET ${column} = $1 FROM exchange.documents d, exchange.approval_rounds r
     WHERE d.id = t.document_id AND r.id = t.round_id AND t.state = 'waiting' AND t.due_at <= $2 AND t.${column} IS NULL
       ${column === 'reminded_at' ? 'AND t.due_at > $1' : ''}
     RETURNING t.document_id AS "documentId", t.participant_id AS "participantId", t.user_id AS "userId", d.number,
       r.starter_id AS "starterId"`,
    [now, until],
  );
  return rows;
}

async function mustApprove(tx: Tx, document: Parameters<typeof subjectOf>[0], participantId: Uuid): Promise<boolean> {
  const routes = (await listRoutes(tx, participantId)).filter(({ archivedAt }) => archivedAt === null);
  return routeFor(routes, subjectOf(document, participantId))?.mandatory ?? false;
}
