import type { MigrationInterface, QueryRunner } from 'typeorm';

const SYSTEM = `platform.scope() = 'system'`;
const SENDERS = `EXISTS (SELECT 1 FROM exchange.documents d WHERE d.id = document_id AND platform.acts_for(d.sender_id))`;

/** Packages: documents that go together or not at all (E-6.6.2, ADR 0096). The other side sees one with its documents. */
export class Packages1700000400222 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exchange.packages (
        id uuid PRIMARY KEY,
        number text NOT NULL UNIQUE,
        title text NOT NULL CHECK (title <> '' AND length(title) <= 300),
        sender_id uuid NOT NULL,
        state text NOT NULL CHECK (state IN ('draft', 'sent')),
        made_at timestamptz NOT NULL,
        made_by text NOT NULL,
        sent_at timestamptz,
        CHECK ((state = 'sent') = (sent_at IS NOT NULL))
      );
      CREATE INDEX packages_by_sender ON exchange.packages (sender_id, made_at DESC);
      CREATE TABLE exchange.package_documents (
        package_id uuid NOT NULL REFERENCES exchange.packages ON DELETE CASCADE,
        document_id uuid NOT NULL UNIQUE REFERENCES exchange.documents ON DELETE CASCADE,
        position smallint NOT NULL CHECK (position BETWEEN 1 AND 100),
        PRIMARY KEY (package_id, position)
      );
      ALTER TABLE exchange.packages ENABLE ROW LEVEL SECURITY;
      ALTER TABLE exchange.packages FORCE ROW LEVEL SECURITY;
      ALTER TABLE exchange.package_documents ENABLE ROW LEVEL SECURITY;
      ALTER TABLE exchange.package_documents FORCE ROW LEVEL SECURITY;
      CREATE POLICY package_documents_go_with_the_document ON exchange.package_documents FOR SELECT
        USING (EXISTS (SELECT 1 FROM exchange.documents d WHERE d.id = document_id));
      CREATE POLICY package_documents_are_the_senders ON exchange.package_documents FOR INSERT WITH CHECK (${SENDERS});
      CREATE POLICY package_documents_are_let_go_by_the_sender ON exchange.package_documents FOR DELETE
        USING (${SYSTEM} OR ${SENDERS});
      CREATE POLICY packages_are_seen_with_their_documents ON exchange.packages FOR SELECT
        USING (${SYSTEM} OR platform.acts_for(sender_id) OR (state = 'sent' AND
          EXISTS (SELECT 1 FROM exchange.package_documents p WHERE p.package_id = id)));
      CREATE POLICY packages_are_made_by_the_sender ON exchange.packages FOR INSERT
        WITH CHECK (${SYSTEM} OR platform.acts_for(sender_id));
      CREATE POLICY packages_are_sent_by_the_sender ON exchange.packages FOR UPDATE USING (platform.acts_for(sender_id));
      CREATE POLICY packages_are_undone_by_the_sender ON exchange.packages FOR DELETE
        USING (platform.acts_for(sender_id) AND state = 'draft')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE exchange.package_documents; DROP TABLE exchange.packages');
  }
}
