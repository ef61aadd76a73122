import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A batch is its maker's: colleagues sign with keys of their own. */
const OWN = `platform.scope() = 'system' OR (platform.acts_for(participant_id) AND user_id = platform.user_id())`;
const WITH_BATCH = `EXISTS (SELECT 1 FROM exchange.signing_batches b WHERE b.id = batch_id)`;

const walled = (table: string): string =>
  `ALTER TABLE exchange.${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE exchange.${table} FORCE ROW LEVEL SECURITY;`;

/** Many documents signed in one go: what was asked for and how each document came off, so that a reload loses nothing. */
export class SigningBatches1700000400160 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exchange.signing_batches (
        id uuid PRIMARY KEY,
        participant_id uuid NOT NULL,
        user_id uuid NOT NULL,
        -- The same request again finds the same batch.
        request_id uuid NOT NULL,
        and_send boolean NOT NULL,
        -- Who acts, as the session knew them: powers and certificate are asked again at each document's own moment.
        actor jsonb NOT NULL,
        made_at timestamptz NOT NULL,
        UNIQUE (participant_id, user_id, request_id)
      );
      CREATE INDEX signing_batches_by_person ON exchange.signing_batches (participant_id, user_id, made_at DESC);
      CREATE TABLE exchange.signing_items (
        batch_id uuid NOT NULL REFERENCES exchange.signing_batches ON DELETE CASCADE,
        document_id uuid NOT NULL REFERENCES exchange.documents ON DELETE CASCADE,
        position smallint NOT NULL CHECK (position BETWEEN 1 AND 500),
        -- The bytes that were shown: no others are signed.
        content_sha256 text,
        state text NOT NULL CHECK (state IN ('prepared','submitted','signed','waits','refused','cancelled')),
        -- As it was handed in, until it is dealt with.
        signature bytea,
        signature_id uuid,
        refusal jsonb,
        sent boolean NOT NULL DEFAULT false,
        send_refusal jsonb,
        submitted_at timestamptz,
        settled_at timestamptz,
        PRIMARY KEY (batch_id, document_id),
        UNIQUE (batch_id, position),
        CHECK ((state = 'submitted') = (signature IS NOT NULL)),
        CHECK ((state = 'refused') = (refusal IS NOT NULL)),
        CHECK ((state IN ('signed','waits')) = (signature_id IS NOT NULL)),
        CHECK ((state IN ('prepared','submitted')) = (settled_at IS NULL))
      );
      CREATE INDEX signing_items_submitted ON exchange.signing_items (submitted_at) WHERE state = 'submitted';
      CREATE INDEX signing_items_by_document ON exchange.signing_items (document_id);
      ${walled('signing_batches')}
      CREATE POLICY batches_are_their_makers ON exchange.signing_batches USING (${OWN}) WITH CHECK (${OWN});
      ${walled('signing_items')}
      CREATE POLICY items_go_with_the_batch ON exchange.signing_items USING (${WITH_BATCH}) WITH CHECK (${WITH_BATCH});`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE exchange.signing_items; DROP TABLE exchange.signing_batches');
  }
}
