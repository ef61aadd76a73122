/**
 * The map of the house: who may know whom. One table; `.dependency-cruiser.mjs` turns it into rules, all of them errors.
 * Knowledge that flows the other way is an event, or a port declared by the one who asks.
 */

/** Context → the contexts it may import (always through their `index.ts`). */
export const MAY_KNOW = {
  kernel: [],
  signature: ['kernel'],
  forms: ['kernel'],
  platform: ['kernel'],
  trust: ['kernel', 'signature', 'platform'],
  identity: ['kernel', 'signature', 'platform', 'trust'],
  exchange: ['kernel', 'signature', 'forms', 'platform', 'trust', 'identity'],
  billing: ['kernel', 'platform', 'identity', 'exchange'],
  retention: ['kernel', 'platform', 'identity', 'exchange'],
  operator: ['kernel', 'platform', 'identity'],
  notifications: ['kernel', 'platform', 'identity'],
  'api-client': [],
};

/** Contexts that are pure: no framework, no network, no file system; they run in Node and in a browser. */
export const PURE = ['kernel', 'signature', 'forms'];
