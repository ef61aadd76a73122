import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Actor } from './actor.js';
import { type Seen, SessionAuthenticator } from './session-authenticator.js';

/** Finds who is behind a session token. Identity knows, and identity stands on the platform: so it is looked up, not imported. */
@Injectable()
export class Sessions {
  constructor(private readonly modules: ModuleRef) {}

  /** The acting person, or undefined when the token belongs to no living session. */
  async actorOf(token: string, seen: Seen = {}): Promise<Actor | undefined> {
    return this.modules.get(SessionAuthenticator, { strict: false }).authenticate(token, seen);
  }
}
