import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * E-5.2, E-5.5, E-6.3, E-6.4: an accredited participant changes its data. What does not identify it changes at once; identity
 * data wait for the operator while the old stay in force (ADR 0061). Every version stays, with the time it came into force.
 */
export class ChangesOfParticipants1700000300011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [CHANGES, IN_FORCE, GUARDS]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER keep_accredited ON identity.participants; DROP FUNCTION identity.keep_accredited();
      DROP TRIGGER keep_changes ON identity.participant_changes; DROP FUNCTION identity.keep_changes();
      DROP POLICY participants_are_changed ON identity.participants;
      CREATE POLICY participants_are_changed ON identity.participants FOR UPDATE
        USING (platform.sees_everything() OR platform.acts_for(id))
        WITH CHECK (platform.sees_everything() OR (platform.acts_for(id) AND state <> 'accredited'));
      CREATE OR REPLACE FUNCTION identity.keep_from_operator() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF platform.scope() = 'operator' AND
          (OLD.kind, OLD.bin, OLD.name_kk, OLD.name_ru, OLD.name_en, OLD.version, OLD.created_by, OLD.submitted_at) IS DISTINCT FROM
          (NEW.kind, NEW.bin, NEW.name_kk, NEW.name_ru, NEW.name_en, NEW.version, NEW.created_by, NEW.submitted_at)
        THEN RAISE EXCEPTION 'the operator does not change a participant''s data' USING ERRCODE = '42501'; END IF;
        RETURN NEW;
      END $$;
      DROP TABLE identity.versions_in_force, identity.participant_changes`);
  }
}

const CHANGES = `
  CREATE TABLE identity.participant_changes (
    id uuid PRIMARY KEY,
    participant_id uuid NOT NULL REFERENCES identity.participants,
    state text NOT NULL CHECK (state IN ('draft','submitted','accepted','refused','withdrawn')),
    -- The whole form as one types it; from 'submitted' on the proposal is the version, and this stays as it was submitted.
    form jsonb NOT NULL,
    -- Identity fields in which the proposal differs from what is in force.
    fields text[] NOT NULL DEFAULT '{}',
    -- The proposed version: in force once it is accepted.
    version integer,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL REFERENCES identity.users,
    submitted_at timestamptz,
    settled_at timestamptz,
    FOREIGN KEY (participant_id, version) REFERENCES identity.participant_versions (participant_id, version),
    CHECK (state IN ('draft','withdrawn') OR (version IS NOT NULL AND submitted_at IS NOT NULL AND cardinality(fields) > 0)),
    CHECK ((state IN ('accepted','refused','withdrawn')) = (settled_at IS NOT NULL))
  );
  REVOKE DELETE ON identity.participant_changes FROM qujat_app;
  -- One open change of a participant: two windows work on the same one.
  CREATE UNIQUE INDEX one_open_change ON identity.participant_changes (participant_id) WHERE state IN ('draft','submitted');
  CREATE INDEX changes_queue ON identity.participant_changes (submitted_at, id) WHERE state = 'submitted';
  CREATE INDEX changes_by_participant ON identity.participant_changes (participant_id, created_at);
  ALTER TABLE identity.participant_changes ENABLE ROW LEVEL SECURITY;
  ALTER TABLE identity.participant_changes FORCE ROW LEVEL SECURITY;
  CREATE POLICY changes_are_seen ON identity.participant_changes FOR SELECT
    USING (platform.sees_everything() OR platform.acts_for(participant_id));
  CREATE POLICY changes_are_proposed ON identity.participant_changes FOR INSERT
    WITH CHECK (platform.scope() = 'system' OR (platform.acts_for(participant_id) AND state = 'draft'));
  CREATE POLICY changes_move ON identity.participant_changes FOR UPDATE
    USING (platform.sees_everything() OR platform.acts_for(participant_id))
    WITH CHECK (platform.sees_everything() OR platform.acts_for(participant_id));`;

const IN_FORCE = `
  CREATE TABLE identity.versions_in_force (
    participant_id uuid NOT NULL,
    version integer NOT NULL,
    since timestamptz NOT NULL,
    PRIMARY KEY (participant_id, version),
    FOREIGN KEY (participant_id, version) REFERENCES identity.participant_versions (participant_id, version)
  );
  REVOKE UPDATE, DELETE ON identity.versions_in_force FROM qujat_app;
  ALTER TABLE identity.versions_in_force ENABLE ROW LEVEL SECURITY;
  ALTER TABLE identity.versions_in_force FORCE ROW LEVEL SECURITY;
  CREATE POLICY force_is_seen ON identity.versions_in_force FOR SELECT
    USING (platform.sees_everything() OR platform.acts_for(participant_id));
  CREATE POLICY force_is_written ON identity.versions_in_force FOR INSERT
    WITH CHECK (platform.sees_everything() OR platform.acts_for(participant_id));
  INSERT INTO identity.versions_in_force
    SELECT p.id, p.version, p.accredited_at FROM identity.participants p
    JOIN identity.participant_versions v ON v.participant_id = p.id AND v.version = p.version WHERE p.state = 'accredited';`;

const GUARDS = `
  DROP POLICY participants_are_changed ON identity.participants;
  CREATE POLICY participants_are_changed ON identity.participants FOR UPDATE
    USING (platform.sees_everything() OR platform.acts_for(id)) WITH CHECK (platform.sees_everything() OR platform.acts_for(id));
  -- E-3.11: nobody accredits themselves; of an accredited participant's row it moves the version in force on, and nothing else.
  CREATE FUNCTION identity.keep_accredited() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF platform.sees_everything() THEN RETURN NEW; END IF;
    IF OLD.state <> 'accredited' AND NEW.state = 'accredited'
    THEN RAISE EXCEPTION 'row-level security: nobody accredits themselves' USING ERRCODE = '42501'; END IF;
    IF OLD.state = 'accredited' AND
      (OLD.state, OLD.kind, OLD.bin, OLD.led_by, OLD.country, OLD.foreign_number, OLD.name_kk, OLD.name_ru, OLD.name_en,
       OLD.created_by, OLD.submitted_at, OLD.accredited_at) IS DISTINCT FROM
      (NEW.state, NEW.kind, NEW.bin, NEW.led_by, NEW.country, NEW.foreign_number, NEW.name_kk, NEW.name_ru, NEW.name_en,
       NEW.created_by, NEW.submitted_at, NEW.accredited_at)
    THEN RAISE EXCEPTION 'the identity of an accredited participant is changed by re-verification' USING ERRCODE = '42501'; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER keep_accredited BEFORE UPDATE ON identity.participants
    FOR EACH ROW EXECUTE FUNCTION identity.keep_accredited();

  -- E-10.2.3: the operator writes names and version only as an accepted change of the participant's own has them.
  CREATE OR REPLACE FUNCTION identity.keep_from_operator() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF platform.scope() <> 'operator' THEN RETURN NEW; END IF;
    IF (OLD.kind, OLD.bin, OLD.led_by, OLD.country, OLD.foreign_number, OLD.created_by, OLD.submitted_at) IS DISTINCT FROM
       (NEW.kind, NEW.bin, NEW.led_by, NEW.country, NEW.foreign_number, NEW.created_by, NEW.submitted_at)
      OR ((OLD.name_kk, OLD.name_ru, OLD.name_en, OLD.version) IS DISTINCT FROM (NEW.name_kk, NEW.name_ru, NEW.name_en, NEW.version)
        AND NOT EXISTS (SELECT 1 FROM identity.participant_changes c
          WHERE c.participant_id = NEW.id AND c.state = 'accepted' AND c.version = NEW.version))
    THEN RAISE EXCEPTION 'the operator does not change a participant''s data' USING ERRCODE = '42501'; END IF;
    RETURN NEW;
  END $$;

  -- The participant proposes and withdraws; the operator decides on what was submitted and changes nothing in it.
  CREATE FUNCTION identity.keep_changes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF platform.scope() = 'system' THEN RETURN NEW; END IF;
    IF OLD.state IN ('accepted','refused','withdrawn')
    THEN RAISE EXCEPTION 'a change that is settled stays as it is' USING ERRCODE = '42501'; END IF;
    IF platform.scope() = 'operator' THEN
      IF OLD.state <> 'submitted' OR NEW.state NOT IN ('accepted','refused') OR
        (OLD.participant_id, OLD.form, OLD.fields, OLD.version, OLD.created_by, OLD.submitted_at) IS DISTINCT FROM
        (NEW.participant_id, NEW.form, NEW.fields, NEW.version, NEW.created_by, NEW.submitted_at)
      THEN RAISE EXCEPTION 'the operator does not change a participant''s data' USING ERRCODE = '42501'; END IF;
    ELSIF NEW.state IN ('accepted','refused')
    THEN RAISE EXCEPTION 'row-level security: nobody decides on their own change' USING ERRCODE = '42501'; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER keep_changes BEFORE UPDATE ON identity.participant_changes
    FOR EACH ROW EXECUTE FUNCTION identity.keep_changes();`;
