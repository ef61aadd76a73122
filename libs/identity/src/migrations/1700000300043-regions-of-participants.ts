import type { MigrationInterface, QueryRunner } from 'typeorm';

/** E-5.8: the public register is searched by region: the first two digits of the legal address's KATO code, of what is in force. */
export class RegionsOfParticipants1700000300043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity.participants ADD COLUMN region char(2) CHECK (region ~ '^[0-9]{2}$');
      UPDATE identity.participants p SET region = substring(v.form->>'legalKato' from '^[0-9]{2}') FROM identity.participant_versions v
        WHERE v.participant_id = p.id AND v.version = p.version AND p.state = 'accredited';
      CREATE FUNCTION identity.know_region() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.state = 'accredited' AND (OLD.state, OLD.version) IS DISTINCT FROM (NEW.state, NEW.version) THEN
          NEW.region := (SELECT substring(v.form->>'legalKato' from '^[0-9]{2}') FROM identity.participant_versions v
            WHERE v.participant_id = NEW.id AND v.version = NEW.version);
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER know_region BEFORE UPDATE ON identity.participants FOR EACH ROW EXECUTE FUNCTION identity.know_region();
      CREATE INDEX participants_by_region ON identity.participants (region, name_ru, id) WHERE state = 'accredited'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER know_region ON identity.participants; DROP FUNCTION identity.know_region();
      ALTER TABLE identity.participants DROP COLUMN region`);
  }
}
