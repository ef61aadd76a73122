import { Injectable } from '@nestjs/common';
import { judgePower } from '@qujat/identity';
import { Clock, portalDay, type Uuid } from '@qujat/kernel';
import { type Actor, type Tx } from '@qujat/platform';
import { facts } from '../document/document.guard.js';
import type { DocumentEntity } from '../document/document.entity.js';
import { type DocumentFacts, whyPower } from '../document/document.policy.js';
import type { ExchangeError } from '../exchange.errors.js';
import { subjectOf } from './approval.facts.js';
import { findApproval, principalsOf } from './approval.repository.js';
import { awaitedIn } from './approval.refusal.js';
import { isOver, mayWithdraw } from './approval.rules.js';
import { type ApprovalRecord, currentRound, type TaskRow, waitingIn } from './approval.types.js';
import { routeFor, unmet } from './match-route.js';
import { listRoutes } from './route.repository.js';
import { participantOf } from './route.service.js';
import type { Route } from './route.types.js';

/** What one can do with an approval. */
export const APPROVAL_ACTS = ['start', 'approve', 'return', 'forward', 'withdraw'] as const;

/** One of the acts. */
export type ApprovalAct = (typeof APPROVAL_ACTS)[number];

/** Why not. */
export interface ApprovalWhyNot {
  readonly code: ExchangeError;
  readonly params?: Readonly<Record<string, string>>;
}

/** The approval of a document as a person of the organisation sees it. */
export interface ApprovalView {
  readonly record: ApprovalRecord | undefined;
  /** Routes that fit, the one that is taken first. */
  readonly routes: readonly Route[];
  readonly required: boolean;
  /** What the actor is asked: their own task, or one of a person for whom they act. */
  readonly mine: TaskRow | undefined;
  readonly abilities: ReadonlyMap<ApprovalAct, ApprovalWhyNot | undefined>;
}

/** Reads approvals. */
@Injectable()
export class ApprovalReader {
  constructor(private readonly clock: Clock) {}

  async view(tx: Tx, actor: Actor, id: Uuid): Promise<ApprovalView> {
    const { document, facts: about } = await facts(tx, actor, id);
    const record = await findApproval(tx, id, participantOf(actor));
    const routes = await fitting(tx, document, participantOf(actor));
    const mine = record && (await this.taskOf(tx, actor, record));
    const known = { record, mine, document, about, routes };
    const abilities = new Map(APPROVAL_ACTS.map((act) => [act, whyNot(actor, act, known)]));
    return { record, routes, required: about.approval?.required ?? false, mine, abilities };
  }

  /** The task that the actor decides: their own before another's; `taskId` says which of several. */
  async taskOf(
    tx: Tx,
    { userId, participantId }: Actor,
    record: ApprovalRecord,
    taskId?: Uuid,
  ): Promise<TaskRow | undefined> {
    if (!userId || !participantId) return undefined;
    const waiting = waitingIn(record).filter(({ id }) => taskId === undefined || id === taskId);
    const own = waiting.find((task) => task.userId === userId);
    if (own || waiting.length === 0) return own;
    const principals = await principalsOf(tx, participantId, userId, portalDay(this.clock.now()));
    return waiting.find((task) => principals.some((principal) => principal.userId === task.userId));
  }
}

interface Known {
  readonly record: ApprovalRecord | undefined;
  readonly mine: TaskRow | undefined;
  readonly document: DocumentEntity;
  readonly about: DocumentFacts;
  readonly routes: readonly Route[];
}

/** Routes in use that fit the document; beside a mandatory one there is no choice. */
async function fitting(tx: Tx, document: DocumentEntity, participantId: Uuid): Promise<Route[]> {
  const subject = subjectOf(document, participantId);
  const routes = (await listRoutes(tx, participantId)).filter(({ archivedAt }) => archivedAt === null);
  const first = routeFor(routes, subject);
  if (!first || first.mandatory) return first ? [first] : [];
  return [first, ...routes.filter((route) => route !== first && unmet(route, subject) === undefined)];
}

function whyNot(actor: Actor, act: ApprovalAct, known: Known): ApprovalWhyNot | undefined {
  const state = known.record?.approval.state ?? 'none';
  if (act === 'start') return whyNotStart(actor, known, state);
  if (state !== 'running') return { code: 'approval.state', params: { state } };
  if (act === 'withdraw') {
    const { startedBy } = currentRound(known.record!);
    return mayWithdraw(actor, startedBy)
      ? undefined
      : { code: 'approval.starter_only', params: { name: startedBy.name } };
  }
  if (act === 'forward' && actor.rights.includes('participant.administer')) return undefined;
  if (!known.mine) return { code: 'approval.not_asked', params: { awaited: awaitedIn(known.record!) } };
  return act === 'forward' ? undefined : powerForbids(actor, 'document.approve', known);
}

function whyNotStart(actor: Actor, known: Known, state: string): ApprovalWhyNot | undefined {
  const { about, document, routes } = known;
  if (isOver(document, about.side)) return { code: 'approval.over' };
  if (state === 'running' || state === 'approved') return { code: 'approval.state', params: { state } };
  if (routes.length === 0) return { code: 'approval.no_route' };
  if (about.side === 'sender' && !(about.hasFile && about.hasRecipient)) return { code: 'approval.not_ready' };
  return powerForbids(actor, about.side === 'sender' ? 'document.prepare' : 'document.receive', known);
}

/** As the session knows the person; what counts is the check at the moment of the act. */
function powerForbids(
  { powers }: Actor,
  needed: 'document.approve' | 'document.prepare' | 'document.receive',
  { about }: Known,
): ApprovalWhyNot | undefined {
  const verdict = judgePower(powers, { act: needed, document: about.powerSubject });
  return verdict.allowed ? undefined : whyPower(needed, verdict.refusal);
}
