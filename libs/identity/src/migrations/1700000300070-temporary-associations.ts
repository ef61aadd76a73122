import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * E-5.1: a temporary association is what its members have agreed on. Each member is asked for its consent to the terms, and
 * terms that change are asked for again; the association acts until the last day of its contract (ADR 0074).
 */
export class TemporaryAssociations1700000300070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE identity.association_consents (
        id uuid PRIMARY KEY,
        association_id uuid NOT NULL REFERENCES identity.participants,
        member_id uuid NOT NULL REFERENCES identity.participants,
        -- What the member is asked to agree to, as it stood then, and the digest by which later terms are compared.
        terms jsonb NOT NULL,
        terms_sha256 text NOT NULL CHECK (terms_sha256 ~ '^[0-9a-f]{64}$'),
        state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked','given','refused','lapsed')),
        asked_at timestamptz NOT NULL,
        asked_by uuid NOT NULL REFERENCES identity.users,
        decided_at timestamptz,
        decided_by uuid REFERENCES identity.users,
        decided_by_name text,
        reason text NOT NULL DEFAULT '' CHECK (length(reason) <= 500),
        CHECK (association_id <> member_id),
        CHECK ((decided_at IS NULL) = (decided_by IS NULL) AND (decided_at IS NULL) = (decided_by_name IS NULL)),
        CHECK (state NOT IN ('given','refused') OR decided_at IS NOT NULL),
        CHECK (state <> 'asked' OR decided_at IS NULL),
        CHECK ((state = 'refused') <= (reason <> ''))
      );
      CREATE UNIQUE INDEX association_consent_stands ON identity.association_consents (association_id, member_id)
        WHERE state IN ('asked','given');
      CREATE INDEX association_consents_of_member ON identity.association_consents (member_id, asked_at);
      REVOKE DELETE ON identity.association_consents FROM qujat_app;
      ALTER TABLE identity.association_consents ENABLE ROW LEVEL SECURITY;
      ALTER TABLE identity.association_consents FORCE ROW LEVEL SECURITY;
      CREATE POLICY consents_are_seen ON identity.association_consents FOR SELECT
        USING (platform.sees_everything() OR platform.acts_for(association_id) OR platform.acts_for(member_id));
      CREATE POLICY consents_are_asked ON identity.association_consents FOR INSERT
        WITH CHECK (state = 'asked' AND (platform.scope() = 'system' OR platform.acts_for(association_id)));
      -- The member decides; the association can only let go of what was asked for other terms.
      CREATE POLICY consents_are_decided ON identity.association_consents FOR UPDATE
        USING (platform.scope() = 'system' OR platform.acts_for(association_id) OR platform.acts_for(member_id))
        WITH CHECK (platform.scope() = 'system' OR (platform.acts_for(member_id) AND state IN ('given','refused'))
          OR (platform.acts_for(association_id) AND state = 'lapsed'));
      CREATE FUNCTION identity.keep_consents() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF (OLD.id, OLD.association_id, OLD.member_id, OLD.terms, OLD.terms_sha256, OLD.asked_at, OLD.asked_by) IS DISTINCT FROM
          (NEW.id, NEW.association_id, NEW.member_id, NEW.terms, NEW.terms_sha256, NEW.asked_at, NEW.asked_by)
          OR NOT (OLD.state = 'asked' OR (OLD.state = 'given' AND NEW.state = 'lapsed'))
          OR (OLD.state = 'given' AND (OLD.decided_at, OLD.decided_by, OLD.decided_by_name) IS DISTINCT FROM
            (NEW.decided_at, NEW.decided_by, NEW.decided_by_name))
        THEN RAISE EXCEPTION 'a consent stays what it was when it was asked for and given' USING ERRCODE = '42501'; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER keep_consents BEFORE UPDATE ON identity.association_consents
        FOR EACH ROW EXECUTE FUNCTION identity.keep_consents();

      -- Until when the accredited version lets the association act.
      ALTER TABLE identity.participants ADD COLUMN valid_until date;
      CREATE FUNCTION identity.know_term() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.state = 'accredited' AND (OLD.state, OLD.version) IS DISTINCT FROM (NEW.state, NEW.version) THEN
          NEW.valid_until := (SELECT nullif(v.form->>'validUntil', '')::date FROM identity.participant_versions v
            WHERE v.participant_id = NEW.id AND v.version = NEW.version AND NEW.led_by IS NOT NULL);
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER know_term BEFORE UPDATE ON identity.participants FOR EACH ROW EXECUTE FUNCTION identity.know_term()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER know_term ON identity.participants; DROP FUNCTION identity.know_term();
      ALTER TABLE identity.participants DROP COLUMN valid_until;
      DROP TABLE identity.association_consents;
      DROP FUNCTION identity.keep_consents()`);
  }
}
