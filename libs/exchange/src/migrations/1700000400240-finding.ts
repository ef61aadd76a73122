import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BACKFILL, KEPT_WORDS, TEXT_WALLS, TEXTS, WORDS } from './finding.sql.js';

/** Finding by words of fields and contents (ADR 0097). */
export class Finding1700000400240 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [WORDS, TEXTS, TEXT_WALLS, BACKFILL, KEPT_WORDS]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER contents_are_due ON exchange.document_files;
      DROP TRIGGER words_begin ON exchange.documents;
      DROP TRIGGER words_follow ON exchange.documents;
      DROP FUNCTION exchange.contents_are_due, exchange.keep_words, exchange.documents_with;
      DROP TABLE exchange.document_texts;
      DROP FUNCTION exchange.query_of, exchange.words_of, exchange.split_words, exchange.lexemes_of,
        exchange.kazakh_stems, exchange.kazakh_base`);
  }
}
