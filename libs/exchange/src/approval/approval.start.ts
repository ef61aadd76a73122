import { Injectable } from '@nestjs/common';
import { type Colleague, Colleagues } from '@qujat/identity';
import { Clock, dueAfter, newId, type Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { DocumentEntity } from '../document/document.entity.js';
import { ExchangeConfig } from '../exchange.config.js';
import { refuse } from '../exchange.errors.js';
import { DocumentFileEntity } from '../upload/document-file.entity.js';
import { approvalEvent, APPROVAL_EVENTS } from './approval.events.js';
import { subjectOf } from './approval.facts.js';
import { findApproval, insertRound, insertTask, type NewRound, startRow } from './approval.repository.js';
import { stateRefusal } from './approval.refusal.js';
import type { ApprovalPerson, ApprovalRow, ApprovedSubject } from './approval.types.js';
import { routeFor, unmet } from './match-route.js';
import { listRoutes } from './route.repository.js';
import type { Route, RoundStep, RouteStep } from './route.types.js';

/** What begins an approval. */
export interface Start {
  readonly document: DocumentEntity;
  readonly participantId: Uuid;
  readonly by: ApprovalPerson;
  /** People of the organisation, asked before the transaction began. */
  readonly people: readonly Colleague[];
  /** One of the routes that fit; otherwise the first of them. */
  readonly routeId?: Uuid | undefined;
}

/** Begins rounds of approval, and asks the people of a step. */
@Injectable()
export class ApprovalStart {
  constructor(
    private readonly colleagues: Colleagues,
    private readonly clock: Clock,
    private readonly config: ExchangeConfig,
  ) {}

  /** Asked outside any transaction. */
  people(participantId: Uuid): Promise<Colleague[]> {
    return this.colleagues.of(participantId);
  }

  /** A round along the route that the document takes; the row of the document is locked. */
  async begin(tx: Tx, start: Start): Promise<void> {
    const { document, participantId, by } = start;
    const route = await routeOf(tx, start);
    if (!route) throw refuse('approval.no_route');
    const steps = route.steps.map((step) => withPeople(step, start.people));
    const empty = steps.find(({ people }) => people.length === 0);
    if (empty) throw refuse('approval.step_empty', { params: { step: empty.name } });
    const at = this.clock.now();
    const approval = await startRow(tx, document.id, participantId, at);
    if (!approval) throw stateRefusal(await findApproval(tx, document.id, participantId));
    const round: NewRound = {
      ...{
        id: newId(at),
        round: approval.round,
        routeId: route.id,
        routeVersion: route.version,
        routeName: route.name,
      },
      ...{ steps, startedAt: at, startedBy: by, subject: await snapshot(tx, document) },
    };
    await insertRound(tx, approval, round);
    const detail = { route: route.name, version: route.version, round: approval.round };
    await tx.audit({
      act: 'document.approval-started',
      subjectType: 'document',
      subjectId: document.id,
      participantId,
      detail,
    });
    await this.ask(tx, approval, round, 0, document.number);
  }

  /** Asks the people of a step; their time runs from now. */
  async ask(
    tx: Tx,
    approval: ApprovalRow,
    round: Pick<NewRound, 'id' | 'steps'>,
    step: number,
    number: string,
  ): Promise<void> {
    const { people, deadline } = round.steps[step]!;
    const givenAt = this.clock.now();
    const dueAt = deadline && dueAfter(this.config.calendar, givenAt, deadline);
    for (const { userId, name } of people) {
      const task = { id: newId(givenAt), roundId: round.id, step, userId, person: name, givenAt, dueAt };
      await insertTask(tx, approval, { ...task, forwardedFrom: null });
    }
    const asked = people.map(({ userId }) => userId);
    await tx.emit(approvalEvent(APPROVAL_EVENTS.waits, approval, { number, userIds: asked }));
  }
}

/** Of the routes that fit: the one that was chosen, or the first. */
async function routeOf(tx: Tx, { document, participantId, routeId }: Start): Promise<Route | undefined> {
  const subject = subjectOf(document, participantId);
  const routes = (await listRoutes(tx, participantId)).filter(({ archivedAt }) => archivedAt === null);
  if (!routeId) return routeFor(routes, subject);
  const chosen = routes.find(({ id }) => id === routeId);
  const first = routeFor(routes, subject);
  // Beside a mandatory route no other can be chosen.
  if (!chosen || unmet(chosen, subject) || (first?.mandatory && first.id !== chosen.id)) return undefined;
  return chosen;
}

/** Whom the step asks, each once; a role is everyone who holds it now. */
function withPeople({ approvers, ...step }: RouteStep, people: readonly Colleague[]): RoundStep {
  const asked = approvers.flatMap(({ kind, id, name }) =>
    kind === 'person'
      ? [{ userId: id, name: people.find(({ userId }) => userId === id)?.name ?? name }]
      : people.filter(({ roles }) => roles.some((role) => role.id === id)),
  );
  return { ...step, people: [...new Map(asked.map(({ userId, name }) => [userId, { userId, name }])).values()] };
}

/** What is being approved. */
export async function snapshot(tx: Tx, document: DocumentEntity): Promise<ApprovedSubject> {
  const file = await tx.manager.findOneBy(DocumentFileEntity, { documentId: document.id, position: 1 });
  const { title, type, note, outgoingNumber, documentDate, amount, departmentName, recipientBin, recipientName } =
    document;
  return {
    ...{ title, type, note, outgoingNumber, documentDate, amount, department: departmentName },
    recipient: recipientBin && recipientName ? { bin: recipientBin, name: recipientName } : null,
    file: file && { name: file.name, size: file.size, sha256: file.sha256, mediaType: file.mediaType },
  };
}
