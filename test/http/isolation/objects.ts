import type { SeededPortal } from './seeded-portal.js';

/** The seed appeals against nothing: an appeal with a file, which is the bytes of some document. */
const APPEAL_FILE = `WITH appeal AS (
    INSERT INTO identity.sanction_appeals (id, sanction_id, participant_id, text, filed_at, filed_by, state, decided_at)
    SELECT gen_random_uuid(), id, participant_id, '№', now(), '{"name":"№","iin":"№"}', 'moot', now()
    FROM identity.sanctions WHERE participant_id = $1 LIMIT 1 RETURNING id, sanction_id, participant_id),
  made AS (INSERT INTO identity.appeal_files
      (id, sanction_id, participant_id, appeal_id, name, media_type, size, sha256, uploaded_at, uploaded_by)
    SELECT gen_random_uuid(), a.sanction_id, a.participant_id, a.id, '№.txt', d.media_type, d.size, d.sha256, now(), '{}'
    FROM appeal a, (SELECT media_type, size, sha256 FROM identity.participant_documents LIMIT 1) d
    RETURNING sanction_id AS id, id AS "fileId")
  SELECT id, "fileId" FROM made`;

/**
 * Whose object stands behind an identifier in a path: for every prefix of a path that ends in a parameter, a query that finds
 * one of the owner's (`$1`: the participant, `$2`: its head as a user). The column's name is the parameter's. A route whose
 * prefix is not here fails the matrix: say here what it shows.
 */
const OBJECTS: Readonly<Record<string, string>> = {
  '/documents/:id': `SELECT id FROM exchange.documents WHERE sender_id = $1 AND title LIKE '№ 12%'`,
  '/documents/:id/signatures/:signatureId': `SELECT s.document_id AS id, s.id AS "signatureId" FROM exchange.signatures s
    JOIN exchange.documents d ON d.id = s.document_id WHERE d.sender_id = $1 AND d.title LIKE '№ 12%'`,
  '/documents/:id/approval/tasks/:taskId': `SELECT document_id AS id, id AS "taskId" FROM exchange.approval_tasks
    WHERE participant_id = $1`,
  '/signing-batches/:id': 'SELECT id FROM exchange.signing_batches WHERE participant_id = $1',
  '/documents/:id/links/:linkId': `SELECT l.from_id AS id, l.id AS "linkId" FROM exchange.document_links l
    WHERE l.participant_id = $1`,
  // The seed sends none: one without documents stands for all.
  '/document-packages/:id': `WITH made AS (INSERT INTO exchange.packages (id, number, title, sender_id, state, made_at, made_by)
    VALUES (gen_random_uuid(), gen_random_uuid(), '№', $1, 'draft', now(), '№') RETURNING id) SELECT id FROM made`,
  '/document-templates/:id': 'SELECT id FROM exchange.templates WHERE participant_id = $1',
  '/approval-routes/:id': 'SELECT id FROM exchange.approval_routes WHERE participant_id = $1',
  '/approval-substitutes/:id': 'SELECT id FROM exchange.approval_substitutes WHERE participant_id = $1',
  '/counterparties/:id': `SELECT CASE a_id WHEN $1 THEN b_id ELSE a_id END AS id FROM identity.counterparty_relations
    WHERE $1 IN (a_id, b_id)`,
  '/counterparty-invitations/:id': `SELECT invitation_id AS id FROM identity.counterparty_relations WHERE $1 IN (a_id, b_id)`,
  '/account/sessions/:id': `SELECT s.id FROM identity.sessions s JOIN identity.users u ON u.iin = s.iin
    WHERE u.id = $2 AND $1::uuid IS NOT NULL`,
  '/join-requests/:id': 'SELECT id FROM identity.join_requests WHERE participant_id = $1',
  '/members/requests/:id': 'SELECT id FROM identity.join_requests WHERE participant_id = $1',
  '/members/:id': 'SELECT id FROM identity.memberships WHERE participant_id = $1',
  // The seed invites nobody: one that waits is made here.
  '/members/accounts/:id': `WITH made AS (INSERT INTO identity.enrolments (id, participant_id, way, surname, name, email, locale,
    created_at, created_by, created_by_name, expires_at)
    VALUES (gen_random_uuid(), $1, 'link', '№', '№', gen_random_uuid() || '@alatau.example', 'ru', now(), $2, '№', now() + interval '7 days')
    RETURNING id) SELECT id FROM made`,
  '/departments/:id': 'SELECT id FROM identity.departments WHERE participant_id = $1',
  '/powers-of-attorney/:id': 'SELECT id FROM identity.attorneys WHERE participant_id = $1',
  '/associations/consents/:id': 'SELECT id FROM identity.association_consents WHERE member_id = $1',
  '/roles/:id': 'SELECT id FROM identity.power_roles WHERE participant_id = $1 AND code IS NULL',
  '/participants/mine/documents/:id': 'SELECT id FROM identity.participant_documents WHERE participant_id = $1',
  '/operator/participants/:participantId/documents/:id': `SELECT id, participant_id AS "participantId"
    FROM identity.participant_documents WHERE participant_id = $1`,
  '/operator/accreditation/:id': `SELECT $1::text AS id`,
  '/agreements/acceptances/:id': 'SELECT id FROM identity.acceptances WHERE participant_id = $1',
  // The operator's own; the seed drafts none.
  '/operator/agreements/drafts/:id': 'SELECT gen_random_uuid() AS id',
  '/operator/notices/:id': 'SELECT id FROM operator.notices',
  '/operator/blocks/:id': 'SELECT coalesce((SELECT id FROM exchange.blocks LIMIT 1), gen_random_uuid()) AS id',
  '/operator/sanctions/:id': 'SELECT id FROM identity.sanctions',
  '/operator/sanctions/:id/files/:fileId': APPEAL_FILE,
  '/participants/mine/sanctions/:id/files/:fileId': APPEAL_FILE,
  '/participants/mine/sanctions/:id': 'SELECT id FROM identity.sanctions WHERE participant_id = $1',
  '/operator/users/:id': 'SELECT $2::text AS id WHERE $1::text IS NOT NULL',
  '/billing/invoices/:id': 'SELECT id FROM billing.invoices WHERE participant_id = $1',
  '/operator/billing/invoices/:id': 'SELECT id FROM billing.invoices WHERE participant_id = $1',
  '/operator/billing/payments/:id': 'SELECT id FROM billing.payments WHERE participant_id = $1',
  '/operator/billing/participants/:participantId': `SELECT $1::text AS "participantId"`,
  '/retention/holds/:id': 'SELECT id FROM retention.holds WHERE owner_id = $1',
  '/operator/retention/holds/:id':
    'SELECT coalesce((SELECT id FROM retention.holds WHERE owner_id IS NULL LIMIT 1), gen_random_uuid()) AS id',
  '/operator/letters/:id': 'SELECT id FROM notifications.letters',
  '/document-views/:id': 'SELECT id FROM exchange.saved_views WHERE participant_id = $1',
  '/notifications/:id': 'SELECT id FROM notifications.notices WHERE $1::text IS NOT NULL AND user_id = $2',
};

/** Paths whose identifiers name what is everybody's: the same answer for all, or a secret that is itself the key. */
export const EVERYBODYS: readonly string[] = [
  '/agreements/:id',
  // one's own contact, by its kind
  '/users/me/contacts/:channel',
  '/dictionaries/:name',
  '/public/agreements/:id',
  // a standing in the certificate, the same in every organisation
  '/roles/built-in/:code',
  // a phone's: the secret of the QR code, and the key that comes of it
  '/mobile-signing/',
  '/public/verification/:number/:token',
  '/public/trust-material/crls/:sha256',
];

/** Bodies that a schema alone does not make acceptable, by route. */
export const BODIES: Readonly<Record<string, object>> = {
  // Which kinds need a reason no schema tells.
  'POST /documents/:id/statements': { kind: 'recall', reason: 'Ошибка' },
  // Either of the two, which no schema tells.
  'POST /operator/retention/holds': { bin: '140340999103', ground: 'Спор' },
};

/** The part of a path up to its last parameter: what a query above is found by. */
const prefixOf = (name: string): string => /\S+\/:\w+/.exec(name.split(' ')[1] ?? '')![0];

/** Prefixes of these routes of which nothing is said above. */
export const unknownPrefixes = (names: readonly string[]): string[] =>
  [...new Set(names.map(prefixOf))].filter((prefix) => !OBJECTS[prefix]);

/** Values for the parameters of a path, out of the owner's objects. */
export async function valuesFor(
  portal: SeededPortal,
  name: string,
  owner: { readonly participantId: string; readonly userId: string },
): Promise<Record<string, string>> {
  const sql = OBJECTS[prefixOf(name)] ?? '';
  const parameters = [owner.participantId, owner.userId].slice(0, sql.includes('$2') ? 2 : sql.includes('$1') ? 1 : 0);
  const [row] = await portal.rows<Record<string, string>>(`${sql} LIMIT 1`, parameters);
  if (!row) throw new Error(`${name}: the seed makes no such thing for the owner: extend apps/cli/src/seed`);
  return row;
}
