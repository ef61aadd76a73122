import type { Actor } from './actor.js';

/** Name of the cookie that carries the session's token. */
export const SESSION_COOKIE = 'qujat_session';

/** How a session is looked at. */
export interface Seen {
  /** The page asks by itself, without the person: that does not keep the session alive. */
  readonly background?: boolean;
}

/** Port: who is behind a session token. Identity implements it and exports it from its module under this token. */
export abstract class SessionAuthenticator {
  /** The acting person, or undefined when the token belongs to no living session. */
  abstract authenticate(token: string, seen?: Seen): Promise<Actor | undefined>;
}
