import type { MigrationInterface, QueryRunner } from 'typeorm';

const forced = (table: string): string =>
  `ALTER TABLE identity.${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE identity.${table} FORCE ROW LEVEL SECURITY;`;
const OPERATORS = `platform.scope() IN ('operator','system')`;

/** What the operator works on: one case for each submitted version, application or change of identity data (E-5.8, E-5.2). */
const CASES = `
  CREATE TABLE identity.accreditation_cases (
    id uuid PRIMARY KEY,
    participant_id uuid NOT NULL REFERENCES identity.participants,
    version integer NOT NULL,
    kind text NOT NULL CHECK (kind IN ('application','change')),
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open','asked','accepted','refused','withdrawn')),
    opened_at timestamptz NOT NULL,
    asked_at timestamptz,
    closed_at timestamptz,
    taken_by_iin char(12) CHECK (taken_by_iin ~ '^[0-9]{12}$'),
    taken_by_name text,
    taken_at timestamptz,
    UNIQUE (participant_id, version),
    UNIQUE (id, participant_id),
    FOREIGN KEY (participant_id, version) REFERENCES identity.participant_versions (participant_id, version),
    CHECK ((state IN ('accepted','refused','withdrawn')) = (closed_at IS NOT NULL)),
    CHECK (state <> 'asked' OR asked_at IS NOT NULL),
    CHECK (num_nulls(taken_by_iin, taken_by_name, taken_at) IN (0, 3))
  );
  REVOKE DELETE ON identity.accreditation_cases FROM qujat_app;
  -- A participant waits for one decision at a time.
  CREATE UNIQUE INDEX cases_one_at_a_time ON identity.accreditation_cases (participant_id) WHERE state IN ('open','asked');
  CREATE INDEX cases_queue ON identity.accreditation_cases (state, opened_at, id);
  CREATE INDEX cases_newest ON identity.accreditation_cases (participant_id, opened_at DESC, version DESC);
  ${forced('accreditation_cases')}
  CREATE POLICY cases_are_seen ON identity.accreditation_cases FOR SELECT
    USING (platform.sees_everything() OR platform.acts_for(participant_id));
  CREATE POLICY cases_are_opened ON identity.accreditation_cases FOR INSERT
    WITH CHECK (${OPERATORS} OR (platform.acts_for(participant_id) AND state = 'open' AND taken_at IS NULL));
  -- E-3.11: the applicant answers, corrects or withdraws what waits; it never decides.
  CREATE POLICY cases_are_worked_on ON identity.accreditation_cases FOR UPDATE
    USING (${OPERATORS} OR (platform.acts_for(participant_id) AND state IN ('open','asked')))
    WITH CHECK (${OPERATORS} OR (platform.acts_for(participant_id) AND state IN ('open','asked','withdrawn')));`;

/** E-10.2.2: each check is a record of its own: who, when, how, with what outcome. Never changed; made again where needed. */
const CHECKS = `
  CREATE TABLE identity.accreditation_checks (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    point text NOT NULL CHECK (point IN ('certificate-matches','register-lookup','email','phone','address','documents')),
    how text NOT NULL CHECK (how IN ('register','excerpt','call','letter','code','certificate','document')),
    outcome text NOT NULL CHECK (outcome IN ('passed','failed','unclear')),
    note text CHECK (length(note) <= 2000),
    reference text CHECK (length(reference) <= 200),
    entry jsonb,
    made_at timestamptz NOT NULL,
    made_by jsonb NOT NULL,
    FOREIGN KEY (case_id, participant_id) REFERENCES identity.accreditation_cases (id, participant_id),
    CHECK (how <> 'excerpt' OR reference IS NOT NULL)
  );
  REVOKE UPDATE, DELETE ON identity.accreditation_checks FROM qujat_app;
  CREATE INDEX checks_by_case ON identity.accreditation_checks (case_id, made_at);
  ${forced('accreditation_checks')}
  CREATE POLICY checks_are_the_operators ON identity.accreditation_checks USING (${OPERATORS}) WITH CHECK (${OPERATORS});`;

/** Questions to the applicant and the answers (E-5.9). */
const MESSAGES = `
  CREATE TABLE identity.accreditation_messages (
    id uuid PRIMARY KEY,
    case_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    author text NOT NULL CHECK (author IN ('operator','applicant')),
    body text NOT NULL CHECK (length(body) BETWEEN 1 AND 4000),
    sent_at timestamptz NOT NULL,
    sent_by jsonb NOT NULL,
    FOREIGN KEY (case_id, participant_id) REFERENCES identity.accreditation_cases (id, participant_id)
  );
  REVOKE UPDATE, DELETE ON identity.accreditation_messages FROM qujat_app;
  CREATE INDEX messages_by_case ON identity.accreditation_messages (case_id, sent_at, id);
  ${forced('accreditation_messages')}
  CREATE POLICY messages_are_read ON identity.accreditation_messages FOR SELECT
    USING (platform.sees_everything() OR platform.acts_for(participant_id));
  CREATE POLICY messages_are_sent ON identity.accreditation_messages FOR INSERT
    WITH CHECK (CASE author WHEN 'operator' THEN ${OPERATORS} ELSE platform.scope() = 'system' OR platform.acts_for(participant_id) END);`;

/** What was decided before there were cases, and what waits. */
const BACKFILL = `
  INSERT INTO identity.accreditation_cases (id, participant_id, version, kind, state, opened_at, closed_at)
    SELECT gen_random_uuid(), d.participant_id, d.version, 'application', d.decision,
      least(coalesce(p.submitted_at, d.decided_at), d.decided_at), d.decided_at
    FROM identity.accreditation_decisions d JOIN identity.participants p ON p.id = d.participant_id;
  INSERT INTO identity.accreditation_cases (id, participant_id, version, kind, opened_at)
    SELECT gen_random_uuid(), id, version, 'application', submitted_at FROM identity.participants WHERE state = 'submitted';`;

/** E-5.8, E-5.9, E-10.2.2: the accreditation desk. */
export class AccreditationDesk1700000300040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [CASES, CHECKS, MESSAGES, BACKFILL]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE identity.accreditation_messages, identity.accreditation_checks, identity.accreditation_cases',
    );
  }
}
