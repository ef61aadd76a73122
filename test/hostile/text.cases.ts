/** Hostile inputs: PEM and base64. */
import { MB, ascii, join, FORMAT, type HostileCase } from './kit.js';

/** By name. */
export const TEXT_CASES: Readonly<Record<string, HostileCase>> = {
  'base64 without an end': {
    make: () => ({ signature: join(ascii('-----BEGIN CMS-----\n'), ascii('A'.repeat(40 * MB))) }),
    answer: FORMAT,
  },
  'beginnings without ends': {
    make: () => ({ signature: ascii('-----BEGIN CMS-----\nAAAA\n'.repeat(400_000)) }),
    answer: FORMAT,
  },
  'a label without an end': { make: () => ({ signature: ascii(`-----BEGIN ${'A '.repeat(5 * MB)}`) }), answer: FORMAT },
  'a million PEM blocks': {
    make: () => ({ signature: ascii('-----BEGIN A-----\nAAAA\n-----END A-----\n'.repeat(500_000)) }),
    answer: FORMAT,
  },
  'blanks in base64': {
    make: () => ({ signature: ascii(`-----BEGIN CMS-----\nMAA${' '.repeat(20 * MB)}=\n-----END CMS-----`) }),
    answer: FORMAT,
  },
};
