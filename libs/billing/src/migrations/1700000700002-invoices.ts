import type { MigrationInterface, QueryRunner } from 'typeorm';

const walled = (table: string): string =>
  `ALTER TABLE billing.${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE billing.${table} FORCE ROW LEVEL SECURITY;`;
const EVERYTHING = 'platform.sees_everything()';
const OWN = `(${EVERYTHING} OR platform.acts_for(participant_id))`;
const TABLES = ['closed_months', 'counters', 'invoices', 'invoice_lines', 'service_acts'];

/** Invoices at the tariff of their date, numbered without gaps; acts of services (E-11.1, E-11.3). */
export class Invoices1700000700002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [MONTHS, INVOICES, ACTS, WALLS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE ${TABLES.toReversed()
        .map((table) => `billing.${table}`)
        .join(', ')}`,
    );
  }
}

const MONTHS = `
  -- A month that has been charged. What is told of it later is counted in the month that is open.
  CREATE TABLE billing.closed_months (
    participant_id uuid NOT NULL,
    month date NOT NULL CHECK (extract(day FROM month) = 1),
    closed_at timestamptz NOT NULL,
    PRIMARY KEY (participant_id, month)
  );
  REVOKE UPDATE, DELETE ON billing.closed_months FROM qujat_app;
  -- The last number given. The row is locked until the invoice with its number is there: no gap, no number twice.
  CREATE TABLE billing.counters (
    name text NOT NULL CHECK (name IN ('invoice','act')),
    year int NOT NULL,
    last int NOT NULL CHECK (last > 0),
    PRIMARY KEY (name, year)
  );
  REVOKE DELETE ON billing.counters FROM qujat_app;`;

const INVOICES = `
  CREATE TABLE billing.invoices (
    id uuid PRIMARY KEY,
    year int NOT NULL,
    seq int NOT NULL CHECK (seq > 0),
    number text NOT NULL UNIQUE,
    kind text NOT NULL CHECK (kind IN ('month','single')),
    participant_id uuid NOT NULL,
    month date,
    issued_on date NOT NULL,
    due_on date NOT NULL CHECK (due_on >= issued_on),
    -- The day of the turnover: by it the rate of VAT is found.
    turnover_on date NOT NULL CHECK (turnover_on <= issued_on),
    tariff_id uuid REFERENCES billing.tariffs,
    seller jsonb NOT NULL,
    buyer jsonb NOT NULL,
    vat_points int NOT NULL,
    net_tiyn bigint NOT NULL CHECK (net_tiyn > 0),
    vat_tiyn bigint NOT NULL CHECK (vat_tiyn >= 0),
    total_tiyn bigint NOT NULL CHECK (total_tiyn = net_tiyn + vat_tiyn AND total_tiyn < 9007199254740991),
    paid_tiyn bigint NOT NULL DEFAULT 0 CHECK (paid_tiyn BETWEEN 0 AND total_tiyn),
    issued_at timestamptz NOT NULL,
    UNIQUE (year, seq),
    UNIQUE (participant_id, month),
    UNIQUE (id, participant_id),
    CHECK ((kind = 'month') = (month IS NOT NULL)),
    CHECK (kind <> 'month' OR tariff_id IS NOT NULL)
  );
  CREATE INDEX invoices_by_participant ON billing.invoices (participant_id, issued_on DESC, seq DESC);
  CREATE INDEX invoices_unpaid ON billing.invoices (due_on) WHERE paid_tiyn < total_tiyn;
  REVOKE DELETE ON billing.invoices FROM qujat_app;
  REVOKE UPDATE ON billing.invoices FROM qujat_app;
  GRANT UPDATE (paid_tiyn) ON billing.invoices TO qujat_app;
  CREATE TABLE billing.invoice_lines (
    invoice_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    position int NOT NULL CHECK (position > 0),
    kind text NOT NULL CHECK (kind IN ('subscription','acts','package','storage','single')),
    name jsonb NOT NULL,
    quantity int NOT NULL CHECK (quantity > 0),
    unit_tiyn bigint NOT NULL CHECK (unit_tiyn >= 0),
    discount_tiyn bigint NOT NULL CHECK (discount_tiyn >= 0),
    net_tiyn bigint NOT NULL CHECK (net_tiyn >= 0),
    vat_tiyn bigint NOT NULL CHECK (vat_tiyn >= 0),
    PRIMARY KEY (invoice_id, position),
    FOREIGN KEY (invoice_id, participant_id) REFERENCES billing.invoices (id, participant_id)
  );
  REVOKE UPDATE, DELETE ON billing.invoice_lines FROM qujat_app;`;

const ACTS = `
  CREATE TABLE billing.service_acts (
    id uuid PRIMARY KEY,
    year int NOT NULL,
    seq int NOT NULL CHECK (seq > 0),
    number text NOT NULL UNIQUE,
    invoice_id uuid NOT NULL UNIQUE,
    participant_id uuid NOT NULL,
    issued_on date NOT NULL,
    -- By the terms of the offer it is accepted on this day, unless the participant has objected (E-11.3).
    accepted_on date NOT NULL CHECK (accepted_on > issued_on),
    objection text CHECK (objection <> ''),
    objected_at timestamptz,
    UNIQUE (year, seq),
    FOREIGN KEY (invoice_id, participant_id) REFERENCES billing.invoices (id, participant_id),
    CHECK ((objection IS NULL) = (objected_at IS NULL))
  );
  CREATE INDEX acts_by_participant ON billing.service_acts (participant_id, issued_on DESC);
  REVOKE DELETE ON billing.service_acts FROM qujat_app;`;

const WALLS = `
  ${TABLES.map(walled).join('\n')}
  CREATE POLICY months_are_the_portals ON billing.closed_months USING (${EVERYTHING}) WITH CHECK (${EVERYTHING});
  CREATE POLICY counters_are_the_portals ON billing.counters USING (${EVERYTHING}) WITH CHECK (${EVERYTHING});
  CREATE POLICY invoices_are_seen ON billing.invoices FOR SELECT USING (${OWN});
  CREATE POLICY invoices_are_issued ON billing.invoices FOR INSERT WITH CHECK (${EVERYTHING});
  CREATE POLICY invoices_are_paid ON billing.invoices FOR UPDATE USING (${EVERYTHING});
  CREATE POLICY lines_are_seen ON billing.invoice_lines FOR SELECT USING (${OWN});
  CREATE POLICY lines_are_written ON billing.invoice_lines FOR INSERT WITH CHECK (${EVERYTHING});
  CREATE POLICY acts_are_seen ON billing.service_acts FOR SELECT USING (${OWN});
  CREATE POLICY acts_are_issued ON billing.service_acts FOR INSERT WITH CHECK (${EVERYTHING});
  CREATE POLICY acts_are_objected_to ON billing.service_acts FOR UPDATE USING (platform.acts_for(participant_id))`;
