import type { MigrationInterface, QueryRunner } from 'typeorm';

const parties = (row: string, more: string): string =>
  `array_remove(ARRAY['@' || ${row}.sender_id, '@' || ${row}.recipient_id]${more}, NULL)`;

const keepWords = (more: string): string => `
  CREATE OR REPLACE FUNCTION exchange.keep_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
  BEGIN
    INSERT INTO exchange.document_texts (document_id, parties, fields)
      VALUES (NEW.id, ${parties('NEW', more)}, exchange.words_of(NEW.search_text))
      ON CONFLICT (document_id) DO UPDATE SET parties = excluded.parties, fields = excluded.fields;
    RETURN NULL;
  END $$;`;

const readers = (opened: string): string => `
  DROP POLICY texts_are_read_by_who_reads_the_document ON exchange.document_texts;
  CREATE POLICY texts_are_read_by_who_reads_the_document ON exchange.document_texts FOR SELECT USING (
    platform.scope() = 'system' OR EXISTS (SELECT 1 FROM exchange.documents d WHERE d.id = document_id
      AND (platform.acts_for(d.sender_id) OR ${opened})));`;

const EVERY = ` || ARRAY(SELECT '@' || p FROM unnest(NEW.available_to) p)`;
// Each recipient learns the contents when it has opened the document itself (E-7.4).
const OWN = `EXISTS (SELECT 1 FROM exchange.document_recipients r
  WHERE r.document_id = document_texts.document_id AND platform.acts_for(r.participant_id) AND r.receipt <> 'none')`;

/** Each of several recipients finds a document, by its contents when it has opened it. */
export class SeveralAreFound1700000400259 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(keepWords(EVERY));
    await runner.query(readers(OWN));
    await runner.query(`
      CREATE TRIGGER words_follow_recipients AFTER UPDATE OF available_to ON exchange.documents FOR EACH ROW
        WHEN (OLD.available_to IS DISTINCT FROM NEW.available_to) EXECUTE FUNCTION exchange.keep_words()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER words_follow_recipients ON exchange.documents');
    await runner.query(readers(`d.receipt <> 'none'`));
    await runner.query(keepWords(''));
  }
}
