import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * E-5.1, E-5.7.1: what a participant can be. Each is known by twelve characters: a BIN, an IIN, or, for those who have neither
 * (temporary associations, foreign participants), a number that the portal gives (ADR 0060).
 */
export class KindsOfParticipants1700000300010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity.participants
        DROP CONSTRAINT participants_kind_check,
        DROP CONSTRAINT participants_bin_check,
        ADD COLUMN led_by char(12) CHECK (led_by ~ '^[0-9]{12}$'),
        ADD COLUMN country char(2) CHECK (country ~ '^[A-Z]{2}$'),
        ADD COLUMN foreign_number text CHECK (foreign_number <> ''),
        ADD CONSTRAINT participants_kind_check CHECK (kind IN
          ('legal-entity','branch','entrepreneur','individual','temporary-association','foreign')),
        ADD CONSTRAINT participants_bin_check CHECK (bin ~
          CASE kind WHEN 'temporary-association' THEN '^QT[0-9]{10}$' WHEN 'foreign' THEN '^QF[0-9]{10}$' ELSE '^[0-9]{12}$' END),
        -- A temporary association acts through its leading participant; nobody else is led.
        ADD CONSTRAINT participants_led_check CHECK ((led_by IS NOT NULL) = (kind = 'temporary-association')),
        ADD CONSTRAINT participants_foreign_check CHECK
          ((country IS NOT NULL) = (kind = 'foreign') AND (foreign_number IS NOT NULL) = (kind = 'foreign'));
      CREATE INDEX participants_led ON identity.participants (led_by) WHERE led_by IS NOT NULL;
      CREATE UNIQUE INDEX participants_abroad ON identity.participants (country, foreign_number) WHERE country IS NOT NULL;
      CREATE SEQUENCE identity.portal_numbers;

      -- Persons and organisations of other countries, as recognised certificates name them, and the number each has here.
      CREATE TABLE identity.foreign_identities (
        key char(12) PRIMARY KEY CHECK (key ~ CASE subject WHEN 'person' THEN '^QP[0-9]{10}$' ELSE '^QF[0-9]{10}$' END),
        subject text NOT NULL CHECK (subject IN ('person','organisation')),
        country char(2) NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
        number text NOT NULL CHECK (number <> ''),
        first_seen_at timestamptz NOT NULL,
        UNIQUE (subject, country, number)
      );
      REVOKE UPDATE, DELETE ON identity.foreign_identities FROM qujat_app;
      ALTER TABLE identity.foreign_identities ENABLE ROW LEVEL SECURITY;
      ALTER TABLE identity.foreign_identities FORCE ROW LEVEL SECURITY;
      CREATE POLICY foreign_identities_are_the_portals ON identity.foreign_identities
        USING (platform.sees_everything()) WITH CHECK (platform.scope() = 'system');
      ALTER TABLE identity.users DROP CONSTRAINT users_iin_check,
        ADD CONSTRAINT users_iin_check CHECK (iin ~ '^([0-9]{12}|QP[0-9]{10})$');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE identity.foreign_identities;
      DROP SEQUENCE identity.portal_numbers;
      DROP INDEX identity.participants_led, identity.participants_abroad;
      ALTER TABLE identity.users DROP CONSTRAINT users_iin_check, ADD CONSTRAINT users_iin_check CHECK (iin ~ '^[0-9]{12}$');
      ALTER TABLE identity.participants
        DROP CONSTRAINT participants_kind_check, DROP CONSTRAINT participants_bin_check,
        DROP COLUMN led_by, DROP COLUMN country, DROP COLUMN foreign_number,
        ADD CONSTRAINT participants_kind_check CHECK (kind IN ('legal-entity','entrepreneur')),
        ADD CONSTRAINT participants_bin_check CHECK (bin ~ '^[0-9]{12}$')`);
  }
}
