/** What a participant grants by roles and powers of attorney (E-5.12); administrators are appointed one by one. */
const ACTS = `('document.prepare','document.approve','document.sign','document.send','document.receive','document.recall',
  'counterparty.manage','billing.manage','participant.export')`;

/** Types of documents are the exchange's: here a code, checked by the program. */
const GRANT = `
    act text NOT NULL CHECK (act IN ${ACTS}),
    document_type text CHECK (document_type ~ '^[a-z][a-z-]{1,49}$'),
    amount_limit bigint CHECK (amount_limit BETWEEN 0 AND 9007199254740991),
    department_id uuid,
    -- Only documents have a type, a sum and a department.
    CHECK (act LIKE 'document.%' OR (document_type IS NULL AND amount_limit IS NULL AND department_id IS NULL)),
    FOREIGN KEY (participant_id, department_id) REFERENCES identity.departments (participant_id, id)`;

/** Departments of a participant: a tree without cycles, ten levels at most. */
export const DEPARTMENTS = `
  CREATE TABLE identity.departments (
    id uuid PRIMARY KEY,
    participant_id uuid NOT NULL REFERENCES identity.participants,
    parent_id uuid,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    created_at timestamptz NOT NULL,
    archived_at timestamptz,
    UNIQUE (participant_id, id),
    FOREIGN KEY (participant_id, parent_id) REFERENCES identity.departments (participant_id, id)
  );
  CREATE UNIQUE INDEX departments_by_name ON identity.departments (participant_id, coalesce(parent_id, participant_id), lower(name))
    WHERE archived_at IS NULL;
  REVOKE DELETE ON identity.departments FROM qujat_app;
  CREATE FUNCTION identity.keep_departments_a_tree() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE
    above uuid := NEW.parent_id;
    height integer := 1;
  BEGIN
    WHILE above IS NOT NULL LOOP
      height := height + 1;
      IF above = NEW.id OR height > 10
      THEN RAISE EXCEPTION 'departments form a tree of ten levels at most' USING ERRCODE = '23514'; END IF;
      SELECT d.parent_id INTO above FROM identity.departments d WHERE d.id = above;
    END LOOP;
    RETURN NEW;
  END $$;
  CREATE TRIGGER keep_a_tree BEFORE INSERT OR UPDATE OF parent_id ON identity.departments
    FOR EACH ROW EXECUTE FUNCTION identity.keep_departments_a_tree();
  CREATE FUNCTION identity.department_with_parts(top uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
    WITH RECURSIVE parts AS (
      SELECT d.id FROM identity.departments d WHERE d.id = top
      UNION SELECT d.id FROM identity.departments d JOIN parts p ON d.parent_id = p.id)
    SELECT CASE WHEN top IS NOT NULL THEN (SELECT coalesce(jsonb_agg(id), '[]') FROM parts) END $$;`;

/** Roles of a participant with their grants by version, and who has which role from when to when. */
export const ROLES = `
  ALTER TABLE identity.memberships ADD CONSTRAINT memberships_of_participants UNIQUE (participant_id, id);
  ALTER TABLE identity.memberships
    ADD COLUMN certificate_powers boolean NOT NULL DEFAULT true,
    ADD COLUMN department_id uuid,
    ADD COLUMN state_reason text,
    ADD COLUMN state_changed_at timestamptz,
    ADD COLUMN state_changed_by text,
    ADD FOREIGN KEY (participant_id, department_id) REFERENCES identity.departments (participant_id, id);
  CREATE TABLE identity.power_roles (
    id uuid PRIMARY KEY,
    participant_id uuid NOT NULL REFERENCES identity.participants,
    -- What a certificate without further ado gives, where the administrator has changed it.
    code text CHECK (code IN ('sign-right','employee')),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    version integer NOT NULL CHECK (version > 0),
    created_at timestamptz NOT NULL,
    archived_at timestamptz,
    CHECK (code IS NULL OR archived_at IS NULL),
    UNIQUE (participant_id, id),
    UNIQUE (participant_id, code)
  );
  CREATE UNIQUE INDEX power_roles_by_name ON identity.power_roles (participant_id, lower(name))
    WHERE archived_at IS NULL AND code IS NULL;
  REVOKE DELETE ON identity.power_roles FROM qujat_app;
  CREATE TABLE identity.role_grants (
    id uuid PRIMARY KEY,
    participant_id uuid NOT NULL,
    role_id uuid NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    ${GRANT},
    FOREIGN KEY (participant_id, role_id) REFERENCES identity.power_roles (participant_id, id)
  );
  CREATE INDEX role_grants_by_role ON identity.role_grants (role_id, version);
  -- What a role once gave stays known: a new version, never a changed one.
  REVOKE UPDATE, DELETE ON identity.role_grants FROM qujat_app;
  CREATE TABLE identity.member_roles (
    id uuid PRIMARY KEY,
    participant_id uuid NOT NULL,
    membership_id uuid NOT NULL,
    role_id uuid NOT NULL,
    valid_from timestamptz NOT NULL,
    valid_to timestamptz CHECK (valid_to > valid_from),
    assigned_at timestamptz NOT NULL,
    assigned_by text NOT NULL,
    ended_at timestamptz,
    ended_by text,
    FOREIGN KEY (participant_id, membership_id) REFERENCES identity.memberships (participant_id, id),
    FOREIGN KEY (participant_id, role_id) REFERENCES identity.power_roles (participant_id, id)
  );
  CREATE UNIQUE INDEX member_roles_once ON identity.member_roles (membership_id, role_id) WHERE ended_at IS NULL;
  REVOKE DELETE ON identity.member_roles FROM qujat_app;`;

/** Powers of attorney: the signed bytes, their grants, their revocation. */
export const ATTORNEYS = `
  CREATE TABLE identity.attorneys (
    id uuid PRIMARY KEY,
    participant_id uuid NOT NULL REFERENCES identity.participants,
    number text NOT NULL,
    parent_id uuid,
    state text NOT NULL CHECK (state IN ('prepared','signed','revoked')),
    issuer_id uuid NOT NULL,
    holder_id uuid NOT NULL,
    issuer_name text NOT NULL,
    holder_name text NOT NULL,
    holder_iin char(12) NOT NULL,
    valid_from timestamptz NOT NULL,
    valid_to timestamptz NOT NULL CHECK (valid_to > valid_from),
    substitution boolean NOT NULL,
    content bytea NOT NULL,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    prepared_at timestamptz NOT NULL,
    cms bytea,
    certificate_sha256 text,
    report jsonb,
    verification_id uuid,
    signed_at timestamptz,
    revoked_at timestamptz,
    -- The revocation that ended it: its own, or that of the power it was handed on from.
    revocation_id uuid,
    UNIQUE (participant_id, number),
    UNIQUE (participant_id, id),
    CHECK (holder_id <> issuer_id),
    CHECK ((state = 'prepared') = (cms IS NULL) AND (cms IS NULL) = (signed_at IS NULL)),
    CHECK ((cms IS NULL) = (verification_id IS NULL) AND (cms IS NULL) = (report IS NULL)),
    CHECK ((state = 'revoked') = (revoked_at IS NOT NULL) AND (state = 'revoked') = (revocation_id IS NOT NULL)),
    FOREIGN KEY (participant_id, parent_id) REFERENCES identity.attorneys (participant_id, id),
    FOREIGN KEY (participant_id, issuer_id) REFERENCES identity.memberships (participant_id, id),
    FOREIGN KEY (participant_id, holder_id) REFERENCES identity.memberships (participant_id, id)
  );
  CREATE INDEX attorneys_by_holder ON identity.attorneys (holder_id) WHERE state = 'signed';
  CREATE INDEX attorneys_by_parent ON identity.attorneys (parent_id) WHERE parent_id IS NOT NULL;
  REVOKE DELETE ON identity.attorneys FROM qujat_app;
  CREATE FUNCTION identity.keep_signed_attorney() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF OLD.state = 'revoked' OR
      (to_jsonb(OLD) - '{state,cms,certificate_sha256,report,verification_id,signed_at,revoked_at,revocation_id}'::text[]) IS DISTINCT FROM
      (to_jsonb(NEW) - '{state,cms,certificate_sha256,report,verification_id,signed_at,revoked_at,revocation_id}'::text[])
      OR (OLD.state = 'signed' AND (NEW.state <> 'revoked' OR (OLD.cms, OLD.signed_at, OLD.verification_id) IS DISTINCT FROM
        (NEW.cms, NEW.signed_at, NEW.verification_id)))
    THEN RAISE EXCEPTION 'power of attorney % stays as it is', OLD.number USING ERRCODE = '23514'; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER keep_signed BEFORE UPDATE ON identity.attorneys FOR EACH ROW EXECUTE FUNCTION identity.keep_signed_attorney();
  CREATE TABLE identity.attorney_grants (
    id uuid PRIMARY KEY,
    participant_id uuid NOT NULL,
    attorney_id uuid NOT NULL,
    ${GRANT},
    FOREIGN KEY (participant_id, attorney_id) REFERENCES identity.attorneys (participant_id, id)
  );
  CREATE INDEX attorney_grants_by_attorney ON identity.attorney_grants (attorney_id);
  REVOKE UPDATE, DELETE ON identity.attorney_grants FROM qujat_app;
  CREATE TABLE identity.attorney_revocations (
    id uuid PRIMARY KEY,
    participant_id uuid NOT NULL,
    attorney_id uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('prepared','signed')),
    reason text NOT NULL CHECK (length(reason) BETWEEN 3 AND 1000),
    content bytea NOT NULL,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    prepared_at timestamptz NOT NULL,
    prepared_by uuid NOT NULL REFERENCES identity.users,
    signer_name text NOT NULL,
    cms bytea,
    report jsonb,
    verification_id uuid,
    signed_at timestamptz,
    CHECK ((state = 'prepared') = (cms IS NULL) AND (cms IS NULL) = (signed_at IS NULL)),
    UNIQUE (participant_id, id),
    FOREIGN KEY (participant_id, attorney_id) REFERENCES identity.attorneys (participant_id, id)
  );
  -- One outcome: a power is revoked once.
  CREATE UNIQUE INDEX attorney_revocations_once ON identity.attorney_revocations (attorney_id) WHERE state = 'signed';
  REVOKE DELETE ON identity.attorney_revocations FROM qujat_app;
  CREATE FUNCTION identity.keep_signed_revocation() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF OLD.state = 'signed' OR OLD.content <> NEW.content OR OLD.attorney_id <> NEW.attorney_id
    THEN RAISE EXCEPTION 'a signed revocation stays as it is' USING ERRCODE = '23514'; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER keep_signed BEFORE UPDATE ON identity.attorney_revocations
    FOR EACH ROW EXECUTE FUNCTION identity.keep_signed_revocation();`;

/** E-5.12, E-7.5.2: what was checked at the moment of an act, kept for good. */
export const CHECKS = `
  CREATE TABLE identity.power_checks (
    id uuid PRIMARY KEY,
    participant_id uuid NOT NULL REFERENCES identity.participants,
    at timestamptz NOT NULL,
    act text NOT NULL,
    subject_type text NOT NULL,
    subject_id uuid NOT NULL,
    user_id uuid NOT NULL REFERENCES identity.users,
    actor_name text NOT NULL,
    actor_iin char(12) NOT NULL,
    certificate_sha256 text NOT NULL,
    document_type text,
    amount bigint,
    department_id uuid,
    outcome text NOT NULL CHECK (outcome IN ('allowed','refused')),
    -- The power used: null when none allowed it.
    source text CHECK (source IN ('certificate','role','attorney')),
    source_id uuid,
    source_version integer,
    source_name text,
    reasons jsonb NOT NULL,
    CHECK ((outcome = 'allowed') = (source IS NOT NULL)),
    CHECK (source IS NULL OR source = 'certificate' OR source_id IS NOT NULL OR source_version = 0)
  );
  CREATE INDEX power_checks_by_subject ON identity.power_checks (participant_id, subject_id, id);
  CREATE INDEX power_checks_by_user ON identity.power_checks (participant_id, user_id, id);
  CREATE INDEX power_checks_by_source ON identity.power_checks (source_id, id) WHERE source_id IS NOT NULL;
  REVOKE UPDATE, DELETE ON identity.power_checks FROM qujat_app;
  CREATE TRIGGER power_checks_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON identity.power_checks
    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();`;

/** All that a member was granted and that stands at `at`; the program adds what the certificate gives. */
export const POWERS_OF = `
  CREATE FUNCTION identity.powers_of(of_user uuid, of_participant uuid, at timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
    WITH member AS (SELECT m.id, m.certificate_powers, m.administrator FROM identity.memberships m
        JOIN identity.users u ON u.id = m.user_id AND u.state = 'active'
        WHERE m.user_id = of_user AND m.participant_id = of_participant AND m.state = 'active'),
      granted AS (
        SELECT g.act, g.document_type, g.amount_limit, g.department_id, a.valid_from, a.valid_to, 'role' AS kind, r.id, r.version, r.name,
          NULL AS code
        FROM member m JOIN identity.member_roles a ON a.membership_id = m.id AND a.ended_at IS NULL
          JOIN identity.power_roles r ON r.id = a.role_id AND r.archived_at IS NULL
          JOIN identity.role_grants g ON g.role_id = r.id AND g.version = r.version
        UNION ALL
        SELECT g.act, g.document_type, g.amount_limit, g.department_id, NULL, NULL, 'role', r.id, r.version, r.name, r.code
        FROM member m JOIN identity.power_roles r ON m.certificate_powers AND r.participant_id = of_participant AND r.code IS NOT NULL
          JOIN identity.role_grants g ON g.role_id = r.id AND g.version = r.version
        UNION ALL
        SELECT g.act, g.document_type, g.amount_limit, g.department_id, a.valid_from, a.valid_to, 'attorney', a.id, 1, a.number, NULL
        FROM member m JOIN identity.attorneys a ON a.holder_id = m.id AND a.state = 'signed' AND a.valid_to > at
          JOIN identity.attorney_grants g ON g.attorney_id = a.id)
    SELECT jsonb_build_object(
      'active', EXISTS (SELECT 1 FROM member),
      'administrator', coalesce((SELECT administrator FROM member), false),
      'byCertificate', coalesce((SELECT certificate_powers FROM member), false),
      'changed', (SELECT coalesce(jsonb_agg(r.code), '[]') FROM identity.power_roles r
        WHERE r.participant_id = of_participant AND r.code IS NOT NULL),
      'grants', coalesce((SELECT jsonb_agg(jsonb_build_object('act', act, 'documentType', document_type, 'limit', amount_limit,
        'departments', identity.department_with_parts(department_id), 'from', valid_from, 'until', valid_to, 'kind', kind, 'id', id,
        'version', version, 'name', name, 'code', code)) FROM granted), '[]')) $$;`;

const ALL = 'platform.sees_everything()';
const SYSTEM = `platform.scope() = 'system'`;
const OWN = 'platform.acts_for(participant_id)';
const TABLES = [
  ...['departments', 'power_roles', 'role_grants', 'member_roles'],
  ...['attorneys', 'attorney_grants', 'attorney_revocations', 'power_checks'],
];

/** Powers are the business of their participant; the operator sees them and grants none (E-10.2.3). */
export const POWER_POLICIES = TABLES.map(
  (table) => `
  ALTER TABLE identity.${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE identity.${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_are_seen ON identity.${table} FOR SELECT USING (${ALL} OR ${OWN});
  CREATE POLICY ${table}_are_made ON identity.${table} FOR INSERT WITH CHECK (${SYSTEM} OR ${OWN});
  CREATE POLICY ${table}_are_changed ON identity.${table} FOR UPDATE USING (${SYSTEM} OR ${OWN}) WITH CHECK (${SYSTEM} OR ${OWN});`,
).join('\n');

/**
 * E-5.13: somebody can always administer. Whoever takes the last administrator away is refused at the commit; two who take
 * one away each wait for one another.
 */
export const LAST_ADMINISTRATOR = `
  CREATE FUNCTION identity.keep_an_administrator() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('identity.powers:' || NEW.participant_id, 0));
    IF NOT EXISTS (SELECT 1 FROM identity.memberships m
      WHERE m.participant_id = NEW.participant_id AND m.administrator AND m.state = 'active')
    THEN RAISE EXCEPTION 'participant % has no administrator left', NEW.participant_id
      USING ERRCODE = '23514', CONSTRAINT = 'memberships_keep_an_administrator'; END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER memberships_keep_an_administrator AFTER UPDATE OF administrator, state ON identity.memberships
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (OLD.administrator AND OLD.state = 'active' AND NOT (NEW.administrator AND NEW.state = 'active'))
    EXECUTE FUNCTION identity.keep_an_administrator();`;
