import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Evidence by content, verifications, and which verification rests on which evidence. */
export class TrustEvidence1700000100001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [EVIDENCE, VERIFICATION, LINK]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE trust.verification_evidence, trust.verification, trust.evidence`);
  }
}

/** Written once and never changed; the same list or certificate serves many verifications. */
const EVIDENCE = `
  CREATE TABLE trust.evidence (
    sha256 text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    kind text NOT NULL CHECK (kind IN ('certificate', 'crl', 'ocsp', 'timestamp')),
    produced_at timestamptz,
    valid_until timestamptz,
    size integer NOT NULL,
    stored_at timestamptz NOT NULL
  );
  CREATE INDEX evidence_by_end ON trust.evidence (valid_until);
  REVOKE UPDATE, DELETE ON trust.evidence FROM qujat_app;`;

/** A verdict with what is needed to come to it again: the signature as a blob, the content by its digests. */
const VERIFICATION = `
  CREATE TABLE trust.verification (
    id uuid PRIMARY KEY,
    purpose text NOT NULL CHECK (purpose IN ('document', 'login')),
    outcome text NOT NULL CHECK (outcome IN ('accepted', 'waiting', 'rejected')),
    signature_sha256 text NOT NULL,
    content_digests jsonb NOT NULL,
    report jsonb NOT NULL,
    judged_at timestamptz NOT NULL,
    stored_at timestamptz NOT NULL
  );
  CREATE INDEX verification_by_signature ON trust.verification (signature_sha256);
  REVOKE UPDATE, DELETE ON trust.verification FROM qujat_app;
  ALTER TABLE trust.verification ENABLE ROW LEVEL SECURITY;
  ALTER TABLE trust.verification FORCE ROW LEVEL SECURITY;
  CREATE POLICY verification_is_written_by_all ON trust.verification FOR INSERT WITH CHECK (true);
  -- reports are shown to people by the context that asked for the verification, which knows whose they are
  CREATE POLICY verification_is_read_by_the_portal ON trust.verification FOR SELECT USING (platform.sees_everything());`;

const LINK = `
  CREATE TABLE trust.verification_evidence (
    verification_id uuid NOT NULL REFERENCES trust.verification (id),
    evidence_sha256 text NOT NULL REFERENCES trust.evidence (sha256),
    part text NOT NULL CHECK (part IN ('anchor', 'intermediate', 'certificate', 'crl', 'ocsp', 'timestamp')),
    PRIMARY KEY (verification_id, evidence_sha256, part)
  );
  CREATE INDEX verification_evidence_by_evidence ON trust.verification_evidence (evidence_sha256);
  REVOKE UPDATE, DELETE ON trust.verification_evidence FROM qujat_app;`;
