import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PARTS_OF_PARTIES, RECIPIENT_POLICIES, RECIPIENTS, STATUS, SUMS, TRIGGERS } from './recipients.sql.js';

const PARTLY = {
  partly: `WHEN 'partly' THEN 'partly-signed'`,
  completed: `WHEN response = 'signed' AND signature = 'signed' THEN 'completed'
    WHEN response = 'signed' THEN 'to-complete' WHEN response = 'partly' THEN 'partly-signed'`,
};

/**
 * E-7.1.3: a document has one or many recipients, each with axes of its own; the document's columns sum them up (ADR 0089). There
 * is no way back once documents with several recipients exist.
 */
export class Recipients1700000400200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const steps = [RECIPIENTS, SUMS, STATUS(PARTLY), ...TRIGGERS, RECIPIENT_POLICIES, PARTS_OF_PARTIES];
    for (const sql of steps) await runner.query(sql);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('documents with several recipients cannot be told with one'));
  }
}
