import type { MigrationInterface, QueryRunner } from 'typeorm';

/** E-5.9: a decision is about a version that exists, and that stays as it was decided on. */
export class DecisionsOnVersions1700000300003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity.accreditation_decisions ADD CONSTRAINT decisions_are_about_versions
        FOREIGN KEY (participant_id, version) REFERENCES identity.participant_versions (participant_id, version);
      CREATE FUNCTION identity.keep_what_was_decided() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF EXISTS (SELECT 1 FROM identity.accreditation_decisions d
          WHERE d.participant_id = OLD.participant_id AND d.version = OLD.version)
        THEN RAISE EXCEPTION 'a version that was decided on is not changed' USING ERRCODE = '42501'; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER keep_what_was_decided BEFORE UPDATE ON identity.participant_versions
        FOR EACH ROW EXECUTE FUNCTION identity.keep_what_was_decided()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER keep_what_was_decided ON identity.participant_versions;
      DROP FUNCTION identity.keep_what_was_decided();
      ALTER TABLE identity.accreditation_decisions DROP CONSTRAINT decisions_are_about_versions`);
  }
}
