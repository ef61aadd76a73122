import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Outbox, inbox, audit trail, schedules, and the functions that policies of row-level security are written with. */
export class PlatformSchema1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [SCOPE_FUNCTIONS, OUTBOX, AUDIT, SCHEDULES]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE platform.schedules, platform.audit, platform.inbox, platform.outbox;
      DROP FUNCTION platform.refuse_change(), platform.sees_everything(), platform.acts_for(uuid),
        platform.participant_id(), platform.user_id(), platform.scope()`);
  }
}

const SCOPE_FUNCTIONS = `
  CREATE FUNCTION platform.scope() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT coalesce(nullif(current_setting('qujat.scope', true), ''), 'public') $$;
  CREATE FUNCTION platform.participant_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('qujat.participant_id', true), '')::uuid $$;
  CREATE FUNCTION platform.user_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('qujat.user_id', true), '')::uuid $$;
  CREATE FUNCTION platform.sees_everything() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT platform.scope() IN ('system', 'operator') $$;
  CREATE FUNCTION platform.acts_for(participant uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT coalesce(participant = platform.participant_id(), false) $$;`;

const OUTBOX = `
  CREATE TABLE platform.outbox (
    id uuid PRIMARY KEY,
    type text NOT NULL,
    aggregate_id uuid NOT NULL,
    payload jsonb NOT NULL,
    occurred_at timestamptz NOT NULL,
    correlation_id text,
    relayed_at timestamptz,
    settled_at timestamptz
  );
  CREATE INDEX outbox_to_relay ON platform.outbox (id) WHERE relayed_at IS NULL;
  CREATE INDEX outbox_to_settle ON platform.outbox (relayed_at) WHERE settled_at IS NULL AND relayed_at IS NOT NULL;
  CREATE INDEX outbox_settled ON platform.outbox (settled_at) WHERE settled_at IS NOT NULL;
  CREATE TABLE platform.inbox (
    consumer text NOT NULL,
    event_id uuid NOT NULL,
    handled_at timestamptz NOT NULL,
    PRIMARY KEY (event_id, consumer)
  );
  -- The product writes events; only the relay, which does not take on the role, reads and marks them.
  REVOKE SELECT, UPDATE, DELETE ON platform.outbox FROM qujat_app;
  REVOKE UPDATE, DELETE ON platform.inbox FROM qujat_app;`;

const AUDIT = `
  CREATE TABLE platform.audit (
    id uuid PRIMARY KEY,
    at timestamptz NOT NULL,
    act text NOT NULL,
    subject_type text NOT NULL,
    subject_id uuid NOT NULL,
    participant_id uuid,
    scope text NOT NULL,
    actor_name text,
    actor_user_id uuid,
    actor_iin text,
    actor_bin text,
    certificate_sha256 text,
    detail jsonb NOT NULL,
    correlation_id text
  );
  CREATE INDEX audit_by_subject ON platform.audit (subject_id, id);
  CREATE INDEX audit_by_participant ON platform.audit (participant_id, id);
  CREATE FUNCTION platform.refuse_change() RETURNS trigger LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION '%.% is append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = '42501'; END $$;
  CREATE TRIGGER audit_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON platform.audit
    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
  REVOKE UPDATE, DELETE ON platform.audit FROM qujat_app;
  ALTER TABLE platform.audit ENABLE ROW LEVEL SECURITY;
  ALTER TABLE platform.audit FORCE ROW LEVEL SECURITY;
  CREATE POLICY audit_is_written_by_all ON platform.audit FOR INSERT WITH CHECK (true);
  CREATE POLICY audit_is_read_by_its_participant ON platform.audit FOR SELECT
    USING (platform.sees_everything() OR platform.acts_for(participant_id));`;

const SCHEDULES = `
  CREATE TABLE platform.schedules (
    name text PRIMARY KEY,
    next_at timestamptz NOT NULL,
    last_at timestamptz,
    last_error text
  );`;
