import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * E-6.4: while identity data wait for the operator, other data still change at once: a draft may stand beside what is submitted.
 * A draft remembers the version that it began from, so that only what it changes is changed.
 */
export class DraftsBesideProposals1700000300014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity.participant_changes ADD COLUMN base_version integer CHECK (base_version > 0);
      DROP INDEX identity.one_open_change;
      CREATE UNIQUE INDEX one_draft_change ON identity.participant_changes (participant_id) WHERE state = 'draft';
      CREATE UNIQUE INDEX one_submitted_change ON identity.participant_changes (participant_id) WHERE state = 'submitted'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX identity.one_draft_change, identity.one_submitted_change;
      ALTER TABLE identity.participant_changes DROP COLUMN base_version;
      CREATE UNIQUE INDEX one_open_change ON identity.participant_changes (participant_id) WHERE state IN ('draft','submitted')`);
  }
}
