import type { Response } from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import type { Actor } from '@qujat/platform';
import type { Approval } from '../approval/approval.response.js';
import type { SaveRoute, SaveStep } from '../approval/route.dto.js';

/** The world that approval happens in. */
interface World {
  readonly app: { as(actor: Actor): TestAgent };
  actor(slug: string): Actor;
  as(slug: string): TestAgent;
}

/** What people do about approval, over HTTP. */
export function approvalDeeds(world: World) {
  const person = (slug: string) => ({ kind: 'person' as const, id: world.actor(slug).userId! });
  const administrator = (slug: string) =>
    world.app.as({ ...world.actor(slug), rights: [...world.actor(slug).rights, 'participant.administer'] });
  return {
    person,
    administrator,
    /** A step that asks these people. */
    step: (slugs: readonly string[], changes: Partial<SaveStep> = {}): SaveStep => ({
      ...{ name: 'Шаг', mode: 'all', deadline: null, signed: false, approvers: slugs.map(person), ...changes },
    }),
    /** A mandatory route for everything of one's own. */
    route: async (slug: string, changes: Partial<SaveRoute> & Pick<SaveRoute, 'steps'>): Promise<string> => {
      const body = {
        ...{ name: `Маршрут ${String(Math.random())}`, moment: 'before-signing', mandatory: true, documentTypes: [] },
        ...{ amountFrom: null, amountTo: null, departments: [], ...changes },
      };
      const made = await administrator(slug).post('/api/approval-routes').send(body);
      if (made.status !== 201) throw new Error(`${made.status} ${made.text}`);
      return (made.body as { id: string }).id;
    },
    /** Takes a route out of use. */
    archive: (slug: string, id: string) => administrator(slug).post(`/api/approval-routes/${id}/archive`),
    /** An act on the approval of a document, whatever comes of it. */
    act: (slug: string, id: string, act: string, body: object = {}): Promise<Response> =>
      Promise.resolve(
        world
          .as(slug)
          .post(`/api/documents/${id}/approval${act && `/${act}`}`)
          .send(body),
      ),
    approval: async (slug: string, id: string): Promise<Approval> =>
      (await world.as(slug).get(`/api/documents/${id}/approval`).expect(200)).body as Approval,
  };
}
