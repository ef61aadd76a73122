import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DOCUMENTS, KEEP_SIGNED, NUMBERS } from './documents.sql.js';
import { FILES, RECEIPTS, SIGNATURES, STATEMENTS, TIMELINE } from './parts.sql.js';
import { POLICIES } from './policies.sql.js';

/** Documents with their files, signatures, evidence, statements, receipts and timeline. */
export class ExchangeSchema1700000400001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const parts = [FILES, SIGNATURES, STATEMENTS, RECEIPTS, TIMELINE];
    for (const sql of [NUMBERS, DOCUMENTS, ...parts, KEEP_SIGNED, POLICIES]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP SCHEMA exchange CASCADE; CREATE SCHEMA exchange; GRANT USAGE ON SCHEMA exchange TO qujat_app`,
    );
  }
}
