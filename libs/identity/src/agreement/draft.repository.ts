import type { Localized, Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { type AgreementKind, type AgreementVersion, VERSION_COLUMNS } from './agreement.repository.js';
import { type DraftAct, draftMachine, type DraftState } from './draft.machine.js';

/** Who of the staff. */
interface By {
  readonly name: string;
  readonly iin: string;
}

/** What is written. */
export interface DraftContent {
  readonly kind: AgreementKind;
  readonly title: Localized;
  readonly texts: Localized;
  readonly usersSign: boolean;
  readonly participantsSign: boolean;
}

/** A new version on its way. */
export interface DraftRecord extends DraftContent {
  readonly id: Uuid;
  readonly state: DraftState;
  readonly draftedAt: Date;
  readonly draftedBy: By;
}

const COLUMNS = `id, kind, state, title, texts, users_sign AS "usersSign", participants_sign AS "participantsSign",
  drafted_at AS "draftedAt", drafted_by AS "draftedBy"`;

const valuesOf = ({ kind, title, texts, usersSign, participantsSign }: DraftContent): unknown[] => [
  ...[kind, JSON.stringify(title), JSON.stringify(texts), usersSign, participantsSign],
];

/** Begins a draft. */
export async function insertDraft(
  tx: Tx,
  content: DraftContent,
  { id, by, now }: { readonly id: Uuid; readonly by: By; readonly now: Date },
): Promise<void> {
  await tx.manager.query(
    `INSERT INTO identity.agreement_drafts (kind, title, texts, users_sign, participants_sign, id, drafted_at, drafted_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [...valuesOf(content), id, now, JSON.stringify(by)],
  );
}

/** Writes it anew, while it is a draft; who wrote last is who has written it. */
export async function saveDraft(
  tx: Tx,
  content: DraftContent,
  { id, by, now }: { readonly id: Uuid; readonly by: By; readonly now: Date },
): Promise<void> {
  await tx.manager.query(
    `UPDATE identity.agreement_drafts SET kind = $1, title = $2, texts = $3, users_sign = $4, participants_sign = $5,
       drafted_at = $7, drafted_by = $8 WHERE id = $6`,
    [...valuesOf(content), id, now, JSON.stringify(by)],
  );
}

/** What is on its way. */
export const openDrafts = (tx: Tx): Promise<DraftRecord[]> =>
  tx.manager.query(
    `SELECT ${COLUMNS} FROM identity.agreement_drafts WHERE state IN ('draft','proposed') ORDER BY drafted_at, id`,
  );

/** The draft, locked until the transaction ends. */
export async function lockDraft(tx: Tx, id: Uuid): Promise<DraftRecord | undefined> {
  const rows: DraftRecord[] = await tx.manager.query(
    `SELECT ${COLUMNS} FROM identity.agreement_drafts WHERE id = $1 FOR UPDATE`,
    [id],
  );
  return rows[0];
}

/** Moves a draft that is locked. */
export async function moveDraft(
  tx: Tx,
  id: Uuid,
  act: DraftAct,
  { by, now, agreementId }: { readonly by: By; readonly now: Date; readonly agreementId?: Uuid },
): Promise<void> {
  const to = draftMachine.to(act);
  const settled = to === 'published' || to === 'discarded';
  await tx.manager.query(
    `UPDATE identity.agreement_drafts SET state = $2, settled_at = $3, settled_by = $4, agreement_id = $5
     WHERE id = $1 AND state = ANY($6)`,
    [
      ...[id, to, settled ? now : null, settled ? JSON.stringify(by) : null, agreementId ?? null],
      draftMachine.from(act),
    ],
  );
}

/** The newest version of a kind, in force or to come. Publications wait for each other. */
export async function lastVersion(
  tx: Tx,
  kind: AgreementKind,
): Promise<{ version: number; effectiveFrom: Date } | undefined> {
  await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtext('identity.agreements'))`);
  const rows: { version: number; effectiveFrom: Date }[] = await tx.manager.query(
    `SELECT version, effective_from AS "effectiveFrom" FROM identity.agreements WHERE kind = $1 ORDER BY version DESC LIMIT 1`,
    [kind],
  );
  return rows[0];
}

/** A version that is published. */
export interface NewVersion extends DraftContent {
  readonly id: Uuid;
  readonly version: number;
  readonly content: Buffer;
  readonly sha256: string;
  readonly publishedAt: Date;
  readonly effectiveFrom: Date;
}

/** Publishes it: never changed from then on. */
export async function insertVersion(tx: Tx, one: NewVersion): Promise<void> {
  await tx.manager.query(
    `INSERT INTO identity.agreements (id, kind, version, title, content, sha256, effective_from, published_at, users_sign, participants_sign)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[one.id, one.kind, one.version, JSON.stringify(one.title), one.content, one.sha256],
      ...[one.effectiveFrom, one.publishedAt, one.usersSign, one.participantsSign],
    ],
  );
}

/** Every version with how many users and participants have signed it. */
export const signedVersions = (tx: Tx): Promise<(AgreementVersion & { users: number; participants: number })[]> =>
  tx.manager.query(
    `SELECT ${VERSION_COLUMNS},
       (SELECT count(DISTINCT c.user_id)::int FROM identity.acceptances c WHERE c.agreement_id = a.id) AS users,
       (SELECT count(DISTINCT c.participant_id)::int FROM identity.acceptances c WHERE c.agreement_id = a.id) AS participants
     FROM identity.agreements a ORDER BY a.kind, a.version DESC`,
  );

/** Versions that have come into force and of which that has not been told; marked as told. */
export async function announceVersions(
  tx: Tx,
  now: Date,
): Promise<{ id: Uuid; kind: AgreementKind; version: number }[]> {
  return tx.manager.query(
    `WITH told AS (
       INSERT INTO identity.agreement_announcements (agreement_id, announced_at)
       SELECT id, $1 FROM identity.agreements WHERE published_at IS NOT NULL AND effective_from <= $1
       ON CONFLICT DO NOTHING RETURNING agreement_id)
     SELECT a.id, a.kind, a.version FROM identity.agreements a JOIN told ON told.agreement_id = a.id ORDER BY a.effective_from, a.id`,
    [now],
  );
}
