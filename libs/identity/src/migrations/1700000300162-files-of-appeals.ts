import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * E-10.2.2: files of an appeal against a sanction. They wait with the sanction until the appeal is sent, and go with it; the operator
 * sees what was sent. Nothing is deleted: a decision may rest on it.
 */
export class FilesOfAppeals1700000300162 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity.sanction_appeals ADD CONSTRAINT appeals_of_a_sanction UNIQUE (id, sanction_id);
      CREATE TABLE identity.appeal_files (
        id uuid PRIMARY KEY,
        sanction_id uuid NOT NULL,
        participant_id uuid NOT NULL,
        -- Null: not sent yet.
        appeal_id uuid,
        name text NOT NULL CHECK (name <> ''),
        media_type text NOT NULL,
        size bigint NOT NULL CHECK (size > 0),
        sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        uploaded_at timestamptz NOT NULL,
        uploaded_by jsonb NOT NULL,
        removed_at timestamptz,
        FOREIGN KEY (sanction_id, participant_id) REFERENCES identity.sanctions (id, participant_id),
        FOREIGN KEY (appeal_id, sanction_id) REFERENCES identity.sanction_appeals (id, sanction_id),
        CHECK (appeal_id IS NULL OR removed_at IS NULL)
      );
      REVOKE DELETE ON identity.appeal_files FROM qujat_app;
      CREATE INDEX files_of_appeals ON identity.appeal_files (sanction_id, uploaded_at);
      -- The same file twice is once.
      CREATE UNIQUE INDEX appeal_file_once ON identity.appeal_files (sanction_id, sha256)
        WHERE removed_at IS NULL AND appeal_id IS NULL;
      ALTER TABLE identity.appeal_files ENABLE ROW LEVEL SECURITY;
      ALTER TABLE identity.appeal_files FORCE ROW LEVEL SECURITY;
      CREATE POLICY appeal_files_are_seen ON identity.appeal_files FOR SELECT USING (platform.scope() = 'system'
        OR platform.acts_for(participant_id) OR (platform.sees_everything() AND appeal_id IS NOT NULL));
      CREATE POLICY appeal_files_are_added ON identity.appeal_files FOR INSERT
        WITH CHECK (platform.acts_for(participant_id) AND appeal_id IS NULL AND removed_at IS NULL);
      CREATE POLICY appeal_files_are_sent ON identity.appeal_files FOR UPDATE
        USING (platform.acts_for(participant_id)) WITH CHECK (platform.acts_for(participant_id));
      CREATE FUNCTION identity.keep_appeal_file() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF OLD.appeal_id IS NOT NULL OR OLD.removed_at IS NOT NULL
          OR to_jsonb(OLD) - '{appeal_id,removed_at}'::text[] IS DISTINCT FROM to_jsonb(NEW) - '{appeal_id,removed_at}'::text[]
        THEN RAISE EXCEPTION 'a file is sent or taken off once, and nothing else is changed in it' USING ERRCODE = '42501'; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER keep_appeal_file BEFORE UPDATE ON identity.appeal_files
        FOR EACH ROW EXECUTE FUNCTION identity.keep_appeal_file()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE identity.appeal_files; DROP FUNCTION identity.keep_appeal_file();
      ALTER TABLE identity.sanction_appeals DROP CONSTRAINT appeals_of_a_sanction`);
  }
}
