/** Persons, with names as in the certificate, and the certificates they have come with. */
export const PEOPLE = `
  CREATE TABLE identity.users (
    id uuid PRIMARY KEY,
    iin char(12) NOT NULL UNIQUE CHECK (iin ~ '^[0-9]{12}$'),
    surname text NOT NULL,
    name text NOT NULL,
    patronymic text,
    birth_date date NOT NULL,
    email text NOT NULL CHECK (email LIKE '%_@_%'),
    phone text NOT NULL CHECK (phone ~ '^[+][1-9][0-9]{6,14}$'),
    locale text NOT NULL CHECK (locale IN ('kk','ru','en')),
    state text NOT NULL DEFAULT 'active' CHECK (state IN ('active','suspended')),
    created_at timestamptz NOT NULL
  );
  -- E-5.13: accounts are never deleted.
  REVOKE DELETE ON identity.users FROM qujat_app;
  CREATE TABLE identity.certificates (
    sha256 text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    iin char(12) NOT NULL,
    bin char(12),
    facts jsonb NOT NULL,
    first_seen_at timestamptz NOT NULL
  );
  REVOKE UPDATE, DELETE ON identity.certificates FROM qujat_app;
  CREATE TABLE identity.operator_staff (
    iin char(12) PRIMARY KEY CHECK (iin ~ '^[0-9]{12}$'),
    bin char(12) NOT NULL CHECK (bin ~ '^[0-9]{12}$'),
    added_at timestamptz NOT NULL
  );`;

/** One-time nonces and sessions: only hashes of what the browser holds. */
export const SESSIONS = `
  CREATE TABLE identity.login_nonces (
    id uuid PRIMARY KEY,
    content bytea NOT NULL,
    presession_hash text NOT NULL,
    origin text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL CHECK (expires_at > created_at),
    used_at timestamptz
  );
  CREATE INDEX login_nonces_by_age ON identity.login_nonces (expires_at);
  CREATE TABLE identity.sessions (
    id uuid PRIMARY KEY,
    token_hash text NOT NULL UNIQUE,
    iin char(12) NOT NULL,
    bin char(12),
    certificate_sha256 text NOT NULL REFERENCES identity.certificates,
    locale text NOT NULL CHECK (locale IN ('kk','ru','en')),
    created_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL CHECK (expires_at > created_at),
    ended_at timestamptz
  );
  CREATE INDEX sessions_by_person ON identity.sessions (iin) WHERE ended_at IS NULL;`;
