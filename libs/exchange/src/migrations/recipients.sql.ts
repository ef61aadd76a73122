/** Who gets a document: one row each, with axes of its own. The document's columns sum them up (ADR 0089). */
export const RECIPIENTS = `
  CREATE TABLE exchange.document_recipients (
    document_id uuid NOT NULL REFERENCES exchange.documents ON DELETE CASCADE,
    position smallint NOT NULL CHECK (position BETWEEN 1 AND 100),
    participant_id uuid,
    bin text NOT NULL,
    name jsonb NOT NULL,
    invitation_id uuid,
    delivery text NOT NULL DEFAULT 'draft'
      CHECK (delivery IN ('draft','queued','held','waiting','delivered','recalled','stopped')),
    receipt text NOT NULL DEFAULT 'none' CHECK (receipt IN ('none','pending','received')),
    response text NOT NULL DEFAULT 'none'
      CHECK (response IN ('none','awaited','partly','correction','verifying','signed','refused')),
    sent_at timestamptz,
    received_at timestamptz,
    PRIMARY KEY (document_id, position),
    UNIQUE (document_id, participant_id),
    UNIQUE (document_id, bin),
    CHECK (participant_id IS NOT NULL OR invitation_id IS NOT NULL),
    CHECK (delivery <> 'waiting' OR invitation_id IS NOT NULL),
    CHECK (delivery <> 'delivered' OR (sent_at IS NOT NULL AND participant_id IS NOT NULL)),
    -- E-7.1.5: recall only before the receipt.
    CHECK (receipt = 'none' OR delivery = 'delivered'),
    CHECK ((receipt = 'received') = (received_at IS NOT NULL)),
    CHECK ((response = 'none') = (delivery <> 'delivered')),
    CHECK (response IN ('none','awaited') OR receipt <> 'none')
  );
  CREATE INDEX recipients_inbox ON exchange.document_recipients (participant_id, sent_at DESC, document_id DESC)
    WHERE delivery IN ('delivered','recalled') AND sent_at IS NOT NULL;
  CREATE INDEX recipients_invited ON exchange.document_recipients (invitation_id) WHERE delivery = 'waiting';
  INSERT INTO exchange.document_recipients
      (document_id, position, participant_id, bin, name, invitation_id, delivery, receipt, response, sent_at, received_at)
    SELECT id, 1, recipient_id, recipient_bin, recipient_name, invitation_id, delivery, receipt, response, sent_at, received_at
      FROM exchange.documents WHERE recipient_bin IS NOT NULL;`;

/** The document's own columns, which are the sum of its recipients from now on. */
export const SUMS = `
  ALTER TABLE exchange.documents
    ADD COLUMN sending text NOT NULL DEFAULT 'at-once' CHECK (sending IN ('at-once','in-order')),
    ADD COLUMN first_signer text NOT NULL DEFAULT 'sender' CHECK (first_signer IN ('sender','recipient')),
    ADD COLUMN available_to uuid[] NOT NULL DEFAULT '{}',
    ADD COLUMN recipient_count smallint NOT NULL DEFAULT 0,
    ADD COLUMN signed_count smallint NOT NULL DEFAULT 0,
    DROP CONSTRAINT documents_signature_check, DROP CONSTRAINT documents_receipt_check,
    DROP CONSTRAINT documents_response_check, DROP CONSTRAINT documents_waiting_check,
    DROP CONSTRAINT documents_delivered_check, DROP CONSTRAINT documents_annullable_check,
    ADD CONSTRAINT documents_signature_check CHECK (signature IN ('unsigned','partly','verifying','signed')),
    ADD CONSTRAINT documents_receipt_check CHECK (receipt IN ('none','partly','pending','received')),
    ADD CONSTRAINT documents_response_check
      CHECK (response IN ('none','awaited','partly','correction','verifying','signed','refused')),
    -- E-7.5.9: nothing is delivered as a document without a verifiable signature; unless the recipient is asked to sign first.
    ADD CONSTRAINT documents_delivered_check CHECK (delivery NOT IN ('waiting','delivered') OR
      ((signature = 'signed' OR first_signer = 'recipient') AND (delivery = 'waiting' OR sent_at IS NOT NULL))),
    ADD CONSTRAINT documents_annullable_check CHECK (annulment = 'none'
      OR (delivery = 'delivered' AND receipt <> 'none' AND response IN ('awaited','partly','correction','signed')));
  UPDATE exchange.documents SET recipient_count = (recipient_bin IS NOT NULL)::int, signed_count = (response = 'signed')::int,
    available_to = CASE WHEN sent_at IS NULL OR recipient_id IS NULL THEN '{}' ELSE ARRAY[recipient_id] END
    WHERE recipient_bin IS NOT NULL;`;

// PostgreSQL 17 would change the expression in place; 15 and 16 are supported as well.
export const STATUS = (all: {
  partly: string;
  completed: string;
}): string => `ALTER TABLE exchange.documents DROP COLUMN status,
  ADD COLUMN status text NOT NULL GENERATED ALWAYS AS (CASE
    WHEN delivery = 'draft' THEN CASE signature WHEN 'signed' THEN 'ready' WHEN 'verifying' THEN 'verifying' ${all.partly} ELSE 'draft' END
    WHEN delivery <> 'delivered' THEN delivery
    WHEN annulment = 'annulled' THEN 'annulled'
    WHEN response = 'refused' THEN 'refused'
    WHEN response = 'verifying' THEN 'verifying'
    WHEN response = 'correction' THEN 'correction'
    WHEN receipt = 'pending' THEN 'receipt-pending'
    ${all.completed}
    WHEN receipt = 'received' THEN 'received'
    ELSE 'delivered' END) STORED`;

/**
 * The sum, written by the database in the transaction that moves a recipient, so that nobody can forget it. It is made available
 * as soon as one has it; everybody has received or signed it when all have to whom it goes.
 */
const SUM = `
  CREATE FUNCTION exchange.sum_up_recipients(document uuid) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
    UPDATE exchange.documents d SET (recipient_id, recipient_bin, recipient_name, invitation_id, available_to, recipient_count,
        signed_count, delivery, receipt, response, sent_at, received_at, submitted_at) =
      (s.recipient_id, s.recipient_bin, s.recipient_name, s.invitation_id, s.available_to, s.recipient_count, s.signed_count,
        s.delivery, s.receipt, s.response, s.sent_at, CASE WHEN s.receipt = 'received' THEN s.received_at END,
        -- What comes back has not been submitted.
        CASE WHEN s.delivery <> 'draft' THEN d.submitted_at END)
    FROM (SELECT
      (array_agg(r.participant_id ORDER BY r.position))[1] AS recipient_id,
      (array_agg(r.bin ORDER BY r.position))[1] AS recipient_bin,
      (array_agg(r.name ORDER BY r.position))[1] AS recipient_name,
      (array_agg(r.invitation_id ORDER BY r.position))[1] AS invitation_id,
      coalesce(array_agg(r.participant_id ORDER BY r.position)
        FILTER (WHERE r.sent_at IS NOT NULL AND r.participant_id IS NOT NULL), '{}') AS available_to,
      count(*) FILTER (WHERE r.delivery <> 'recalled') AS recipient_count,
      count(*) FILTER (WHERE r.response = 'signed') AS signed_count,
      CASE WHEN count(*) = 0 THEN 'draft'
        WHEN bool_or(r.delivery = 'delivered') THEN 'delivered'
        WHEN bool_and(r.delivery IN ('recalled','stopped')) THEN 'recalled'
        WHEN bool_or(r.delivery = 'waiting') THEN 'waiting'
        WHEN bool_or(r.delivery IN ('queued','held')) THEN 'queued' ELSE 'draft' END AS delivery,
      CASE WHEN bool_and(r.receipt = 'none') IS NOT FALSE THEN 'none'
        WHEN bool_and(r.receipt = 'received') FILTER (WHERE r.delivery NOT IN ('recalled','stopped')) THEN 'received'
        WHEN bool_or(r.receipt = 'pending') THEN 'pending' ELSE 'partly' END AS receipt,
      CASE WHEN bool_or(r.response = 'refused') THEN 'refused'
        WHEN bool_or(r.response = 'verifying') THEN 'verifying'
        WHEN bool_or(r.response = 'correction') THEN 'correction'
        WHEN bool_and(r.response = 'signed') FILTER (WHERE r.delivery NOT IN ('recalled','stopped')) THEN 'signed'
        WHEN bool_or(r.response IN ('signed','partly')) THEN 'partly'
        WHEN bool_or(r.response = 'awaited') THEN 'awaited' ELSE 'none' END AS response,
      min(r.sent_at) AS sent_at, max(r.received_at) AS received_at
      FROM exchange.document_recipients r WHERE r.document_id = document) s
    WHERE d.id = document AND (d.recipient_id, d.recipient_bin, d.recipient_name, d.invitation_id, d.available_to,
        d.recipient_count, d.signed_count, d.delivery, d.receipt, d.response, d.sent_at)
      IS DISTINCT FROM (s.recipient_id, s.recipient_bin, s.recipient_name, s.invitation_id, s.available_to,
        s.recipient_count, s.signed_count, s.delivery, s.receipt, s.response, s.sent_at);
  END $$;
  CREATE FUNCTION exchange.recipients_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM exchange.sum_up_recipients(coalesce(NEW.document_id, OLD.document_id));
    RETURN NULL;
  END $$;
  CREATE TRIGGER sum_up AFTER INSERT OR UPDATE OR DELETE ON exchange.document_recipients
    FOR EACH ROW EXECUTE FUNCTION exchange.recipients_change();`;

/** Who writes the recipient into the document's own row (the release before this one does) writes the first recipient. */
const FIRST = `
  CREATE FUNCTION exchange.first_recipient() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF pg_trigger_depth() > 1 THEN RETURN NULL; END IF;
    IF NEW.recipient_bin IS NULL THEN
      DELETE FROM exchange.document_recipients WHERE document_id = NEW.id AND position = 1;
      RETURN NULL;
    END IF;
    UPDATE exchange.document_recipients r SET participant_id = NEW.recipient_id, bin = NEW.recipient_bin,
        name = NEW.recipient_name, invitation_id = NEW.invitation_id,
        delivery = CASE WHEN NEW.recipient_count > 1 THEN r.delivery ELSE NEW.delivery END,
        receipt = CASE WHEN NEW.recipient_count > 1 THEN r.receipt ELSE NEW.receipt END,
        response = CASE WHEN NEW.recipient_count > 1 THEN r.response ELSE NEW.response END,
        sent_at = CASE WHEN NEW.recipient_count > 1 THEN r.sent_at ELSE NEW.sent_at END,
        received_at = CASE WHEN NEW.recipient_count > 1 THEN r.received_at ELSE NEW.received_at END
      WHERE r.document_id = NEW.id AND r.position = 1;
    IF FOUND THEN RETURN NULL; END IF;
    INSERT INTO exchange.document_recipients (document_id, position, participant_id, bin, name, invitation_id, delivery, receipt,
        response, sent_at, received_at)
      VALUES (NEW.id, 1, NEW.recipient_id, NEW.recipient_bin, NEW.recipient_name, NEW.invitation_id, NEW.delivery, NEW.receipt,
        NEW.response, NEW.sent_at, NEW.received_at);
    RETURN NULL;
  END $$;
  CREATE TRIGGER first_recipient_made AFTER INSERT ON exchange.documents
    FOR EACH ROW WHEN (NEW.recipient_bin IS NOT NULL) EXECUTE FUNCTION exchange.first_recipient();
  CREATE TRIGGER first_recipient_changed AFTER UPDATE ON exchange.documents FOR EACH ROW
    WHEN ((OLD.recipient_id, OLD.recipient_bin, OLD.recipient_name, OLD.invitation_id, OLD.delivery, OLD.receipt, OLD.response,
        OLD.sent_at, OLD.received_at) IS DISTINCT FROM (NEW.recipient_id, NEW.recipient_bin, NEW.recipient_name,
        NEW.invitation_id, NEW.delivery, NEW.receipt, NEW.response, NEW.sent_at, NEW.received_at))
    EXECUTE FUNCTION exchange.first_recipient();`;

/** What was signed goes to whom it names; the sender is not its own recipient. */
const KEEP = `
  CREATE FUNCTION exchange.keep_recipients() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE d exchange.documents;
  BEGIN
    SELECT * INTO d FROM exchange.documents WHERE id = coalesce(NEW.document_id, OLD.document_id);
    IF d.id IS NULL THEN RETURN coalesce(NEW, OLD); END IF;
    IF TG_OP <> 'DELETE' AND NEW.participant_id = d.sender_id
    THEN RAISE EXCEPTION 'check constraint: document % goes to its own sender', d.number USING ERRCODE = '23514'; END IF;
    IF d.signature = 'unsigned' AND d.delivery = 'draft' THEN RETURN coalesce(NEW, OLD); END IF;
    IF TG_OP = 'UPDATE' AND (OLD.document_id, OLD.position, OLD.bin, OLD.invitation_id, coalesce(OLD.participant_id, NEW.participant_id))
      IS NOT DISTINCT FROM (NEW.document_id, NEW.position, NEW.bin, NEW.invitation_id, NEW.participant_id) THEN RETURN NEW; END IF;
    IF TG_OP = 'INSERT' AND pg_trigger_depth() > 1 THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'document % has been signed: it goes to whom it names', d.number USING ERRCODE = '23514';
  END $$;
  CREATE TRIGGER keep_recipients BEFORE INSERT OR UPDATE OR DELETE ON exchange.document_recipients
    FOR EACH ROW EXECUTE FUNCTION exchange.keep_recipients();
  CREATE FUNCTION exchange.approval_falls_with_recipients() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP = 'UPDATE' AND (OLD.position, OLD.bin, OLD.invitation_id) IS NOT DISTINCT FROM (NEW.position, NEW.bin, NEW.invitation_id)
    THEN RETURN NULL; END IF;
    PERFORM exchange.approval_falls(d.id) FROM exchange.documents d
      WHERE d.id = coalesce(NEW.document_id, OLD.document_id) AND d.signature = 'unsigned' AND d.delivery = 'draft';
    RETURN NULL;
  END $$;
  CREATE TRIGGER approval_falls AFTER INSERT OR UPDATE OR DELETE ON exchange.document_recipients
    FOR EACH ROW EXECUTE FUNCTION exchange.approval_falls_with_recipients();`;

export const TRIGGERS = [SUM, FIRST, KEEP];

const SYSTEM = `platform.scope() = 'system'`;
const VISIBLE = `${SYSTEM} OR platform.acts_for(sender_id) OR platform.participant_id() = ANY (available_to)`;
const WITH_DOCUMENT = `EXISTS (SELECT 1 FROM exchange.documents d WHERE d.id = document_id)`;
const OWN = `platform.acts_for(participant_id) AND sent_at IS NOT NULL`;
const BY_SENDER = `EXISTS (SELECT 1 FROM exchange.documents d WHERE d.id = document_id AND platform.acts_for(d.sender_id))`;

const forced = (table: string): string =>
  `ALTER TABLE exchange.${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE exchange.${table} FORCE ROW LEVEL SECURITY;`;

/** A document is seen by its sender and by everybody to whom it has been made available, with all its parties. */
export const RECIPIENT_POLICIES = `
  DROP POLICY documents_are_seen_by_both_sides ON exchange.documents;
  DROP POLICY documents_are_moved_by_both_sides ON exchange.documents;
  CREATE POLICY documents_are_seen_by_both_sides ON exchange.documents FOR SELECT USING (${VISIBLE});
  CREATE POLICY documents_are_moved_by_both_sides ON exchange.documents FOR UPDATE USING (${VISIBLE}) WITH CHECK (${VISIBLE});
  ${forced('document_recipients')}
  CREATE POLICY recipients_are_seen_with_the_document ON exchange.document_recipients FOR SELECT
    USING (${SYSTEM} OR (${OWN}) OR ${WITH_DOCUMENT});
  CREATE POLICY recipients_are_chosen_by_the_sender ON exchange.document_recipients FOR INSERT
    WITH CHECK (${SYSTEM} OR ${BY_SENDER});
  CREATE POLICY recipients_are_moved_by_the_parties ON exchange.document_recipients FOR UPDATE
    USING (${SYSTEM} OR (${OWN}) OR ${BY_SENDER}) WITH CHECK (${SYSTEM} OR (${OWN}) OR ${BY_SENDER});
  CREATE POLICY recipients_are_taken_off_by_the_sender ON exchange.document_recipients FOR DELETE
    USING (${SYSTEM} OR ${BY_SENDER});
  DROP POLICY corrections_are_asked_by_the_recipient ON exchange.corrections;
  CREATE POLICY corrections_are_asked_by_the_recipient ON exchange.corrections FOR INSERT
    WITH CHECK (platform.acts_for(participant_id) AND EXISTS (SELECT 1 FROM exchange.document_recipients r
      WHERE r.document_id = corrections.document_id AND r.participant_id = corrections.participant_id));`;

const OWN_SIDE = `${SYSTEM} OR (platform.acts_for(participant_id) AND EXISTS (SELECT 1 FROM exchange.documents d
  WHERE d.id = document_id AND (side = 'sender') = (d.sender_id = participant_id)))`;

/** Receipts and signatures belong to a participant; whoever does not say so is the first recipient, or the sender. */
export const PARTS_OF_PARTIES = `
  ALTER TABLE exchange.receipts ADD COLUMN participant_id uuid;
  ALTER TABLE exchange.receipts DISABLE TRIGGER keep_settled;
  UPDATE exchange.receipts x SET participant_id = d.recipient_id FROM exchange.documents d WHERE d.id = x.document_id;
  ALTER TABLE exchange.receipts ENABLE TRIGGER keep_settled;
  ALTER TABLE exchange.receipts DROP CONSTRAINT receipts_pkey, ADD PRIMARY KEY (document_id, participant_id);
  ALTER TABLE exchange.signatures ADD COLUMN participant_id uuid;
  ALTER TABLE exchange.signatures DISABLE TRIGGER keep_settled;
  UPDATE exchange.signatures x SET participant_id = CASE x.side WHEN 'sender' THEN d.sender_id ELSE d.recipient_id END
    FROM exchange.documents d WHERE d.id = x.document_id;
  ALTER TABLE exchange.signatures ENABLE TRIGGER keep_settled;
  ALTER TABLE exchange.signatures ALTER COLUMN participant_id SET NOT NULL;
  CREATE FUNCTION exchange.whose_part() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    SELECT coalesce(NEW.participant_id, CASE WHEN to_jsonb(NEW)->>'side' = 'sender' THEN d.sender_id ELSE d.recipient_id END)
      INTO NEW.participant_id FROM exchange.documents d WHERE d.id = NEW.document_id;
    RETURN NEW;
  END $$;
  CREATE TRIGGER whose_part BEFORE INSERT ON exchange.receipts FOR EACH ROW EXECUTE FUNCTION exchange.whose_part();
  CREATE TRIGGER whose_part BEFORE INSERT ON exchange.signatures FOR EACH ROW EXECUTE FUNCTION exchange.whose_part();
  DROP POLICY signatures_are_given_by_their_side ON exchange.signatures;
  CREATE POLICY signatures_are_given_by_their_side ON exchange.signatures AS RESTRICTIVE FOR INSERT WITH CHECK (${OWN_SIDE});
  ALTER TABLE exchange.timeline ADD COLUMN participant_id uuid;
  -- A document of several is refused, and recalled, once for each of them.
  ALTER TABLE exchange.statements ADD COLUMN about_participant_id uuid;
  DROP INDEX exchange.statements_one_outcome;
  CREATE UNIQUE INDEX statements_one_outcome ON exchange.statements (document_id, kind, participant_id, about_participant_id)
    NULLS NOT DISTINCT WHERE state = 'accepted' AND kind IN ('recall','refusal');
  DROP INDEX exchange.statements_one_waiting;
  CREATE UNIQUE INDEX statements_one_waiting ON exchange.statements (document_id, kind, participant_id) WHERE state = 'verifying';`;
