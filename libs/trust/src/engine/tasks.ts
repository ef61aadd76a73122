/** The work on signatures, as functions over values that can be sent to a worker thread. */
import {
  addSignatureTimestamp,
  authenticCrl,
  authenticOcsp,
  CannotRaise,
  digest,
  DOCUMENT_INPUTS,
  freshTimestamp,
  fromAnyEncoding,
  readCertificate,
  readSignedData,
  reliableUntil,
  requiredDigests,
  requiredEvidence,
  requiredEvidenceFor,
  unreadable,
  validate,
  validatePath,
  type Evidence,
  type Trust,
  type ValidationRequest,
} from '@qujat/signature';
import { Interned } from './interned.js';
import { LaneLost } from './lane-lost.js';
import { RAISE_TASKS } from './raise-tasks.js';
import { STREAM_TASKS } from './stream-tasks.js';

const crls = new Interned(16);
const answers = new Interned(1000);
/** The engine remembers by identity what it has read from an array: the same bytes must be the same array. */
const intern = (evidence: Evidence): Evidence => ({
  ...evidence,
  crls: evidence.crls.map((one) => crls.of(one)),
  ocspResponses: evidence.ocspResponses.map((one) => answers.of(one)),
});

/** The CMS in binary, and what each of its timestamps is taken over. */
function stampable(signature: Uint8Array) {
  const cms = fromAnyEncoding(signature);
  if (!cms) throw new RangeError('not a CMS');
  const signers = readSignedData(cms).signers.map((one) => pick(one));
  return Promise.resolve({ cms, signers });
}

const pick = ({ signature, digestAlgorithm }: ReturnType<typeof readSignedData>['signers'][number]) => ({
  signature,
  digestAlgorithm,
});

/** A certificate to be judged by itself. */
interface CertificateQuestion {
  readonly certificate: Uint8Array;
  readonly trust: Trust;
  readonly evidence: Evidence;
  readonly at: Date;
}

/** What a worker can be asked. */
export const TASKS = {
  validate: (request: ValidationRequest) => validate({ ...request, evidence: intern(request.evidence) }),
  requiredEvidence: (signature: Uint8Array, trust: Trust) => requiredEvidence(signature, trust),
  requiredEvidenceFor: (certificate: Uint8Array, trust: Trust) =>
    requiredEvidenceFor(readCertificate(certificate), trust),
  /** What is wrong with the certificate's path and standing; null: nothing. */
  judgeCertificate: async ({ certificate, evidence, trust, at }: CertificateQuestion) =>
    (await validatePath({ leaf: certificate, trust, evidence: intern(evidence), at, inputs: DOCUMENT_INPUTS }))
      .subIndication,
  requiredDigests: (signature: Uint8Array) => Promise.resolve(requiredDigests(signature)),
  reliableUntil: (signature: Uint8Array, trust: Trust) => reliableUntil(signature, trust),
  authenticOcsp: (response: Uint8Array, certificate: Uint8Array, issuer: Uint8Array) =>
    authenticOcsp(answers.of(response), certificate, issuer),
  authenticCrl: (crl: Uint8Array, issuer: Uint8Array) => authenticCrl(crls.of(crl), issuer),
  freshTimestamp: (token: Uint8Array, stamped: Uint8Array, trust: Trust, at: Date) =>
    freshTimestamp(token, stamped, trust, at),
  digest: (algorithm: string, octets: Uint8Array) => digest(algorithm, octets),
  stampable,
  /** A timestamp for each signer. */
  addTimestamps: (cms: Uint8Array, tokens: readonly Uint8Array[]) =>
    Promise.resolve(tokens.reduce((raised, token, i) => addSignatureTimestamp(raised, token, i), cms)),
  /** The report on a file that cannot be looked into. */
  unreadable: (problem: string, request: Parameters<typeof unreadable>[1]) =>
    Promise.resolve(unreadable(problem, request)),
  ...STREAM_TASKS,
  ...RAISE_TASKS,
};

/** The work by name. */
export type Tasks = typeof TASKS;
export type TaskName = keyof Tasks;
/** A call as it goes to a worker. */
export interface Call {
  readonly id: number;
  readonly task: TaskName;
  readonly parameters: readonly unknown[];
  /** Was it sent to a thread before that is gone? */
  readonly again?: boolean;
}

/** What went wrong, as it comes from a worker. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
}

/** What comes back. */
export type Message = { readonly id: number; readonly swollen?: boolean } & (
  { readonly result: unknown } | { readonly failure: Failure }
);

/** Tasks that go on with what an earlier one of the same lane began: a new thread knows nothing of it. */
export const OF_A_STREAM: ReadonlySet<string> = new Set([...Object.keys(STREAM_TASKS), ...Object.keys(RAISE_TASKS)]);

/** Does what a call asks; what a task throws at once is a rejection like any other. */
export const perform = (task: TaskName, parameters: readonly unknown[]): Promise<unknown> =>
  Promise.resolve().then(() => (TASKS[task] as (...parameters: readonly unknown[]) => unknown)(...parameters));

/** An error, to be sent. */
export const failureOf = (error: unknown): Failure =>
  error instanceof Error
    ? { name: error.name, message: error.message, stack: error.stack }
    : { name: 'Error', message: String(error), stack: undefined };

/** Errors that somebody tells apart. */
const KINDS: Readonly<Record<string, new (message: string) => Error>> = { LaneLost, CannotRaise };

/** The error that was sent. */
export function revive({ name, message, stack }: Failure): Error {
  const error = new (KINDS[name] ?? Error)(message);
  return Object.assign(error, { name, ...(stack !== undefined && { stack }) });
}
