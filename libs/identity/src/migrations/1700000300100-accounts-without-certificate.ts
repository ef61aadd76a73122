import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * D-3: people without a certificate, whom their organisation has enrolled. They have a number of the portal and a login, belong
 * to that organisation only, hold what is granted to them by name, and never sign (ADR 0086).
 */
export class AccountsWithoutCertificate1700000300100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identity.users
        DROP CONSTRAINT users_iin_check,
        ADD CONSTRAINT users_iin_check CHECK (iin ~ '^([0-9]{12}|Q[PU][0-9]{10})$'),
        ALTER COLUMN birth_date DROP NOT NULL,
        ALTER COLUMN email DROP NOT NULL,
        ALTER COLUMN phone DROP NOT NULL,
        ADD COLUMN enrolled_by uuid REFERENCES identity.participants,
        ADD COLUMN login text UNIQUE CHECK (login = lower(login) AND length(login) BETWEEN 3 AND 254 AND login !~ '^[0-9]{12}$'),
        ADD CONSTRAINT users_enrolled_check CHECK
          ((iin LIKE 'QU%') = (enrolled_by IS NOT NULL) AND (enrolled_by IS NOT NULL) = (login IS NOT NULL)),
        ADD CONSTRAINT users_own_data_check CHECK
          (enrolled_by IS NOT NULL OR (birth_date IS NOT NULL AND email IS NOT NULL AND phone IS NOT NULL));
      ALTER TABLE identity.sessions
        ALTER COLUMN certificate_sha256 DROP NOT NULL,
        ADD CONSTRAINT sessions_certificate_check CHECK
          ((certificate_sha256 IS NULL) = (iin LIKE 'QU%') AND (certificate_sha256 IS NOT NULL OR method = 'password'));
      ALTER TABLE identity.credentials ALTER COLUMN certificate_sha256 DROP NOT NULL;
      ALTER TABLE identity.power_checks ALTER COLUMN certificate_sha256 DROP NOT NULL;

      -- Whatever a program does: such a person works for one organisation, administers nothing, holds nothing by certificate.
      CREATE FUNCTION identity.keep_enrolled_members() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF EXISTS (SELECT 1 FROM identity.users u WHERE u.id = NEW.user_id AND u.enrolled_by IS NOT NULL AND
          (u.enrolled_by <> NEW.participant_id OR NEW.role <> 'employee' OR NEW.administrator OR NEW.certificate_powers))
        THEN RAISE EXCEPTION 'a person without a certificate holds only what is granted by name, in one organisation'
          USING ERRCODE = '23514', CONSTRAINT = 'memberships_without_certificate'; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER keep_enrolled_members BEFORE INSERT OR UPDATE ON identity.memberships
        FOR EACH ROW EXECUTE FUNCTION identity.keep_enrolled_members();

      CREATE TABLE identity.enrolments (
        id uuid PRIMARY KEY,
        participant_id uuid NOT NULL REFERENCES identity.participants,
        -- By a link in a letter (D-3.1), or with a login and a one-time password that are handed over (D-3.2).
        way text NOT NULL CHECK (way IN ('link','handed')),
        surname text NOT NULL CHECK (surname <> ''),
        name text NOT NULL CHECK (name <> ''),
        patronymic text CHECK (patronymic <> ''),
        email text CHECK (email LIKE '%_@_%'),
        login text CHECK (login = lower(login)),
        locale text NOT NULL CHECK (locale IN ('kk','ru','en')),
        role_id uuid REFERENCES identity.power_roles,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open','done','withdrawn')),
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL REFERENCES identity.users,
        created_by_name text NOT NULL,
        expires_at timestamptz NOT NULL CHECK (expires_at > created_at),
        settled_at timestamptz,
        -- Whom it made; or whose lost password and second factor it replaces.
        user_id uuid REFERENCES identity.users,
        CHECK ((state = 'open') = (settled_at IS NULL)),
        CHECK (state <> 'done' OR user_id IS NOT NULL),
        CHECK (way <> 'link' OR email IS NOT NULL),
        CHECK ((way = 'handed') = (login IS NOT NULL))
      );
      CREATE INDEX enrolments_of_participant ON identity.enrolments (participant_id, state, created_at, id);
      CREATE UNIQUE INDEX enrolments_by_email ON identity.enrolments (participant_id, lower(email)) WHERE state = 'open' AND way = 'link';
      CREATE UNIQUE INDEX enrolments_by_login ON identity.enrolments (login) WHERE state = 'open';
      REVOKE DELETE ON identity.enrolments FROM qujat_app;
      ALTER TABLE identity.enrolments ENABLE ROW LEVEL SECURITY;
      ALTER TABLE identity.enrolments FORCE ROW LEVEL SECURITY;
      CREATE POLICY enrolments_are_seen ON identity.enrolments FOR SELECT
        USING (platform.sees_everything() OR platform.acts_for(participant_id));
      CREATE POLICY enrolments_are_begun ON identity.enrolments FOR INSERT
        WITH CHECK (platform.scope() = 'system' OR (platform.acts_for(participant_id) AND state = 'open'));
      CREATE POLICY enrolments_are_settled ON identity.enrolments FOR UPDATE
        USING (platform.scope() = 'system' OR platform.acts_for(participant_id))
        WITH CHECK (platform.scope() = 'system' OR (platform.acts_for(participant_id) AND state <> 'done'));

      -- What proves that it is the invited person, as hashes, and what they have set up so far. Nobody's but the portal's.
      CREATE TABLE identity.enrolment_secrets (
        enrolment_id uuid PRIMARY KEY REFERENCES identity.enrolments,
        token_hash text UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
        one_time_hash text CHECK (one_time_hash LIKE '$argon2id$%'),
        -- The code in the letter is worked out from this id, as those of contacts are.
        code_id uuid,
        code_sent_at timestamptz,
        code_expires_at timestamptz,
        code_attempts integer NOT NULL DEFAULT 0,
        -- Held by the window in which code or one-time password was right.
        key_hash text UNIQUE CHECK (key_hash ~ '^[0-9a-f]{64}$'),
        key_expires_at timestamptz,
        password_hash text CHECK (password_hash LIKE '$argon2id$%'),
        totp_secret bytea,
        totp_attempts integer NOT NULL DEFAULT 0,
        CHECK ((code_id IS NULL) = (code_sent_at IS NULL) AND (code_id IS NULL) = (code_expires_at IS NULL)),
        CHECK ((key_hash IS NULL) = (key_expires_at IS NULL)),
        CHECK ((password_hash IS NULL) = (totp_secret IS NULL))
      );
      ALTER TABLE identity.enrolment_secrets ENABLE ROW LEVEL SECURITY;
      ALTER TABLE identity.enrolment_secrets FORCE ROW LEVEL SECURITY;
      CREATE POLICY enrolment_secrets_are_the_portals ON identity.enrolment_secrets
        USING (platform.scope() = 'system') WITH CHECK (platform.scope() = 'system')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE identity.enrolment_secrets, identity.enrolments;
      DROP TRIGGER keep_enrolled_members ON identity.memberships;
      DROP FUNCTION identity.keep_enrolled_members();
      ALTER TABLE identity.sessions DROP CONSTRAINT sessions_certificate_check;
      ALTER TABLE identity.users DROP CONSTRAINT users_own_data_check, DROP CONSTRAINT users_enrolled_check, DROP COLUMN login,
        DROP COLUMN enrolled_by`);
  }
}
