/** Participants, each form of theirs as it was submitted, and who belongs to them. */
export const PARTICIPANTS = `
  CREATE TABLE identity.participants (
    id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('legal-entity','entrepreneur')),
    -- BIN of a legal entity, IIN of an entrepreneur.
    bin char(12) NOT NULL UNIQUE CHECK (bin ~ '^[0-9]{12}$'),
    name_kk text NOT NULL CHECK (name_kk <> ''),
    name_ru text NOT NULL CHECK (name_ru <> ''),
    name_en text NOT NULL CHECK (name_en <> ''),
    search_text text NOT NULL GENERATED ALWAYS AS (lower(bin || ' ' || name_kk || ' ' || name_ru || ' ' || name_en)) STORED,
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft','submitted','accredited','refused')),
    version integer NOT NULL DEFAULT 1 CHECK (version > 0),
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL REFERENCES identity.users,
    submitted_at timestamptz,
    accredited_at timestamptz,
    CHECK (state = 'draft' OR submitted_at IS NOT NULL),
    CHECK ((state = 'accredited') = (accredited_at IS NOT NULL))
  );
  REVOKE DELETE ON identity.participants FROM qujat_app;
  CREATE INDEX participants_register ON identity.participants (name_ru, id) WHERE state = 'accredited';
  CREATE INDEX participants_queue ON identity.participants (state, submitted_at, id);
  CREATE TABLE identity.participant_versions (
    participant_id uuid NOT NULL REFERENCES identity.participants,
    version integer NOT NULL CHECK (version > 0),
    form jsonb NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by uuid NOT NULL REFERENCES identity.users,
    PRIMARY KEY (participant_id, version)
  );
  REVOKE DELETE ON identity.participant_versions FROM qujat_app;
  CREATE TABLE identity.memberships (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES identity.users,
    participant_id uuid NOT NULL REFERENCES identity.participants,
    role text NOT NULL CHECK (role IN ('first-head','sign-right','employee','individual')),
    administrator boolean NOT NULL,
    state text NOT NULL DEFAULT 'active' CHECK (state IN ('active','suspended')),
    created_at timestamptz NOT NULL,
    UNIQUE (user_id, participant_id)
  );
  REVOKE DELETE ON identity.memberships FROM qujat_app;
  CREATE TABLE identity.accreditation_decisions (
    id uuid PRIMARY KEY,
    participant_id uuid NOT NULL REFERENCES identity.participants,
    version integer NOT NULL,
    decision text NOT NULL CHECK (decision IN ('accepted','refused')),
    checks jsonb NOT NULL,
    reasons text[] NOT NULL,
    comment text NOT NULL,
    decided_at timestamptz NOT NULL,
    decided_by jsonb NOT NULL,
    -- One decision for one application: two operators cannot both decide.
    UNIQUE (participant_id, version),
    CHECK (decision = 'accepted' OR cardinality(reasons) > 0)
  );
  REVOKE UPDATE, DELETE ON identity.accreditation_decisions FROM qujat_app;`;

/** The usage agreement and the public offer, and who has signed which (E-5.14). */
export const AGREEMENTS = `
  CREATE TABLE identity.agreements (
    id uuid PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('usage-agreement','public-offer')),
    version integer NOT NULL CHECK (version > 0),
    title jsonb NOT NULL,
    content bytea NOT NULL,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    effective_from timestamptz NOT NULL,
    UNIQUE (kind, version)
  );
  REVOKE UPDATE, DELETE ON identity.agreements FROM qujat_app;
  CREATE TABLE identity.acceptances (
    id uuid PRIMARY KEY,
    agreement_id uuid NOT NULL REFERENCES identity.agreements,
    user_id uuid NOT NULL REFERENCES identity.users,
    participant_id uuid REFERENCES identity.participants,
    signature bytea NOT NULL,
    report jsonb NOT NULL,
    signer_name text NOT NULL,
    accepted_at timestamptz NOT NULL,
    UNIQUE (agreement_id, user_id)
  );
  CREATE UNIQUE INDEX acceptances_of_participants ON identity.acceptances (agreement_id, participant_id)
    WHERE participant_id IS NOT NULL;
  REVOKE UPDATE, DELETE ON identity.acceptances FROM qujat_app;`;
