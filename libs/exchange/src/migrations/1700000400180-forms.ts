import type { MigrationInterface, QueryRunner } from 'typeorm';

const TYPES = ['contract', 'act', 'invoice', 'invoice-for-payment', 'power-of-attorney', 'letter', 'free-form'];

const typesAre = (types: readonly string[]): string => `
  ALTER TABLE exchange.documents DROP CONSTRAINT documents_type_check,
    ADD CONSTRAINT documents_type_check CHECK (type IN (${types.map((type) => `'${type}'`).join(',')}))`;

/** E-7.1.1: a document formed from a form: what was typed, by which schema, with the draft; and waybills. */
export class Forms1700000400180 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(typesAre([...TYPES, 'waybill']));
    await runner.query(`
      CREATE TABLE exchange.document_forms (
        document_id uuid PRIMARY KEY REFERENCES exchange.documents ON DELETE CASCADE,
        schema_type text NOT NULL,
        schema_version integer NOT NULL CHECK (schema_version > 0),
        fields jsonb NOT NULL CHECK (jsonb_typeof(fields) = 'object'),
        saved_at timestamptz NOT NULL,
        saved_by_name text NOT NULL
      );
      ALTER TABLE exchange.document_forms ENABLE ROW LEVEL SECURITY;
      ALTER TABLE exchange.document_forms FORCE ROW LEVEL SECURITY;
      -- The recipient reads the form that was signed, in the document's file, once it is open; never what was typed.
      CREATE POLICY forms_are_the_senders ON exchange.document_forms
        USING (platform.scope() = 'system'
          OR EXISTS (SELECT 1 FROM exchange.documents d WHERE d.id = document_id AND platform.acts_for(d.sender_id)))
        WITH CHECK (platform.scope() = 'system'
          OR EXISTS (SELECT 1 FROM exchange.documents d WHERE d.id = document_id AND platform.acts_for(d.sender_id)));
      CREATE TRIGGER keep_signed BEFORE UPDATE OR DELETE ON exchange.document_forms
        FOR EACH ROW EXECUTE FUNCTION exchange.keep_signed_file()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE exchange.document_forms; ${typesAre(TYPES)}`);
  }
}
