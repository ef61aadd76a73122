/** What every request says of the page that sends it: for which organisation it was opened, and whether the person is there. */

const PRESENT_MS = 60_000;

let lastActivity = Date.now();
let lastCounted = Date.now();
let organisation: string | undefined;

const note = () => {
  lastActivity = Date.now();
};
for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchstart'])
  window.addEventListener(kind, note, { passive: true, capture: true });

/** When the person last touched anything on this page. */
export const activeAt = (): number => lastActivity;

/** When the portal last heard of the person: its idle time runs from here. */
export const heardAt = (): number => lastCounted;

/** Says for which organisation this page works from now on. */
export function workFor(participantId: string | undefined): void {
  organisation = participantId;
}

/**
 * Marks a request. One that the page sends by itself, while the person is away, does not keep the session alive; and none
 * writes into an organisation to which the person has switched in another window.
 */
export function mark(request: Request): void {
  if (Date.now() - lastActivity > PRESENT_MS) request.headers.set('X-Qujat-Background', '1');
  else lastCounted = Date.now();
  const isOfSession = new URL(request.url).pathname.startsWith('/api/auth/');
  if (organisation && !isOfSession) request.headers.set('X-Qujat-Organisation', organisation);
}
