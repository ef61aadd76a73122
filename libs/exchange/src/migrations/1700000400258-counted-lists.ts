import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits is found without walking the whole of a long list (ADR 0099). */
export class CountedLists1700000400258 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX recipients_unanswered ON exchange.document_recipients (participant_id, sent_at DESC, document_id DESC)
        WHERE delivery = 'delivered' AND (receipt = 'none' OR response IN ('awaited','partly'));
      CREATE INDEX documents_proposed ON exchange.documents (id) WHERE annulment = 'proposed';
      CREATE INDEX documents_open ON exchange.documents (sender_id) WHERE (response = 'correction' OR annulment = 'proposed'
        OR (response = 'signed' AND signature IN ('unsigned','partly')))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP INDEX exchange.recipients_unanswered, exchange.documents_proposed, exchange.documents_open',
    );
  }
}
