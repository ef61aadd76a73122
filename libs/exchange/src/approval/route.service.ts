import { Injectable } from '@nestjs/common';
import { type Colleague, Colleagues } from '@qujat/identity';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { refuse } from '../exchange.errors.js';
import type { EditRoute, SaveRoute, SaveStep, TryOut } from './route.dto.js';
import { routeFor, type Unmet, unmet } from './match-route.js';
import * as rows from './route.repository.js';
import type { Route, RouteStep } from './route.types.js';

/** What a try-out finds. */
export interface Tried {
  readonly route: Route | undefined;
  readonly tried: readonly { readonly route: Route; readonly unmet: Unmet | undefined }[];
}

/** Routes of approval as data: each change is a new version; what runs goes on by the version it began with. */
@Injectable()
export class RouteService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly colleagues: Colleagues,
    private readonly clock: Clock,
  ) {}

  /** The organisation's routes in their order; archived ones too. */
  list(actor: Actor): Promise<Route[]> {
    return this.work.run(scopeOf(actor), (tx) => rows.listRoutes(tx, participantOf(actor)));
  }

  /** All versions of a route, the newest first. */
  async versions(actor: Actor, id: Uuid): Promise<Route[]> {
    const found = await this.work.run(scopeOf(actor), (tx) => rows.listVersions(tx, id));
    if (found.length === 0) throw refuse('approval.route_unknown');
    return found;
  }

  /** Makes a route; it stands behind the others. */
  async create(actor: Actor, dto: SaveRoute): Promise<Route> {
    const steps = await this.checked(actor, dto);
    const at = this.clock.now();
    const id = newId(at);
    return this.changed(actor, async (tx, participantId) => {
      await requireName(tx, participantId, dto.name, null);
      await rows.insertRoute(tx, { id, name: dto.name, at }, participantId);
      await this.keep(tx, actor, { dto, steps, id, version: 1 });
      await tx.audit({
        act: 'approval-route.made',
        subjectType: 'approval-route',
        subjectId: id,
        detail: { name: dto.name },
      });
      return id;
    });
  }

  /** Makes a new version. Of two who edit at once, the second is told who was first: nothing is overwritten unseen. */
  async edit(actor: Actor, id: Uuid, dto: EditRoute): Promise<Route> {
    // Another organisation's route does not exist, whatever is sent (E-3.1).
    await this.versions(actor, id);
    const steps = await this.checked(actor, dto);
    return this.changed(actor, async (tx, participantId) => {
      const route = await requireRoute(tx, id);
      if (route.archivedAt) throw refuse('approval.route_archived', { state: 'archived', allowed: ['restore'] });
      if (route.version !== dto.version) throw overtaken(route);
      await requireName(tx, participantId, dto.name, id);
      const version = route.version + 1;
      await tx.manager.query('UPDATE exchange.approval_routes SET name = $2, version = $3 WHERE id = $1', [
        ...[id, dto.name, version],
      ]);
      await this.keep(tx, actor, { dto, steps, id, version });
      const detail = { name: dto.name, version };
      await tx.audit({ act: 'approval-route.changed', subjectType: 'approval-route', subjectId: id, detail });
      return id;
    });
  }

  /** Takes a route out of use, or back into it. Running approvals go on. */
  async archive(actor: Actor, id: Uuid, archived: boolean): Promise<Route> {
    return this.changed(actor, async (tx, participantId) => {
      const { name } = await requireRoute(tx, id);
      if (!archived) await requireName(tx, participantId, name, id);
      const at = archived ? this.clock.now() : null;
      await tx.manager.query('UPDATE exchange.approval_routes SET archived_at = $2 WHERE id = $1', [id, at]);
      const act = archived ? 'approval-route.archived' : 'approval-route.restored';
      await tx.audit({ act, subjectType: 'approval-route', subjectId: id });
      return id;
    });
  }

  /** Puts the routes into this order; those that are not named follow as they stood. */
  async order(actor: Actor, ids: readonly Uuid[]): Promise<Route[]> {
    await this.changed(actor, async (tx, participantId) => {
      await tx.manager.query(
        `UPDATE exchange.approval_routes r SET position = o.place FROM (
           SELECT id, row_number() OVER (ORDER BY array_position($2::uuid[], id) NULLS LAST, position, id) AS place
           FROM exchange.approval_routes WHERE participant_id = $1) o WHERE o.id = r.id`,
        [participantId, ids],
      );
      await tx.audit({ act: 'approval-route.ordered', subjectType: 'participant', subjectId: participantId });
      return undefined;
    });
    return this.list(actor);
  }

  /** Which route would such a document take, and why not the others? */
  async tryOut(actor: Actor, { moment, type, amount, departmentId }: TryOut): Promise<Tried> {
    const subject = { moment, type, amount: amount ?? null, departmentId: departmentId ?? null };
    const routes = (await this.list(actor)).filter(({ archivedAt }) => archivedAt === null);
    const tried = routes.map((route) => ({ route, unmet: unmet(route, subject) }));
    return { route: routeFor(routes, subject), tried };
  }

  /** What one edits needs: the people of the organisation. */
  people(actor: Actor): Promise<Colleague[]> {
    return this.colleagues.of(participantOf(actor));
  }

  private async changed(actor: Actor, change: (tx: Tx, participantId: Uuid) => Promise<Uuid | undefined>) {
    return this.work.run(scopeOf(actor), async (tx) => {
      const participantId = participantOf(actor);
      await rows.lockRoutesOf(tx, participantId);
      const id = await change(tx, participantId);
      return (await rows.listRoutes(tx, participantId)).find((route) => route.id === id)!;
    });
  }

  private async keep(
    tx: Tx,
    actor: Actor,
    { dto, steps, id, version }: { dto: SaveRoute; steps: readonly RouteStep[]; id: Uuid; version: number },
  ): Promise<void> {
    const { name, moment, mandatory, documentTypes, amountFrom, amountTo, departments } = dto;
    const sums = { amountFrom: amountFrom ?? null, amountTo: amountTo ?? null };
    const conditions = { moment, mandatory, documentTypes, departments, ...sums };
    const made = { madeAt: this.clock.now(), madeBy: { name: actor.name } };
    await rows.insertVersion(tx, participantOf(actor), { id, version, name, steps, ...conditions, ...made });
  }

  /** The steps with the names of those they ask; refuses people and roles that are not the organisation's. */
  private async checked(actor: Actor, dto: SaveRoute): Promise<RouteStep[]> {
    const { amountFrom, amountTo, moment, departments, steps } = dto;
    if ((amountFrom ?? 0) > (amountTo ?? Infinity)) throw wrong('amountTo', 'approval.sums_crossed');
    if (moment === 'before-answer' && departments.length > 0)
      throw wrong('departments', 'approval.department_of_sender');
    const people = await this.people(actor);
    return steps.map((step, i) => ({ ...step, deadline: step.deadline ?? null, approvers: named(step, people, i) }));
  }
}

/** The organisation for which the person acts. */
export function participantOf({ participantId }: Actor): Uuid {
  if (!participantId) throw refuse('document.not_a_participant');
  return participantId;
}

function named({ approvers }: SaveStep, people: readonly Colleague[], step: number): RouteStep['approvers'] {
  const roles = new Map(people.flatMap((person) => person.roles.map(({ id, name }) => [id, name])));
  const persons = new Map(people.map(({ userId, name }) => [userId, name]));
  return approvers.map(({ kind, id }) => {
    const name = (kind === 'role' ? roles : persons).get(id);
    if (name === undefined) throw wrong(`steps.${step}.approvers`, 'approval.approver_unknown');
    return { kind, id, name };
  });
}

const wrong = (
  field: string,
  code: 'approval.sums_crossed' | 'approval.department_of_sender' | 'approval.approver_unknown',
) => refuse(code, { fields: { [field]: code } });

const overtaken = ({ version, madeBy }: Route) =>
  refuse('approval.route_changed', {
    params: { version, by: madeBy.name },
    state: `version=${version}`,
    allowed: ['edit'],
  });

async function requireRoute(tx: Tx, id: Uuid): Promise<Route> {
  const route = await rows.lockRoute(tx, id);
  if (!route) throw refuse('approval.route_unknown');
  return route;
}

async function requireName(tx: Tx, participantId: Uuid, name: string, except: Uuid | null): Promise<void> {
  const taken = await rows.nameTaken(tx, participantId, name, except);
  if (taken) throw refuse('approval.route_name_taken', { fields: { name: 'approval.route_name_taken' } });
}
