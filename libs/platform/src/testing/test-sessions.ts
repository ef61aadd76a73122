import { randomUUID } from 'node:crypto';
import type { Actor } from '../auth/actor.js';
import type { Seen } from '../auth/session-authenticator.js';
import { Sessions } from '../auth/sessions.js';

/** Knows the actors a test has named; asks the authenticator of the modules under test for all others. */
export class TestSessions extends Sessions {
  private readonly actors = new Map<string, Actor>();

  override async actorOf(token: string, seen: Seen = {}): Promise<Actor | undefined> {
    return this.actors.get(token) ?? super.actorOf(token, seen);
  }

  /** A token under which `actor` is known. */
  tokenFor(actor: Actor): string {
    const token = `test-${randomUUID()}`;
    this.actors.set(token, actor);
    return token;
  }
}
