import type { MigrationInterface, QueryRunner } from 'typeorm';

const forced = (table: string): string =>
  `ALTER TABLE identity.${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE identity.${table} FORCE ROW LEVEL SECURITY;`;
const SEEN = 'platform.sees_everything() OR platform.acts_for(participant_id)';
const OPERATORS = `platform.scope() IN ('operator','system')`;

/** E-10.2.2, E-3.13: what the operator imposes on a participant, what the participant says to it, fines as lines for an invoice. */
export class Sanctions1700000300062 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE identity.sanctions (
        id uuid PRIMARY KEY,
        participant_id uuid NOT NULL REFERENCES identity.participants,
        kind text NOT NULL CHECK (kind IN ('warning','limitation','suspension','exclusion','fine')),
        rights text[] NOT NULL,
        clause text NOT NULL CHECK (clause <> ''),
        ground text NOT NULL CHECK (ground <> ''),
        state text NOT NULL DEFAULT 'in-force' CHECK (state IN ('in-force','lifted','ended')),
        starts_at timestamptz NOT NULL,
        -- Null: until it is lifted.
        ends_at timestamptz CHECK (ends_at > starts_at),
        imposed_at timestamptz NOT NULL,
        imposed_by jsonb NOT NULL,
        closed_at timestamptz,
        closed_by jsonb,
        close_reason text,
        UNIQUE (id, participant_id),
        CHECK ((kind = 'limitation') = (cardinality(rights) > 0)),
        CHECK (kind NOT IN ('exclusion','fine') OR ends_at IS NULL),
        CHECK ((state = 'in-force') = (closed_at IS NULL)),
        CHECK (state <> 'lifted' OR (closed_by IS NOT NULL AND close_reason <> ''))
      );
      CREATE INDEX sanctions_by_participant ON identity.sanctions (participant_id, imposed_at DESC);
      CREATE INDEX sanctions_to_end ON identity.sanctions (ends_at) WHERE state = 'in-force' AND ends_at IS NOT NULL;
      CREATE UNIQUE INDEX one_exclusion ON identity.sanctions (participant_id) WHERE kind = 'exclusion' AND state = 'in-force';
      REVOKE DELETE ON identity.sanctions FROM qujat_app;
      CREATE TABLE identity.sanction_appeals (
        id uuid PRIMARY KEY,
        sanction_id uuid NOT NULL,
        participant_id uuid NOT NULL,
        text text NOT NULL CHECK (text <> ''),
        filed_at timestamptz NOT NULL,
        filed_by jsonb NOT NULL,
        state text NOT NULL DEFAULT 'filed' CHECK (state IN ('filed','granted','dismissed','moot')),
        answer text,
        decided_at timestamptz,
        decided_by jsonb,
        FOREIGN KEY (sanction_id, participant_id) REFERENCES identity.sanctions (id, participant_id),
        CHECK ((state = 'filed') = (decided_at IS NULL)),
        CHECK (state NOT IN ('granted','dismissed') OR (answer <> '' AND decided_by IS NOT NULL))
      );
      CREATE UNIQUE INDEX one_open_appeal ON identity.sanction_appeals (sanction_id) WHERE state = 'filed';
      CREATE INDEX appeals_by_sanction ON identity.sanction_appeals (sanction_id, filed_at);
      REVOKE DELETE ON identity.sanction_appeals FROM qujat_app;
      CREATE TABLE identity.fines (
        id uuid PRIMARY KEY,
        sanction_id uuid NOT NULL UNIQUE,
        participant_id uuid NOT NULL,
        amount_tiyn bigint NOT NULL CHECK (amount_tiyn BETWEEN 1 AND 100000000000),
        state text NOT NULL DEFAULT 'due' CHECK (state IN ('due','invoiced','paid','cancelled')),
        created_at timestamptz NOT NULL,
        settled_at timestamptz,
        FOREIGN KEY (sanction_id, participant_id) REFERENCES identity.sanctions (id, participant_id),
        CHECK ((state IN ('paid','cancelled')) = (settled_at IS NOT NULL))
      );
      REVOKE DELETE ON identity.fines FROM qujat_app;
      ${['sanctions', 'sanction_appeals', 'fines'].map(forced).join('\n')}
      CREATE POLICY sanctions_are_seen ON identity.sanctions FOR SELECT USING (${SEEN});
      CREATE POLICY sanctions_are_the_operators ON identity.sanctions FOR INSERT WITH CHECK (${OPERATORS});
      CREATE POLICY sanctions_are_closed ON identity.sanctions FOR UPDATE USING (${OPERATORS});
      CREATE POLICY appeals_are_seen ON identity.sanction_appeals FOR SELECT USING (${SEEN});
      CREATE POLICY appeals_are_the_participants ON identity.sanction_appeals FOR INSERT
        WITH CHECK (state = 'filed' AND platform.acts_for(participant_id));
      CREATE POLICY appeals_are_decided ON identity.sanction_appeals FOR UPDATE USING (${OPERATORS});
      CREATE POLICY fines_are_seen ON identity.fines FOR SELECT USING (${SEEN});
      CREATE POLICY fines_are_the_operators ON identity.fines FOR INSERT WITH CHECK (${OPERATORS});
      CREATE POLICY fines_are_settled ON identity.fines FOR UPDATE USING (${OPERATORS});
      -- What of it everybody may know: that a participant does not exchange at the moment, and since when.
      ALTER TABLE identity.participants
        ADD COLUMN standing text NOT NULL DEFAULT 'good' CHECK (standing IN ('good','suspended','excluded')),
        ADD COLUMN standing_since timestamptz,
        ADD COLUMN standing_until timestamptz,
        ADD CONSTRAINT standing_has_a_beginning CHECK ((standing = 'good') = (standing_since IS NULL))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity.participants DROP COLUMN standing_until, DROP COLUMN standing_since, DROP COLUMN standing;
      DROP TABLE identity.fines, identity.sanction_appeals, identity.sanctions`);
  }
}
