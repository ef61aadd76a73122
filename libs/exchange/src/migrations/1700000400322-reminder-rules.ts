import type { MigrationInterface, QueryRunner } from 'typeorm';

/** E-10.1.2: an organisation's own rules of reminders; where it has none the operator's hold. */
export class ReminderRules1700000400322 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exchange.reminder_rules (
        participant_id uuid PRIMARY KEY,
        unread_days smallint NOT NULL CHECK (unread_days BETWEEN 1 AND 60),
        unanswered_days smallint NOT NULL CHECK (unanswered_days BETWEEN 1 AND 60),
        at_most smallint NOT NULL CHECK (at_most BETWEEN 0 AND 10),
        changed_at timestamptz NOT NULL,
        changed_by text NOT NULL
      );
      ALTER TABLE exchange.reminder_rules ENABLE ROW LEVEL SECURITY;
      ALTER TABLE exchange.reminder_rules FORCE ROW LEVEL SECURITY;
      CREATE POLICY reminder_rules_are_the_participants ON exchange.reminder_rules
        USING (platform.scope() = 'system' OR platform.acts_for(participant_id))
        WITH CHECK (platform.acts_for(participant_id));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE exchange.reminder_rules');
  }
}
