import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * ADR 0026, E-10.1.2: a signed acceptance waits here while OCSP or the TSA is silent. The signature is kept as far as it got; one
 * that is refused in the end stays with the reason until the next one.
 */
export class WaitingAcceptances1700000300160 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE identity.counterparty_waiting_acceptances (
        invitation_id uuid PRIMARY KEY REFERENCES identity.counterparty_invitations,
        participant_id uuid NOT NULL REFERENCES identity.participants,
        content bytea NOT NULL,
        signature bytea NOT NULL,
        -- Null: it does not wait any more, it was refused.
        waiting_for text CHECK (waiting_for IN ('ocsp','tsa')),
        refusal jsonb,
        signer jsonb NOT NULL,
        submitted_at timestamptz NOT NULL,
        tried_at timestamptz NOT NULL,
        CHECK ((waiting_for IS NULL) = (refusal IS NOT NULL))
      );
      CREATE INDEX acceptances_to_take_up ON identity.counterparty_waiting_acceptances (tried_at) WHERE waiting_for IS NOT NULL;
      ALTER TABLE identity.counterparty_waiting_acceptances ENABLE ROW LEVEL SECURITY;
      ALTER TABLE identity.counterparty_waiting_acceptances FORCE ROW LEVEL SECURITY;
      CREATE POLICY waiting_acceptances_are_ones_own ON identity.counterparty_waiting_acceptances
        USING (platform.scope() = 'system' OR platform.acts_for(participant_id))
        WITH CHECK (platform.scope() = 'system' OR platform.acts_for(participant_id))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE identity.counterparty_waiting_acceptances');
  }
}
