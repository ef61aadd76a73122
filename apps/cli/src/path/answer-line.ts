/** One line of `qujat path`: what it asks, and the answer. */
import { DEFAULT_POLICY, validatePath, type SubIndication } from '@qujat/signature';
import { LineError, readFields, readRequest } from './request.js';

/** Paths are looked for further than for a signature: whoever asks chose the certificates. */
const POLICY = {
  clockSkewSeconds: 0,
  limits: { ...DEFAULT_POLICY.limits, pathLength: 24, pathAttempts: 1500 },
};

/** A line out. */
export interface Answer {
  readonly id: unknown;
  readonly result: 'VALID' | 'INVALID' | 'INDETERMINATE';
  readonly subIndication: SubIndication | null;
  readonly reason: string;
}

/** Where more certificates or fresher data could still change the answer. */
const MISSING: ReadonlySet<SubIndication> = new Set(['TRY_LATER', 'NO_CERTIFICATE_CHAIN_FOUND']);

function resultOf(subIndication: SubIndication | null): Answer['result'] {
  if (subIndication === null) return 'VALID';
  return MISSING.has(subIndication) ? 'INDETERMINATE' : 'INVALID';
}

/** Answers a line that is read at a time; whatever it is, the answer is a line. */
export async function answerLine(line: string, now: Date): Promise<Answer> {
  let id: unknown = null;
  try {
    const fields = readFields(line);
    id = fields['id'] ?? null;
    const request = readRequest(fields, now);
    const { subIndication, reason } = await validatePath({ ...request, policy: POLICY });
    return { id, result: resultOf(subIndication), subIndication, reason };
  } catch (error) {
    if (!(error instanceof LineError)) throw error;
    return { id, result: 'INVALID', subIndication: 'FORMAT_FAILURE', reason: error.message };
  }
}
