import type { MigrationInterface, QueryRunner } from 'typeorm';

const walled = (table: string): string =>
  `ALTER TABLE billing.${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE billing.${table} FORCE ROW LEVEL SECURITY;`;
const EVERYTHING = 'platform.sees_everything()';
const OWN = `(${EVERYTHING} OR platform.acts_for(participant_id))`;
const TABLES = ['bank_statements', 'payments', 'allocations', 'refunds', 'reminders', 'suspensions'];

/** Payments from the bank's files, what they pay, refunds; reminders and suspensions of who does not pay. */
export class Payments1700000700003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [PAYMENTS, DUNNING, WALLS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE ${TABLES.toReversed()
        .map((table) => `billing.${table}`)
        .join(', ')}`,
    );
  }
}

const PAYMENTS = `
  CREATE TABLE billing.bank_statements (
    id uuid PRIMARY KEY,
    sha256 text NOT NULL UNIQUE,
    format text NOT NULL CHECK (format IN ('1c','mt940')),
    file_name text NOT NULL,
    imported_at timestamptz NOT NULL,
    imported_by jsonb NOT NULL
  );
  REVOKE UPDATE, DELETE ON billing.bank_statements FROM qujat_app;
  CREATE TABLE billing.payments (
    id uuid PRIMARY KEY,
    statement_id uuid NOT NULL REFERENCES billing.bank_statements,
    -- The same movement in two files of the bank is one payment.
    fingerprint text NOT NULL UNIQUE,
    received_on date NOT NULL,
    amount_tiyn bigint NOT NULL CHECK (amount_tiyn > 0 AND amount_tiyn < 9007199254740991),
    free_tiyn bigint NOT NULL CHECK (free_tiyn BETWEEN 0 AND amount_tiyn),
    reference text NOT NULL,
    payer_bin text NOT NULL,
    payer_name text NOT NULL,
    payer_iik text NOT NULL,
    purpose text NOT NULL,
    -- Null: nobody knows whose it is yet.
    participant_id uuid,
    UNIQUE (id, participant_id)
  );
  CREATE INDEX payments_by_participant ON billing.payments (participant_id, received_on DESC);
  CREATE INDEX payments_unknown ON billing.payments (received_on) WHERE participant_id IS NULL;
  REVOKE DELETE ON billing.payments FROM qujat_app;
  REVOKE UPDATE ON billing.payments FROM qujat_app;
  GRANT UPDATE (free_tiyn, participant_id) ON billing.payments TO qujat_app;
  CREATE TABLE billing.allocations (
    payment_id uuid NOT NULL,
    invoice_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    amount_tiyn bigint NOT NULL CHECK (amount_tiyn > 0),
    PRIMARY KEY (payment_id, invoice_id),
    FOREIGN KEY (payment_id, participant_id) REFERENCES billing.payments (id, participant_id),
    FOREIGN KEY (invoice_id, participant_id) REFERENCES billing.invoices (id, participant_id)
  );
  REVOKE DELETE ON billing.allocations FROM qujat_app;
  CREATE TABLE billing.refunds (
    id uuid PRIMARY KEY,
    payment_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    refunded_on date NOT NULL,
    amount_tiyn bigint NOT NULL CHECK (amount_tiyn > 0),
    reason text NOT NULL CHECK (reason <> ''),
    refunded_by jsonb NOT NULL,
    FOREIGN KEY (payment_id, participant_id) REFERENCES billing.payments (id, participant_id)
  );
  REVOKE UPDATE, DELETE ON billing.refunds FROM qujat_app;`;

const DUNNING = `
  CREATE TABLE billing.reminders (
    invoice_id uuid PRIMARY KEY REFERENCES billing.invoices,
    participant_id uuid NOT NULL,
    reminded_at timestamptz NOT NULL
  );
  REVOKE UPDATE, DELETE ON billing.reminders FROM qujat_app;
  CREATE TABLE billing.suspensions (
    sanction_id uuid PRIMARY KEY,
    participant_id uuid NOT NULL,
    invoice_id uuid NOT NULL REFERENCES billing.invoices,
    begun_at timestamptz NOT NULL,
    ended_at timestamptz
  );
  CREATE UNIQUE INDEX one_suspension ON billing.suspensions (participant_id) WHERE ended_at IS NULL;
  REVOKE DELETE ON billing.suspensions FROM qujat_app;`;

const WALLS = `
  ${TABLES.map(walled).join('\n')}
  CREATE POLICY statements_are_the_operators ON billing.bank_statements USING (${EVERYTHING}) WITH CHECK (${EVERYTHING});
  CREATE POLICY payments_are_seen ON billing.payments FOR SELECT USING (${OWN});
  CREATE POLICY payments_are_written ON billing.payments FOR INSERT WITH CHECK (${EVERYTHING});
  CREATE POLICY payments_are_used ON billing.payments FOR UPDATE USING (${EVERYTHING});
  CREATE POLICY allocations_are_seen ON billing.allocations FOR SELECT USING (${OWN});
  CREATE POLICY allocations_are_made ON billing.allocations FOR INSERT WITH CHECK (${EVERYTHING});
  CREATE POLICY allocations_grow ON billing.allocations FOR UPDATE USING (${EVERYTHING});
  CREATE POLICY refunds_are_seen ON billing.refunds FOR SELECT USING (${OWN});
  CREATE POLICY refunds_are_made ON billing.refunds FOR INSERT WITH CHECK (${EVERYTHING});
  CREATE POLICY reminders_are_seen ON billing.reminders FOR SELECT USING (${OWN});
  CREATE POLICY reminders_are_the_portals ON billing.reminders FOR INSERT WITH CHECK (${EVERYTHING});
  CREATE POLICY suspensions_are_seen ON billing.suspensions FOR SELECT USING (${OWN});
  CREATE POLICY suspensions_begin ON billing.suspensions FOR INSERT WITH CHECK (${EVERYTHING});
  CREATE POLICY suspensions_end ON billing.suspensions FOR UPDATE USING (${EVERYTHING})`;
