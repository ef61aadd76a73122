/** Asking a service over HTTP: bounded in time and size, no redirects (the clients of the portal do the same). */
import type { Question } from '@qujat/trust';

const TIMEOUT_MS = 15_000;

/** One question; throws an Error that says what went wrong. The portal's libraries are loaded only when something is asked. */
export async function ask(question: Omit<Question, 'timeoutMs'>): Promise<Uint8Array> {
  const { exchange } = await import('@qujat/trust');
  return exchange({ ...question, timeoutMs: TIMEOUT_MS });
}
