const PARTS = ['document_files', 'signatures', 'receipts', 'timeline'];

const forced = (table: string): string =>
  `ALTER TABLE exchange.${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE exchange.${table} FORCE ROW LEVEL SECURITY;`;

/** The portal's own work sees everything; the operator does not: a document is the business of its two sides (E-10.2.3). */
const SYSTEM = `platform.scope() = 'system'`;
const VISIBLE = `${SYSTEM} OR platform.acts_for(sender_id)
  OR (platform.acts_for(recipient_id) AND delivery IN ('delivered','recalled'))`;

/** A part is visible with its document: the subquery is under the document's own policies. */
const WITH_DOCUMENT = `EXISTS (SELECT 1 FROM exchange.documents d WHERE d.id = document_id)`;

const part = (table: string): string => `${forced(table)}
  CREATE POLICY ${table}_go_with_the_document ON exchange.${table} USING (${WITH_DOCUMENT}) WITH CHECK (${WITH_DOCUMENT});`;

const OWN_SIDE = `EXISTS (SELECT 1 FROM exchange.documents d WHERE d.id = document_id AND (${SYSTEM}
  OR (side = 'sender' AND platform.acts_for(d.sender_id)) OR (side = 'recipient' AND platform.acts_for(d.recipient_id))))`;

/** Row-level security: the sender sees their documents, the recipient those that were delivered (the second wall). */
export const POLICIES = `
  ${forced('documents')}
  CREATE POLICY documents_are_seen_by_both_sides ON exchange.documents FOR SELECT USING (${VISIBLE});
  CREATE POLICY documents_are_made_by_the_sender ON exchange.documents FOR INSERT
    WITH CHECK (${SYSTEM} OR (platform.acts_for(sender_id) AND delivery = 'draft' AND signature = 'unsigned'));
  CREATE POLICY documents_are_moved_by_both_sides ON exchange.documents FOR UPDATE USING (${VISIBLE}) WITH CHECK (${VISIBLE});
  CREATE POLICY drafts_are_discarded_by_the_sender ON exchange.documents FOR DELETE
    USING (platform.acts_for(sender_id) AND delivery = 'draft');
  ${PARTS.map(part).join('\n')}
  CREATE POLICY signatures_are_given_by_their_side ON exchange.signatures AS RESTRICTIVE FOR INSERT WITH CHECK (${OWN_SIDE});
  CREATE POLICY signatures_are_settled_by_the_portal ON exchange.signatures AS RESTRICTIVE FOR UPDATE USING (${SYSTEM});
  CREATE POLICY receipts_are_completed_by_the_portal ON exchange.receipts AS RESTRICTIVE FOR UPDATE USING (${SYSTEM});
  ${forced('statements')}
  CREATE POLICY statements_are_seen_once_accepted ON exchange.statements FOR SELECT
    USING (${SYSTEM} OR platform.acts_for(participant_id) OR (state = 'accepted' AND ${WITH_DOCUMENT}));
  CREATE POLICY statements_are_made_by_their_side ON exchange.statements FOR INSERT
    WITH CHECK (${SYSTEM} OR (platform.acts_for(participant_id) AND ${WITH_DOCUMENT}));
  CREATE POLICY statements_are_signed_by_their_side ON exchange.statements FOR UPDATE
    USING (${SYSTEM} OR platform.acts_for(participant_id)) WITH CHECK (${SYSTEM} OR platform.acts_for(participant_id));`;
