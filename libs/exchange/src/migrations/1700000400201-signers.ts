import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = `platform.scope() = 'system' OR platform.acts_for(participant_id)`;

/** Who is to sign on a side, in order or in parallel: the side's own affair, which the other parties do not see (ADR 0090). */
export class Signers1700000400201 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exchange.signing_orders (
        document_id uuid NOT NULL REFERENCES exchange.documents ON DELETE CASCADE,
        participant_id uuid NOT NULL,
        in_order boolean NOT NULL,
        -- [{userId, name}]; both null: anyone with the power.
        signers jsonb NOT NULL CHECK (jsonb_typeof(signers) = 'array' AND jsonb_array_length(signers) BETWEEN 1 AND 10),
        set_at timestamptz NOT NULL,
        set_by jsonb NOT NULL,
        PRIMARY KEY (document_id, participant_id)
      );
      ALTER TABLE exchange.signing_orders ENABLE ROW LEVEL SECURITY;
      ALTER TABLE exchange.signing_orders FORCE ROW LEVEL SECURITY;
      CREATE POLICY signing_orders_stay_inside ON exchange.signing_orders USING (${OWN}) WITH CHECK (${OWN});`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE exchange.signing_orders');
  }
}
