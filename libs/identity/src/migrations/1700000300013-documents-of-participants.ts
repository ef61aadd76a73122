import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * E-5.7.1.2: copies of documents that go with an application. What was removed stays on record with its time: the operator may
 * have decided by it.
 */
export class DocumentsOfParticipants1700000300013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE identity.participant_documents (
        id uuid PRIMARY KEY,
        participant_id uuid NOT NULL REFERENCES identity.participants,
        kind text NOT NULL CHECK (kind IN ('registration','charter','regulation','contract','power-of-attorney','translation','other')),
        name text NOT NULL CHECK (name <> ''),
        media_type text NOT NULL,
        size bigint NOT NULL CHECK (size > 0),
        sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        uploaded_at timestamptz NOT NULL,
        uploaded_by uuid NOT NULL REFERENCES identity.users,
        removed_at timestamptz,
        removed_by uuid REFERENCES identity.users,
        CHECK ((removed_at IS NULL) = (removed_by IS NULL))
      );
      REVOKE DELETE ON identity.participant_documents FROM qujat_app;
      CREATE INDEX documents_of_participants ON identity.participant_documents (participant_id, uploaded_at);
      -- The same file twice is once.
      CREATE UNIQUE INDEX document_once ON identity.participant_documents (participant_id, kind, sha256) WHERE removed_at IS NULL;
      ALTER TABLE identity.participant_documents ENABLE ROW LEVEL SECURITY;
      ALTER TABLE identity.participant_documents FORCE ROW LEVEL SECURITY;
      CREATE POLICY documents_are_seen ON identity.participant_documents FOR SELECT
        USING (platform.sees_everything() OR platform.acts_for(participant_id));
      CREATE POLICY documents_are_added ON identity.participant_documents FOR INSERT
        WITH CHECK (platform.scope() = 'system' OR platform.acts_for(participant_id));
      CREATE POLICY documents_are_removed ON identity.participant_documents FOR UPDATE
        USING (platform.scope() = 'system' OR platform.acts_for(participant_id))
        WITH CHECK (platform.scope() = 'system' OR platform.acts_for(participant_id));
      CREATE FUNCTION identity.keep_documents() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF (OLD.id, OLD.participant_id, OLD.kind, OLD.name, OLD.media_type, OLD.size, OLD.sha256, OLD.uploaded_at, OLD.uploaded_by)
          IS DISTINCT FROM (NEW.id, NEW.participant_id, NEW.kind, NEW.name, NEW.media_type, NEW.size, NEW.sha256, NEW.uploaded_at, NEW.uploaded_by)
          OR OLD.removed_at IS NOT NULL
        THEN RAISE EXCEPTION 'a document is removed, and nothing else is changed in it' USING ERRCODE = '42501'; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER keep_documents BEFORE UPDATE ON identity.participant_documents
        FOR EACH ROW EXECUTE FUNCTION identity.keep_documents()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE identity.participant_documents; DROP FUNCTION identity.keep_documents()');
  }
}
