import type { MigrationInterface, QueryRunner } from 'typeorm';

/** E-10.1.2: the sender may say by which day an answer is expected. It stays with what was signed, and is watched. */
export class AnswerBy1700000400321 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE exchange.documents ADD COLUMN answer_by date;
      CREATE INDEX documents_answer_by ON exchange.documents (answer_by) WHERE answer_by IS NOT NULL;
      ALTER TABLE exchange.watches DROP CONSTRAINT watches_kind_check,
        ADD CONSTRAINT watches_kind_check CHECK (kind IN ('unread','unanswered','deadline'));
      ${kept((row) => [`${row}.document_date`, `${row}.document_date, ${row}.answer_by`])}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${kept((row) => [`${row}.document_date, ${row}.answer_by`, `${row}.document_date`])}
      DELETE FROM exchange.watches WHERE kind = 'deadline';
      ALTER TABLE exchange.watches DROP CONSTRAINT watches_kind_check,
        ADD CONSTRAINT watches_kind_check CHECK (kind IN ('unread','unanswered'));
      ALTER TABLE exchange.documents DROP COLUMN answer_by`);
  }
}

/** Of what a signature keeps, one column is told beside another; the rest of the function stays whatever it is by now. */
const kept = (of: (row: string) => readonly [string, string]): string => {
  const [[oldWas, oldIs], [newWas, newIs]] = [of('OLD'), of('NEW')];
  return `DO $do$ BEGIN
        EXECUTE replace(replace(pg_get_functiondef('exchange.keep_signed_document'::regproc), '${oldWas}', '${oldIs}'),
          '${newWas}', '${newIs}');
      END $do$;`;
};
