import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The checks that name the state have no names of their own. */
const DROP_CHECKS = `
  DO $$ DECLARE one text; BEGIN
    FOR one IN SELECT conname FROM pg_constraint WHERE contype = 'c' AND conrelid = 'identity.attorneys'::regclass
      AND pg_get_constraintdef(oid) LIKE '%prepared%'
    LOOP EXECUTE format('ALTER TABLE identity.attorneys DROP CONSTRAINT %I', one); END LOOP;
  END $$;`;
const FREE = 'state,cms,certificate_sha256,report,verification_id,signed_at,revoked_at,revocation_id';
const keep = (ended: string, free: string): string => `
  CREATE OR REPLACE FUNCTION identity.keep_signed_attorney() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF OLD.state IN (${ended}) OR
      (to_jsonb(OLD) - '{${free}}'::text[]) IS DISTINCT FROM (to_jsonb(NEW) - '{${free}}'::text[])
      OR (OLD.state = 'signed' AND (NEW.state <> 'revoked' OR (OLD.cms, OLD.signed_at, OLD.verification_id) IS DISTINCT FROM
        (NEW.cms, NEW.signed_at, NEW.verification_id)))
    THEN RAISE EXCEPTION 'power of attorney % stays as it is', OLD.number USING ERRCODE = '23514'; END IF;
    RETURN NEW;
  END $$;`;

/** E-5.12: one that was prepared and never signed is thrown away; its number and text stay on record, and it stays thrown away. */
export class DiscardedAttorneys1700000300161 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${DROP_CHECKS}
      ALTER TABLE identity.attorneys ADD COLUMN discarded_at timestamptz, ADD COLUMN discarded_by text,
        ADD CONSTRAINT attorneys_state_known CHECK (state IN ('prepared','signed','revoked','discarded')),
        ADD CONSTRAINT attorneys_signed_or_not CHECK ((state IN ('prepared','discarded')) = (cms IS NULL) AND (cms IS NULL) = (signed_at IS NULL)),
        ADD CONSTRAINT attorneys_discarded CHECK ((state = 'discarded') = (discarded_at IS NOT NULL)
          AND (discarded_at IS NULL) = (discarded_by IS NULL));
      ${keep(`'revoked','discarded'`, `${FREE},discarded_at,discarded_by`)}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity.attorneys DISABLE TRIGGER keep_signed;
      ALTER TABLE identity.attorneys DROP CONSTRAINT attorneys_discarded;
      ALTER TABLE identity.attorneys DROP COLUMN discarded_at, DROP COLUMN discarded_by;
      SELECT set_config('qujat.scope', 'system', true);
      UPDATE identity.attorneys SET state = 'prepared' WHERE state = 'discarded';
      SELECT set_config('qujat.scope', '', true);
      ALTER TABLE identity.attorneys DROP CONSTRAINT attorneys_state_known, DROP CONSTRAINT attorneys_signed_or_not,
        ADD CHECK (state IN ('prepared','signed','revoked')),
        ADD CHECK ((state = 'prepared') = (cms IS NULL) AND (cms IS NULL) = (signed_at IS NULL));
      ALTER TABLE identity.attorneys ENABLE TRIGGER keep_signed;
      ${keep(`'revoked'`, FREE)}`);
  }
}
