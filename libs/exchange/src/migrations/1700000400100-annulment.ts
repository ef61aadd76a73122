import type { MigrationInterface, QueryRunner } from 'typeorm';

// PostgreSQL 17 would change the expression in place; 15 and 16 are supported as well.
const status = (annulled: string): string => `ALTER TABLE exchange.documents DROP COLUMN status,
      ADD COLUMN status text NOT NULL GENERATED ALWAYS AS (CASE
      WHEN delivery = 'draft' THEN CASE signature WHEN 'signed' THEN 'ready' WHEN 'verifying' THEN 'verifying' ELSE 'draft' END
      WHEN delivery <> 'delivered' THEN delivery
      ${annulled}
      WHEN response = 'refused' THEN 'refused'
      WHEN response = 'verifying' THEN 'verifying'
      WHEN receipt = 'pending' THEN 'receipt-pending'
      WHEN response = 'signed' THEN 'completed'
      WHEN receipt = 'received' THEN 'received'
      ELSE 'delivered' END) STORED`;

const AXIS = `
  ALTER TABLE exchange.documents
    ADD COLUMN annulment text NOT NULL DEFAULT 'none'
      CHECK (annulment IN ('none','proposing','proposed','deciding','annulled')),
    ADD COLUMN annulment_by uuid,
    ADD COLUMN annulled_at timestamptz,
    ADD CONSTRAINT documents_annulment_by_check CHECK ((annulment = 'none') = (annulment_by IS NULL)),
    ADD CONSTRAINT documents_annulled_at_check CHECK ((annulment = 'annulled') = (annulled_at IS NOT NULL)),
    -- E-7.1.5: before the receipt it is recalled; what was refused binds nobody.
    ADD CONSTRAINT documents_annullable_check CHECK (annulment = 'none'
      OR (delivery = 'delivered' AND receipt <> 'none' AND response IN ('awaited','signed')));
  CREATE FUNCTION exchange.keep_annulled() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF OLD.annulment = 'annulled' AND (OLD.annulment, OLD.annulled_at, OLD.response)
      IS DISTINCT FROM (NEW.annulment, NEW.annulled_at, NEW.response)
    THEN RAISE EXCEPTION 'document % has been annulled, for good', OLD.number USING ERRCODE = '23514'; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER keep_annulled BEFORE UPDATE ON exchange.documents FOR EACH ROW EXECUTE FUNCTION exchange.keep_annulled();
  CREATE INDEX documents_annulment_open ON exchange.documents (annulment_by) WHERE annulment = 'proposed';`;

/** The steps of an annulment are statements like a recall; only recall and refusal decide a document alone. */
const statementKinds = (kinds: string, outcome: string): string => `
  ALTER TABLE exchange.statements DROP CONSTRAINT statements_kind_check,
    ADD CONSTRAINT statements_kind_check CHECK (kind IN (${kinds}));
  DROP INDEX exchange.statements_one_outcome;
  CREATE UNIQUE INDEX statements_one_outcome ON exchange.statements (document_id) WHERE state = 'accepted'${outcome};`;

const KINDS = `'recall','refusal'`;
const WITH_ANNULMENT = `${KINDS},'annulment-proposal','annulment-withdrawal','annulment-consent','annulment-refusal'`;

const TABLES = `
  CREATE TABLE exchange.annulments (
    -- The signed proposal.
    id uuid PRIMARY KEY REFERENCES exchange.statements,
    document_id uuid NOT NULL REFERENCES exchange.documents,
    proposer_id uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('verifying','open','accepted','refused','withdrawn','expired','rejected')),
    reason text NOT NULL CHECK (reason <> ''),
    proposed_by jsonb NOT NULL,
    proposed_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL CHECK (expires_at > proposed_at),
    closed_at timestamptz,
    closed_by jsonb,
    closing_reason text,
    CHECK ((state IN ('verifying','open')) = (closed_at IS NULL)),
    CHECK (closed_at IS NOT NULL OR (closed_by IS NULL AND closing_reason IS NULL))
  );
  -- At most one open proposal per document: two proposals at once have one outcome.
  CREATE UNIQUE INDEX one_open_annulment ON exchange.annulments (document_id) WHERE state IN ('verifying','open');
  -- …and a document is annulled once.
  CREATE UNIQUE INDEX one_accepted_annulment ON exchange.annulments (document_id) WHERE state = 'accepted';
  CREATE INDEX annulments_by_document ON exchange.annulments (document_id, proposed_at);
  CREATE INDEX annulments_due ON exchange.annulments (expires_at) WHERE state = 'open';
  CREATE TABLE exchange.annulment_consents (
    annulment_id uuid NOT NULL REFERENCES exchange.annulments,
    participant_id uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('awaited','given','refused')),
    statement_id uuid UNIQUE REFERENCES exchange.statements,
    by jsonb,
    at timestamptz,
    PRIMARY KEY (annulment_id, participant_id),
    CHECK ((state = 'awaited') = (statement_id IS NULL) AND (state = 'awaited') = (at IS NULL)
      AND (state = 'awaited') = (by IS NULL))
  );
  -- To which proposal a withdrawal, a consent or a refusal was written: it counts for no other.
  ALTER TABLE exchange.statements ADD COLUMN annulment_id uuid REFERENCES exchange.annulments;
  ALTER TABLE exchange.statements ADD CONSTRAINT statements_annulment_check CHECK ((annulment_id IS NOT NULL)
    = (kind IN ('annulment-withdrawal','annulment-consent','annulment-refusal')));
  REVOKE DELETE ON exchange.annulments, exchange.annulment_consents FROM qujat_app;
  CREATE FUNCTION exchange.keep_settled_annulments() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF OLD.state IN ('verifying','open') THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'an annulment is settled and stays as it is' USING ERRCODE = '23514';
  END $$;
  CREATE TRIGGER keep_settled BEFORE UPDATE ON exchange.annulments
    FOR EACH ROW EXECUTE FUNCTION exchange.keep_settled_annulments();
  CREATE FUNCTION exchange.keep_settled_consents() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF OLD.state = 'awaited' THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'an answer to an annulment is settled and stays as it is' USING ERRCODE = '23514';
  END $$;
  CREATE TRIGGER keep_settled BEFORE UPDATE ON exchange.annulment_consents
    FOR EACH ROW EXECUTE FUNCTION exchange.keep_settled_consents();`;

const SYSTEM = `platform.scope() = 'system'`;
const WITH_DOCUMENT = `EXISTS (SELECT 1 FROM exchange.documents d WHERE d.id = document_id)`;
const WITH_PROPOSAL = `EXISTS (SELECT 1 FROM exchange.annulments a WHERE a.id = annulment_id)`;

/** Every party sees the proposal and the answers; one proposes and answers for oneself. A proposal not yet verified is its own side's. */
const POLICIES = `
  ALTER TABLE exchange.annulments ENABLE ROW LEVEL SECURITY;
  ALTER TABLE exchange.annulments FORCE ROW LEVEL SECURITY;
  CREATE POLICY annulments_are_seen_by_the_parties ON exchange.annulments FOR SELECT USING (${SYSTEM}
    OR platform.acts_for(proposer_id) OR (state NOT IN ('verifying','rejected') AND ${WITH_DOCUMENT}));
  CREATE POLICY annulments_are_proposed_for_oneself ON exchange.annulments FOR INSERT
    WITH CHECK (${SYSTEM} OR (platform.acts_for(proposer_id) AND ${WITH_DOCUMENT}));
  CREATE POLICY annulments_are_closed_by_the_parties ON exchange.annulments FOR UPDATE
    USING (${SYSTEM} OR ${WITH_DOCUMENT}) WITH CHECK (${SYSTEM} OR ${WITH_DOCUMENT});
  ALTER TABLE exchange.annulment_consents ENABLE ROW LEVEL SECURITY;
  ALTER TABLE exchange.annulment_consents FORCE ROW LEVEL SECURITY;
  CREATE POLICY consents_are_seen_with_the_proposal ON exchange.annulment_consents FOR SELECT USING (${SYSTEM} OR ${WITH_PROPOSAL});
  CREATE POLICY consents_are_asked_for_with_the_proposal ON exchange.annulment_consents FOR INSERT
    WITH CHECK (${SYSTEM} OR (state = 'awaited' AND ${WITH_PROPOSAL}));
  CREATE POLICY consents_are_given_for_oneself ON exchange.annulment_consents FOR UPDATE
    USING (${SYSTEM} OR platform.acts_for(participant_id)) WITH CHECK (${SYSTEM} OR platform.acts_for(participant_id));`;

/** E-7.1.5: after the receipt a document is annulled with the consent of all its parties, each by a signed statement. */
export class Annulment1700000400100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(AXIS);
    await runner.query(status(`WHEN annulment = 'annulled' THEN 'annulled'`));
    await runner.query(statementKinds(WITH_ANNULMENT, ` AND kind IN (${KINDS})`));
    await runner.query(TABLES);
    await runner.query(POLICIES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE exchange.annulment_consents;
      DELETE FROM exchange.statements WHERE annulment_id IS NOT NULL;
      ALTER TABLE exchange.statements DROP COLUMN annulment_id; DROP TABLE exchange.annulments;
      DROP FUNCTION exchange.keep_settled_annulments(); DROP FUNCTION exchange.keep_settled_consents();
      DELETE FROM exchange.statements WHERE kind LIKE 'annulment-%'`);
    await runner.query(statementKinds(KINDS, ''));
    await runner.query(status(''));
    await runner.query(`DROP TRIGGER keep_annulled ON exchange.documents; DROP FUNCTION exchange.keep_annulled();
      ALTER TABLE exchange.documents DROP COLUMN annulment, DROP COLUMN annulment_by, DROP COLUMN annulled_at`);
  }
}
