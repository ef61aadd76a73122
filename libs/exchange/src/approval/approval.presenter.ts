import { type Clock } from '@qujat/kernel';
import { type Actor, translate } from '@qujat/platform';
import type { Ability } from '../document/abilities.response.js';
import { EXCHANGE_ERRORS } from '../exchange.errors.js';
import type { Approval, ApprovalAbilities, ApprovalRound, ApprovalStep, ApprovalTask } from './approval.response.js';
import { currentRound, type RoundRow, type TaskRow } from './approval.types.js';
import type { ApprovalView, ApprovalWhyNot } from './approval.view.js';
import type { Route } from './route.types.js';

/** An approval as the API answers it. */
export function presentApproval(view: ApprovalView, actor: Actor, clock: Clock): Approval {
  const { record, routes, required, mine } = view;
  const state = record?.approval.state ?? 'none';
  const now = clock.now();
  return {
    ...{ state, required, step: record?.approval.step ?? 0 },
    route: record && state !== 'none' ? currentRound(record).routeName : (routes[0]?.name ?? null),
    rounds: (record?.rounds ?? []).map((round) => presentRound(round, record?.tasks ?? [], now)),
    routes: routes.map(presentFitting),
    mine: mine
      ? {
          taskId: mine.id,
          for: mine.userId === actor.userId ? null : mine.person,
          signed: currentRound(record!).steps[mine.step]!.signed,
        }
      : null,
    abilities: Object.fromEntries(
      [...view.abilities].map(([act, why]) => [act, presentAbility(why, actor)]),
    ) as unknown as ApprovalAbilities,
  };
}

const presentAbility = (why: ApprovalWhyNot | undefined, { locale }: Actor): Ability =>
  why
    ? { allowed: false, reason: why.code, message: translate(EXCHANGE_ERRORS[why.code], locale, why.params) }
    : { allowed: true };

const presentFitting = ({ id, name, mandatory, steps }: Route) => ({
  ...{ id, name, mandatory },
  steps: steps.map(({ approvers, ...step }): ApprovalStep => ({ ...step, people: approvers.map((one) => one.name) })),
});

function presentRound(round: RoundRow, tasks: readonly TaskRow[], now: Date): ApprovalRound {
  return {
    ...{ round: round.round, route: round.routeName, version: round.routeVersion },
    steps: round.steps.map(({ people, ...step }) => ({ ...step, people: people.map(({ name }) => name) })),
    tasks: tasks.filter(({ roundId }) => roundId === round.id).map((task) => presentTask(task, now)),
    startedAt: round.startedAt.toISOString(),
    startedBy: round.startedBy.name,
    outcome: round.outcome,
    endedAt: round.endedAt?.toISOString() ?? null,
    endedBy: round.endedBy?.name ?? null,
    reason: round.reason,
    fellAt: round.fellAt?.toISOString() ?? null,
  };
}

const presentTask = (task: TaskRow, now: Date): ApprovalTask => ({
  ...{ id: task.id, step: task.step, person: task.person, state: task.state, remark: task.remark },
  givenAt: task.givenAt.toISOString(),
  dueAt: task.dueAt?.toISOString() ?? null,
  overdue: task.dueAt !== null && task.dueAt < (task.decidedAt ?? now),
  decidedAt: task.decidedAt?.toISOString() ?? null,
  decidedBy: task.decidedBy?.name ?? null,
  instead: task.decidedBy !== null && task.decidedBy.userId !== task.userId,
  signed: task.signer !== null,
});
