import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A person may belong to several organisations: a session says for which it acts (ADR 0062). Employees ask to join, and the
 * administrator decides: only the first head and an individual for themselves belong by their certificate alone.
 */
export class OrganisationsOfAPerson1700000300021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity.sessions
        ADD COLUMN method text NOT NULL DEFAULT 'certificate' CHECK (method IN ('certificate','password')),
        -- The organisation chosen; without a choice it is that of the certificate.
        ADD COLUMN participant_id uuid REFERENCES identity.participants,
        ADD COLUMN address text NOT NULL DEFAULT '' CHECK (length(address) <= 64),
        ADD COLUMN user_agent text NOT NULL DEFAULT '' CHECK (length(user_agent) <= 400),
        ADD CONSTRAINT sessions_by_password_name_no_organisation CHECK (method = 'certificate' OR bin IS NULL);

      CREATE TABLE identity.join_requests (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES identity.users,
        participant_id uuid NOT NULL REFERENCES identity.participants,
        certificate_sha256 text NOT NULL REFERENCES identity.certificates,
        certificate_serial text NOT NULL,
        certificate_until timestamptz NOT NULL,
        -- What the certificate says of the person in the organisation.
        role text NOT NULL CHECK (role IN ('sign-right','employee')),
        message text NOT NULL DEFAULT '' CHECK (length(message) <= 500),
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting','accepted','refused','withdrawn')),
        asked_at timestamptz NOT NULL,
        decided_at timestamptz,
        decided_by uuid REFERENCES identity.users,
        decided_by_name text,
        reason text NOT NULL DEFAULT '',
        CHECK ((state = 'waiting') = (decided_at IS NULL)),
        CHECK ((state IN ('accepted','refused')) = (decided_by IS NOT NULL AND decided_by_name IS NOT NULL)),
        CHECK ((state = 'refused') = (reason <> ''))
      );
      CREATE UNIQUE INDEX join_requests_waiting ON identity.join_requests (user_id, participant_id) WHERE state = 'waiting';
      CREATE INDEX join_requests_of_participant ON identity.join_requests (participant_id, state, asked_at, id);
      CREATE INDEX join_requests_of_user ON identity.join_requests (user_id, asked_at);
      REVOKE DELETE ON identity.join_requests FROM qujat_app;
      ALTER TABLE identity.join_requests ENABLE ROW LEVEL SECURITY;
      ALTER TABLE identity.join_requests FORCE ROW LEVEL SECURITY;
      CREATE POLICY join_requests_are_seen ON identity.join_requests FOR SELECT
        USING (platform.sees_everything() OR user_id IS NOT DISTINCT FROM platform.user_id() OR platform.acts_for(participant_id));
      CREATE POLICY join_requests_are_ones_own ON identity.join_requests FOR INSERT
        WITH CHECK (platform.scope() = 'system' OR (user_id IS NOT DISTINCT FROM platform.user_id() AND state = 'waiting'));
      CREATE POLICY join_requests_are_decided ON identity.join_requests FOR UPDATE
        USING (state = 'waiting' AND (platform.acts_for(participant_id) OR user_id IS NOT DISTINCT FROM platform.user_id()))
        WITH CHECK (CASE state WHEN 'withdrawn' THEN user_id IS NOT DISTINCT FROM platform.user_id()
          ELSE platform.acts_for(participant_id) AND user_id IS DISTINCT FROM platform.user_id() END);

      -- A request stays what it was when it was asked; a decision is final.
      CREATE FUNCTION identity.keep_join_requests() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF OLD.state <> 'waiting' OR
          (OLD.id, OLD.user_id, OLD.participant_id, OLD.certificate_sha256, OLD.role, OLD.message, OLD.asked_at) IS DISTINCT FROM
          (NEW.id, NEW.user_id, NEW.participant_id, NEW.certificate_sha256, NEW.role, NEW.message, NEW.asked_at)
        THEN RAISE EXCEPTION 'a request to join that was decided on is not changed' USING ERRCODE = '42501'; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER keep_join_requests BEFORE UPDATE ON identity.join_requests
        FOR EACH ROW EXECUTE FUNCTION identity.keep_join_requests();

      DROP POLICY memberships_follow_the_certificate ON identity.memberships;
      CREATE POLICY memberships_follow_the_certificate ON identity.memberships FOR INSERT WITH CHECK (
        platform.scope() = 'system'
        OR (user_id IS NOT DISTINCT FROM platform.user_id() AND role IN ('first-head','individual'))
        OR (platform.acts_for(participant_id) AND role IN ('sign-right','employee') AND EXISTS (
          SELECT 1 FROM identity.join_requests j
          WHERE j.user_id = memberships.user_id AND j.participant_id = memberships.participant_id AND j.state = 'accepted')));

      -- An administrator sees who asks to join.
      DROP POLICY users_see_themselves ON identity.users;
      CREATE POLICY users_see_themselves ON identity.users FOR SELECT
        USING (platform.sees_everything() OR id IS NOT DISTINCT FROM platform.user_id() OR EXISTS (
          SELECT 1 FROM identity.memberships m WHERE m.user_id = users.id AND platform.acts_for(m.participant_id))
          OR EXISTS (SELECT 1 FROM identity.join_requests j WHERE j.user_id = users.id AND platform.acts_for(j.participant_id)))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY users_see_themselves ON identity.users;
      CREATE POLICY users_see_themselves ON identity.users FOR SELECT
        USING (platform.sees_everything() OR id IS NOT DISTINCT FROM platform.user_id() OR EXISTS (
          SELECT 1 FROM identity.memberships m WHERE m.user_id = users.id AND platform.acts_for(m.participant_id)));
      DROP POLICY memberships_follow_the_certificate ON identity.memberships;
      CREATE POLICY memberships_follow_the_certificate ON identity.memberships FOR INSERT
        WITH CHECK (platform.scope() = 'system' OR user_id IS NOT DISTINCT FROM platform.user_id());
      DROP TABLE identity.join_requests;
      DROP FUNCTION identity.keep_join_requests();
      ALTER TABLE identity.sessions DROP CONSTRAINT sessions_by_password_name_no_organisation, DROP COLUMN method,
        DROP COLUMN participant_id, DROP COLUMN address, DROP COLUMN user_agent`);
  }
}
