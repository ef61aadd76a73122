import { currentLocale } from '../i18n';
import { mark } from './presence';
import type { ProblemBody } from './problem';

/** Tries to mend what a request was refused for; says whether the same request may be sent again. */
export type Recovery = (problem: ProblemBody) => Promise<boolean>;

const recoveries = new Map<string, Recovery>();

/**
 * Names who mends refusals with this code: asks for the signature that confirms a sensitive act, or for signing in again.
 * The request waits meanwhile, so that the page that sent it knows nothing of it. Returns what takes the name back.
 */
export function onRefusal(code: string, recovery: Recovery): () => void {
  recoveries.set(code, recovery);
  return () => {
    if (recoveries.get(code) === recovery) recoveries.delete(code);
  };
}

async function isMended(response: Response): Promise<boolean> {
  if (![401, 403, 409].includes(response.status)) return false;
  const problem = (await response
    .clone()
    .json()
    .catch(() => undefined)) as ProblemBody | undefined;
  const recovery = problem && recoveries.get(problem.code);
  return recovery ? recovery(problem) : false;
}

/** Sends a request to the portal, in the reader's language; one that was refused for what can be mended is sent once more. */
export async function send(request: Request): Promise<Response> {
  request.headers.set('Accept-Language', currentLocale());
  mark(request);
  const again = request.clone();
  const response = await fetch(request);
  return (await isMended(response)) ? fetch(again) : response;
}
