import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FIRST_TARIFF } from '../tariff/first-tariff.js';

const walled = (table: string): string =>
  `ALTER TABLE billing.${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE billing.${table} FORCE ROW LEVEL SECURITY;`;
const EVERYTHING = 'platform.sees_everything()';
const OWN = `(${EVERYTHING} OR platform.acts_for(participant_id))`;
const SYSTEM = `platform.scope() = 'system'`;

/** Tariffs, contracts, the meter and the quota (E-6.5, E-11.1). */
export class BillingSchema1700000700001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [TARIFFS, CONTRACTS, METER, QUOTA]) await runner.query(statement);
    const { id, effectiveFrom, plans } = FIRST_TARIFF;
    await runner.query(
      `INSERT INTO billing.tariffs (id, version, effective_from, plans, published_at, published_by)
       VALUES ($1, 1, $2, $3, $4, '{"name":"Qujat"}')`,
      [id, effectiveFrom, JSON.stringify(plans), `${effectiveFrom}T00:00:00Z`],
    );
    await runner.query(WALLS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE billing.quota_reservations, billing.quota_uses, billing.storage_days, billing.meter,
      billing.contracts, billing.vat_rates, billing.tariffs`);
  }
}

const TARIFFS = `
  CREATE TABLE billing.tariffs (
    id uuid PRIMARY KEY,
    version int NOT NULL UNIQUE CHECK (version > 0),
    -- One version a day: which one is in force is never a question.
    effective_from date NOT NULL UNIQUE,
    plans jsonb NOT NULL CHECK (jsonb_typeof(plans) = 'array' AND jsonb_array_length(plans) > 0),
    published_at timestamptz NOT NULL,
    published_by jsonb NOT NULL
  );
  REVOKE UPDATE, DELETE ON billing.tariffs FROM qujat_app;
  CREATE TABLE billing.vat_rates (
    effective_from date PRIMARY KEY,
    basis_points int NOT NULL CHECK (basis_points BETWEEN 0 AND 10000)
  );
  REVOKE UPDATE, DELETE ON billing.vat_rates FROM qujat_app;
  INSERT INTO billing.vat_rates VALUES ('2009-01-01', 1200), ('2026-01-01', 1600);`;

const CONTRACTS = `
  -- From a day on a participant has a plan; the next row ends it. Nothing overlaps, nothing is rewritten.
  CREATE TABLE billing.contracts (
    id uuid PRIMARY KEY,
    participant_id uuid NOT NULL,
    starts_on date NOT NULL,
    -- Null: from this day on there is no contract.
    plan text CHECK (plan <> ''),
    trial_until date CHECK (trial_until >= starts_on),
    discount_points int NOT NULL DEFAULT 0 CHECK (discount_points BETWEEN 0 AND 10000),
    concluded_at timestamptz NOT NULL,
    concluded_by jsonb NOT NULL,
    UNIQUE (participant_id, starts_on)
  );
  REVOKE UPDATE, DELETE ON billing.contracts FROM qujat_app;`;

const METER = `
  CREATE TABLE billing.meter (
    event_id uuid NOT NULL,
    act text NOT NULL CHECK (act IN ('document.sent')),
    participant_id uuid NOT NULL,
    -- What the act was done to: counted once however often it is told.
    subject_id uuid NOT NULL,
    occurred_at timestamptz NOT NULL,
    -- The portal's day, by which months and trials run.
    day date NOT NULL,
    PRIMARY KEY (event_id, act),
    UNIQUE (act, subject_id)
  );
  CREATE INDEX meter_by_participant ON billing.meter (participant_id, act, day);
  REVOKE UPDATE, DELETE ON billing.meter FROM qujat_app;
  CREATE TABLE billing.storage_days (
    participant_id uuid NOT NULL,
    day date NOT NULL,
    bytes bigint NOT NULL CHECK (bytes >= 0),
    PRIMARY KEY (participant_id, day)
  );
  REVOKE UPDATE, DELETE ON billing.storage_days FROM qujat_app;`;

const QUOTA = `
  CREATE TABLE billing.quota_uses (
    participant_id uuid NOT NULL,
    act text NOT NULL,
    month date NOT NULL CHECK (extract(day FROM month) = 1),
    used int NOT NULL CHECK (used >= 0),
    PRIMARY KEY (participant_id, act, month)
  );
  REVOKE DELETE ON billing.quota_uses FROM qujat_app;
  -- Which act has taken its place: asked again, it takes no second one.
  CREATE TABLE billing.quota_reservations (
    act text NOT NULL,
    subject_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    month date NOT NULL,
    PRIMARY KEY (act, subject_id),
    FOREIGN KEY (participant_id, act, month) REFERENCES billing.quota_uses
  );`;

const WALLS = `
  ${['tariffs', 'vat_rates', 'contracts', 'meter', 'storage_days', 'quota_uses', 'quota_reservations'].map(walled).join('\n')}
  CREATE POLICY tariffs_are_public ON billing.tariffs FOR SELECT USING (true);
  CREATE POLICY tariffs_are_the_operators ON billing.tariffs FOR INSERT WITH CHECK (${EVERYTHING});
  CREATE POLICY vat_is_public ON billing.vat_rates FOR SELECT USING (true);
  CREATE POLICY vat_is_the_operators ON billing.vat_rates FOR INSERT WITH CHECK (${EVERYTHING});
  CREATE POLICY contracts_are_seen ON billing.contracts FOR SELECT USING (${OWN});
  CREATE POLICY contracts_are_the_operators ON billing.contracts FOR INSERT WITH CHECK (${EVERYTHING});
  CREATE POLICY meter_is_seen ON billing.meter FOR SELECT USING (${OWN});
  CREATE POLICY meter_is_the_portals ON billing.meter FOR INSERT WITH CHECK (${SYSTEM});
  CREATE POLICY storage_is_seen ON billing.storage_days FOR SELECT USING (${OWN});
  CREATE POLICY storage_is_the_portals ON billing.storage_days FOR INSERT WITH CHECK (${SYSTEM});
  CREATE POLICY uses_are_seen ON billing.quota_uses FOR SELECT USING (${OWN});
  CREATE POLICY uses_begin ON billing.quota_uses FOR INSERT WITH CHECK (${SYSTEM} OR platform.acts_for(participant_id));
  CREATE POLICY uses_grow ON billing.quota_uses FOR UPDATE USING (${SYSTEM} OR platform.acts_for(participant_id));
  CREATE POLICY reservations_are_seen ON billing.quota_reservations FOR SELECT USING (${OWN});
  CREATE POLICY reservations_are_taken ON billing.quota_reservations FOR INSERT
    WITH CHECK (${SYSTEM} OR platform.acts_for(participant_id));
  CREATE POLICY reservations_are_given_back ON billing.quota_reservations FOR DELETE USING (${SYSTEM})`;
