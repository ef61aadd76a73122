/** Files by content: the bytes themselves are in the blob store under their SHA-256. */
export const FILES = `
  CREATE TABLE exchange.document_files (
    id uuid PRIMARY KEY,
    document_id uuid NOT NULL REFERENCES exchange.documents ON DELETE CASCADE,
    position smallint NOT NULL DEFAULT 1,
    name text NOT NULL,
    media_type text NOT NULL,
    size bigint NOT NULL CHECK (size > 0 AND size <= 52428800),
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    uploaded_at timestamptz NOT NULL,
    UNIQUE (document_id, position)
  );
  CREATE INDEX document_files_sha256 ON exchange.document_files (sha256);`;

/** One detached CMS per signer; a further one never touches those before it. */
export const SIGNATURES = `
  CREATE TABLE exchange.signatures (
    id uuid PRIMARY KEY,
    document_id uuid NOT NULL REFERENCES exchange.documents ON DELETE CASCADE,
    side text NOT NULL CHECK (side IN ('sender','recipient')),
    state text NOT NULL CHECK (state IN ('verifying','accepted','rejected')),
    waiting_for text CHECK (waiting_for IN ('ocsp','tsa')),
    submitted bytea NOT NULL,
    submitted_sha256 text NOT NULL,
    cms bytea NOT NULL,
    certificate_sha256 text NOT NULL,
    signer jsonb NOT NULL,
    certificate jsonb NOT NULL,
    report jsonb NOT NULL,
    submitted_at timestamptz NOT NULL,
    submitted_by jsonb NOT NULL,
    tried_at timestamptz NOT NULL,
    settled_at timestamptz,
    -- What the verdict rests on, in trust's keeping (E-7.5.3).
    verification_id uuid,
    CHECK ((state = 'verifying') = (settled_at IS NULL)),
    CHECK ((state = 'verifying') = (verification_id IS NULL)),
    UNIQUE (document_id, submitted_sha256)
  );
  CREATE UNIQUE INDEX signatures_one_per_certificate ON exchange.signatures (document_id, side, certificate_sha256)
    WHERE state <> 'rejected';
  CREATE INDEX signatures_waiting ON exchange.signatures (tried_at) WHERE state = 'verifying';`;

/** Signed statements: recall and refusal. */
export const STATEMENTS = `
  CREATE TABLE exchange.statements (
    id uuid PRIMARY KEY,
    document_id uuid NOT NULL REFERENCES exchange.documents ON DELETE CASCADE,
    participant_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('recall','refusal')),
    state text NOT NULL CHECK (state IN ('prepared','verifying','accepted','rejected','late')),
    reason text NOT NULL,
    content bytea NOT NULL,
    sha256 text NOT NULL,
    prepared_at timestamptz NOT NULL,
    prepared_by jsonb NOT NULL,
    cms bytea,
    certificate_sha256 text,
    signer jsonb,
    report jsonb,
    waiting_for text CHECK (waiting_for IN ('ocsp','tsa')),
    signed_at timestamptz,
    tried_at timestamptz,
    verification_id uuid,
    CHECK ((state = 'prepared') = (cms IS NULL))
  );
  CREATE UNIQUE INDEX statements_one_outcome ON exchange.statements (document_id) WHERE state = 'accepted';
  CREATE UNIQUE INDEX statements_one_waiting ON exchange.statements (document_id, kind) WHERE state = 'verifying';
  CREATE INDEX statements_waiting ON exchange.statements (tried_at) WHERE state = 'verifying';`;

/** The receipt of a document: one, ever. */
export const RECEIPTS = `
  CREATE TABLE exchange.receipts (
    document_id uuid PRIMARY KEY REFERENCES exchange.documents,
    state text NOT NULL CHECK (state IN ('pending','received')),
    opened_at timestamptz NOT NULL,
    opened_by jsonb NOT NULL,
    record bytea NOT NULL,
    signature bytea,
    received_at timestamptz,
    tried_at timestamptz NOT NULL,
    CHECK ((state = 'received') = (received_at IS NOT NULL AND signature IS NOT NULL))
  );
  REVOKE DELETE ON exchange.receipts FROM qujat_app;
  CREATE INDEX receipts_pending ON exchange.receipts (tried_at) WHERE state = 'pending';`;

/** The document's events under the names of ETSI EN 319 522; written once, never changed. */
export const TIMELINE = `
  CREATE TABLE exchange.timeline (
    id uuid PRIMARY KEY,
    document_id uuid NOT NULL REFERENCES exchange.documents ON DELETE CASCADE,
    at timestamptz NOT NULL,
    event text NOT NULL,
    audience text NOT NULL CHECK (audience IN ('both','sender','recipient')),
    actor jsonb,
    detail jsonb NOT NULL,
    -- Events of one moment keep the order in which they were written.
    position bigint GENERATED ALWAYS AS IDENTITY
  );
  CREATE INDEX timeline_by_document ON exchange.timeline (document_id, position);
  REVOKE UPDATE, DELETE ON exchange.timeline FROM qujat_app;`;
