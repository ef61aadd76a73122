/** The work on signatures, as functions over values that can be sent to a worker thread. */
import { createHash } from 'node:crypto';
import {
  authenticCrl,
  authenticOcsp,
  freshTimestamp,
  requiredDigests,
  requiredEvidence,
  streamingDigest,
  validate,
  type Evidence,
  type StreamingDigest,
  type Trust,
  type ValidationRequest,
} from '@qujat/signature';
import { Interned } from './interned.js';

const crls = new Interned(16);
const answers = new Interned(1000);
const hashes = new Map<number, ReadonlyMap<string, StreamingDigest>>();

/** The engine remembers by identity what it has read from an array: the same bytes must be the same array. */
const intern = (evidence: Evidence): Evidence => ({
  ...evidence,
  crls: evidence.crls.map((one) => crls.of(one)),
  ocspResponses: evidence.ocspResponses.map((one) => answers.of(one)),
});

/** Node's own digests by OID; the national ones are the library's. */
const NODE_DIGESTS: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

function hashOf(oid: string): StreamingDigest | undefined {
  const name = NODE_DIGESTS[oid];
  if (name === undefined) return streamingDigest(oid);
  const hash = createHash(name);
  const running: StreamingDigest = {
    update: (data) => {
      hash.update(data);
      return running;
    },
    digest: () => new Uint8Array(hash.digest()),
  };
  return running;
}

/** What a worker can be asked. */
export const TASKS = {
  validate: (request: ValidationRequest) => validate({ ...request, evidence: intern(request.evidence) }),
  requiredEvidence: (signature: Uint8Array, trust: Trust) => requiredEvidence(signature, trust),
  requiredDigests: (signature: Uint8Array) => Promise.resolve(requiredDigests(signature)),
  authenticOcsp: (response: Uint8Array, certificate: Uint8Array, issuer: Uint8Array) =>
    authenticOcsp(answers.of(response), certificate, issuer),
  authenticCrl: (crl: Uint8Array, issuer: Uint8Array) => authenticCrl(crls.of(crl), issuer),
  freshTimestamp: (token: Uint8Array, stamped: Uint8Array, trust: Trust, at: Date) =>
    freshTimestamp(token, stamped, trust, at),
  /** Begins to hash by several algorithms at once; those that are not known are left out. */
  hashBegin: (key: number, algorithms: readonly string[]) => {
    const running = algorithms.flatMap((oid): [string, StreamingDigest][] => {
      const hash = hashOf(oid);
      return hash ? [[oid, hash]] : [];
    });
    hashes.set(key, new Map(running));
    return Promise.resolve();
  },
  hashUpdate: (key: number, piece: Uint8Array) => {
    for (const hash of hashes.get(key)?.values() ?? []) hash.update(piece);
    return Promise.resolve();
  },
  /** The digests; or, when the content broke off, none and the hashing is forgotten. */
  hashEnd: (key: number) => {
    const digests = [...(hashes.get(key) ?? [])].map(([oid, hash]): [string, Uint8Array] => [oid, hash.digest()]);
    hashes.delete(key);
    return Promise.resolve(new Map(digests));
  },
};

/** The work by name. */
export type Tasks = typeof TASKS;
export type TaskName = keyof Tasks;
/** A call as it goes to a worker, and what comes back. */
export interface Call {
  readonly id: number;
  readonly task: TaskName;
  readonly parameters: readonly unknown[];
}
export type Outcome =
  { readonly id: number; readonly result: unknown } | { readonly id: number; readonly failure: string };

/** Does what a call asks. */
export const perform = (task: TaskName, parameters: readonly unknown[]): Promise<unknown> =>
  (TASKS[task] as (...parameters: readonly unknown[]) => Promise<unknown>)(...parameters);
