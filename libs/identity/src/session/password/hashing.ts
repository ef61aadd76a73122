import { hash, verify } from '@node-rs/argon2';
import { normalised } from './password.policy.js';

/** Argon2id with 19 MiB, two passes (OWASP, RFC 9106 4): some 60 ms, in a thread of its own. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** What is kept of a password. */
export const hashPassword = (password: string): Promise<string> => hash(normalised(password), COST);

let nobodys: Promise<string> | undefined;

/** Is it the password? Where there is none to compare with, the answer takes as long (E-3.1: nothing is enumerated by time). */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  nobodys ??= hashPassword('the password of nobody at all');
  const matches = await verify(stored ?? (await nobodys), normalised(password));
  return stored !== undefined && matches;
}
