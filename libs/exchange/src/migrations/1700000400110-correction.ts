import type { MigrationInterface, QueryRunner } from 'typeorm';

// PostgreSQL 17 would change the expression in place; 15 and 16 are supported as well.
const status = (correction: string): string => `ALTER TABLE exchange.documents DROP COLUMN status,
      ADD COLUMN status text NOT NULL GENERATED ALWAYS AS (CASE
      WHEN delivery = 'draft' THEN CASE signature WHEN 'signed' THEN 'ready' WHEN 'verifying' THEN 'verifying' ELSE 'draft' END
      WHEN delivery <> 'delivered' THEN delivery
      WHEN annulment = 'annulled' THEN 'annulled'
      WHEN response = 'refused' THEN 'refused'
      WHEN response = 'verifying' THEN 'verifying'
      ${correction}
      WHEN receipt = 'pending' THEN 'receipt-pending'
      WHEN response = 'signed' THEN 'completed'
      WHEN receipt = 'received' THEN 'received'
      ELSE 'delivered' END) STORED`;

const responses = (states: string, annullable: string): string => `ALTER TABLE exchange.documents
  DROP CONSTRAINT documents_response_check, DROP CONSTRAINT documents_annullable_check,
  ADD CONSTRAINT documents_response_check CHECK (response IN (${states})),
  ADD CONSTRAINT documents_annullable_check CHECK (annulment = 'none'
    OR (delivery = 'delivered' AND receipt <> 'none' AND response IN (${annullable})))`;

/** The recipient asks for a correction; the sender makes a new version, which knows the earlier one. */
export class Correction1700000400110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      responses(`'none','awaited','correction','verifying','signed','refused'`, `'awaited','correction','signed'`),
    );
    await runner.query(status(`WHEN response = 'correction' THEN 'correction'`));
    await runner.query(`
      ALTER TABLE exchange.documents ADD COLUMN earlier_id uuid REFERENCES exchange.documents;
      -- One corrected version of a document; a discarded draft makes room for another.
      CREATE UNIQUE INDEX documents_one_later ON exchange.documents (earlier_id);
      CREATE TABLE exchange.corrections (
        document_id uuid NOT NULL REFERENCES exchange.documents,
        participant_id uuid NOT NULL,
        reason text NOT NULL CHECK (reason <> ''),
        asked_at timestamptz NOT NULL,
        asked_by jsonb NOT NULL,
        PRIMARY KEY (document_id, participant_id, asked_at)
      );
      REVOKE UPDATE, DELETE ON exchange.corrections FROM qujat_app;
      ALTER TABLE exchange.corrections ENABLE ROW LEVEL SECURITY;
      ALTER TABLE exchange.corrections FORCE ROW LEVEL SECURITY;
      CREATE POLICY corrections_go_with_the_document ON exchange.corrections FOR SELECT
        USING (EXISTS (SELECT 1 FROM exchange.documents d WHERE d.id = document_id));
      CREATE POLICY corrections_are_asked_by_the_recipient ON exchange.corrections FOR INSERT
        WITH CHECK (platform.acts_for(participant_id)
          AND EXISTS (SELECT 1 FROM exchange.documents d WHERE d.id = document_id AND d.recipient_id = participant_id))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE exchange.corrections; ALTER TABLE exchange.documents DROP COLUMN earlier_id`);
    await runner.query(`UPDATE exchange.documents SET response = 'awaited' WHERE response = 'correction'`);
    await runner.query(status(''));
    await runner.query(responses(`'none','awaited','verifying','signed','refused'`, `'awaited','signed'`));
  }
}
