/** The product's own policy. */
import json from './policy.json' with { type: 'json' };
import { readPolicy } from './read-policy.js';
import type { Policy } from './types.js';

/** What is in force unless a caller brings another. */
export const DEFAULT_POLICY: Policy = { purpose: 'document', ...readPolicy(json) };
