import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { SignedContent } from '@qujat/trust';

/** What is kept provable for as long as the document is kept (E-7.5.3). */
export const PRESERVED_KINDS = ['signature', 'receipt', 'statement'] as const;

/** One of them. */
export type PreservedKind = (typeof PRESERVED_KINDS)[number];

/** One proof: a signature, a statement, or the receipt of a recipient. */
export interface ProofRef {
  readonly documentId: Uuid;
  readonly kind: PreservedKind;
  readonly subjectId: Uuid;
}

/** A proof that is looked at now, in its newest form. */
export interface DueProof extends ProofRef {
  readonly generation: number;
  readonly attempts: number;
  readonly cms: Buffer;
  readonly content: SignedContent;
}

/** A form that has been made and judged. */
export interface NewForm {
  readonly level: 'LT' | 'LTA';
  readonly cms: Buffer;
  readonly reliableUntil: Date;
  readonly verificationId: Uuid;
  readonly madeAt: Date;
}

/** The newest form of an accepted signature, as those see it who have the document. */
export interface NewestForm {
  readonly signatureId: Uuid;
  readonly level: string;
  readonly cms: Buffer;
  readonly raisedAt: Date;
}

type KeyOf = [Uuid, PreservedKind, Uuid];
const keyOf = ({ documentId, kind, subjectId }: ProofRef): KeyOf => [documentId, kind, subjectId];
const AT_KEY = 'document_id = $1 AND kind = $2 AND subject_id = $3';

/** Puts proofs that are settled and not yet looked after into the care of preservation, due at once; how many. */
export async function takeIntoCare(tx: Tx, now: Date, limit: number): Promise<number> {
  const rows: unknown[] = await tx.manager.query(
    `INSERT INTO exchange.preservation (document_id, kind, subject_id, state, due_at)
       SELECT document_id, kind, subject_id, 'kept', $1 FROM (
         SELECT s.document_id, 'signature' AS kind, s.id AS subject_id FROM exchange.signatures s
           JOIN exchange.raised_signatures r ON r.signature_id = s.id AND r.state <> 'pending'
         UNION ALL SELECT document_id, 'receipt', participant_id FROM exchange.receipts WHERE state = 'received'
         UNION ALL SELECT document_id, 'statement', id FROM exchange.statements WHERE state = 'accepted') proofs
       WHERE NOT EXISTS (SELECT 1 FROM exchange.preservation p WHERE p.document_id = proofs.document_id
         AND p.kind = proofs.kind AND p.subject_id = proofs.subject_id)
       LIMIT $2 ON CONFLICT DO NOTHING RETURNING 1`,
    [now, limit],
  );
  return rows.length;
}

/** The proofs whose time to be looked at has come, the longest due first. */
export async function dueProofs(tx: Tx, now: Date, limit: number): Promise<ProofRef[]> {
  return tx.manager.query(
    `SELECT document_id AS "documentId", kind, subject_id AS "subjectId" FROM exchange.preservation
      WHERE due_at <= $1 ORDER BY due_at LIMIT $2`,
    [now, limit],
  );
}

const NEWEST = `SELECT f.cms FROM exchange.preserved_forms f WHERE f.document_id = p.document_id AND f.kind = p.kind
  AND f.subject_id = p.subject_id ORDER BY f.generation DESC LIMIT 1`;

/** What the first generation is made of. */
const ORIGIN: Readonly<Record<PreservedKind, string>> = {
  signature: `SELECT coalesce(r.cms, s.cms) AS cms, f.sha256, NULL::bytea AS content FROM exchange.signatures s
    JOIN exchange.document_files f ON f.document_id = s.document_id AND f.position = 1
    LEFT JOIN exchange.raised_signatures r ON r.signature_id = s.id WHERE s.document_id = p.document_id AND s.id = p.subject_id`,
  receipt: `SELECT signature AS cms, NULL AS sha256, record AS content FROM exchange.receipts
    WHERE document_id = p.document_id AND participant_id = p.subject_id`,
  statement: `SELECT cms, NULL AS sha256, content FROM exchange.statements
    WHERE document_id = p.document_id AND id = p.subject_id`,
};

/** The proof in its newest form, if it is still due. */
export async function loadDue(tx: Tx, ref: ProofRef, now: Date): Promise<DueProof | undefined> {
  interface Row extends Pick<DueProof, 'generation' | 'attempts' | 'cms'> {
    readonly sha256: string | null;
    readonly content: Buffer | null;
  }
  const [row]: Row[] = await tx.manager.query(
    `SELECT p.generation, p.attempts, coalesce((${NEWEST}), o.cms) AS cms, o.sha256, o.content
      FROM exchange.preservation p CROSS JOIN LATERAL (${ORIGIN[ref.kind]}) o
      WHERE p.document_id = $1 AND p.kind = $2 AND p.subject_id = $3 AND p.due_at <= $4`,
    [...keyOf(ref), now],
  );
  if (!row) return undefined;
  const { generation, attempts, cms, sha256, content } = row;
  return { ...ref, generation, attempts, cms, content: content ? { bytes: content } : { blob: sha256! } };
}

/** It needs nothing yet: looked at again at `dueAt`. */
export async function postpone(tx: Tx, ref: ProofRef, reliableUntil: Date, dueAt: Date): Promise<void> {
  await tx.manager.query(
    `UPDATE exchange.preservation SET state = 'kept', reliable_until = $4, due_at = $5, attempts = 0, reason = NULL WHERE ${AT_KEY}`,
    [...keyOf(ref), reliableUntil, dueAt],
  );
}

/** Something broke on the way: due again at `dueAt`. */
export async function putOff(tx: Tx, ref: ProofRef, now: Date, dueAt: Date): Promise<void> {
  await tx.manager.query(
    `UPDATE exchange.preservation SET state = 'waiting', due_at = $5, attempts = attempts + 1, reason = 'fault'
      WHERE ${AT_KEY} AND due_at <= $4`,
    [...keyOf(ref), now, dueAt],
  );
}

/** It waits for a service until `dueAt`; null: it cannot be preserved, and why. */
export async function noteFailure(tx: Tx, proof: DueProof, reason: string, dueAt: Date | null): Promise<void> {
  await tx.manager.query(
    `UPDATE exchange.preservation SET state = $4, due_at = $5, attempts = attempts + 1, reason = $6
      WHERE ${AT_KEY} AND generation = $7`,
    [...keyOf(proof), dueAt ? 'waiting' : 'impossible', dueAt, reason, proof.generation],
  );
}

/** Keeps the next generation. False: somebody else was faster. */
export async function keepForm(tx: Tx, proof: DueProof, form: NewForm, dueAt: Date): Promise<boolean> {
  const [, moved]: [unknown, number] = await tx.manager.query(
    `UPDATE exchange.preservation SET state = 'kept', generation = generation + 1, reliable_until = $4, due_at = $5,
      attempts = 0, reason = NULL WHERE ${AT_KEY} AND generation = $6`,
    [...keyOf(proof), form.reliableUntil, dueAt, proof.generation],
  );
  if (moved !== 1) return false;
  await tx.manager.query(
    `INSERT INTO exchange.preserved_forms
       (document_id, kind, subject_id, generation, level, cms, reliable_until, verification_id, made_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...keyOf(proof),
      proof.generation + 1,
      ...[form.level, form.cms, form.reliableUntil, form.verificationId, form.madeAt],
    ],
  );
  return true;
}

/** The accepted signatures of a document that carry their proofs, each in its newest form. */
export async function newestForms(tx: Tx, documentId: Uuid): Promise<NewestForm[]> {
  return tx.manager.query(
    `SELECT s.id AS "signatureId", coalesce(n.level, r.level) AS level, coalesce(n.cms, r.cms) AS cms,
        coalesce(n.made_at, r.raised_at) AS "raisedAt"
      FROM exchange.signatures s LEFT JOIN exchange.raised_signatures r ON r.signature_id = s.id
      LEFT JOIN LATERAL (SELECT f.level, f.cms, f.made_at FROM exchange.preserved_forms f WHERE f.kind = 'signature'
        AND f.document_id = s.document_id AND f.subject_id = s.id ORDER BY f.generation DESC LIMIT 1) n ON true
      WHERE s.document_id = $1 AND s.state = 'accepted' AND coalesce(n.cms, r.cms) IS NOT NULL`,
    [documentId],
  );
}

/** The newest form of one proof; undefined: none has been made, what was given stands. */
export async function newestForm(tx: Tx, ref: ProofRef): Promise<Buffer | undefined> {
  const [row]: { cms: Buffer }[] = await tx.manager.query(
    `SELECT cms FROM exchange.preserved_forms WHERE ${AT_KEY} ORDER BY generation DESC LIMIT 1`,
    keyOf(ref),
  );
  return row?.cms;
}

/** How the care of proofs stands. */
export interface CareCounts {
  readonly kept: number;
  readonly waiting: number;
  readonly impossible: number;
  /** Proofs that can be relied on no longer than until then. */
  readonly overdue: number;
}

/** Counts for the operator: numbers only, no document is named (E-10.2.3). */
export async function careCounts(tx: Tx, now: Date): Promise<CareCounts> {
  const [row]: [CareCounts] = await tx.manager.query(
    `SELECT count(*) FILTER (WHERE state = 'kept')::int AS kept, count(*) FILTER (WHERE state = 'waiting')::int AS waiting,
        count(*) FILTER (WHERE state = 'impossible')::int AS impossible,
        count(*) FILTER (WHERE reliable_until < $1)::int AS overdue FROM exchange.preservation`,
    [now],
  );
  return row;
}
