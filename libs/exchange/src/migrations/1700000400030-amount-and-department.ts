import type { MigrationInterface, QueryRunner } from 'typeorm';

const KEPT = `id, number, public_token, title, type, note, outgoing_number, document_date, sender_id, recipient_id, created_at`;
const ALSO = `, amount, currency, department_id`;

/** What powers are limited by (E-5.12): the document's sum and the sender's department. Both stay with what was signed. */
export class AmountAndDepartment1700000400030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE exchange.documents
        ADD COLUMN amount bigint CHECK (amount BETWEEN 0 AND 9007199254740991),
        ADD COLUMN currency text NOT NULL DEFAULT 'KZT' CHECK (currency = 'KZT'),
        ADD COLUMN department_id uuid,
        ADD COLUMN department_name text,
        ADD CHECK ((department_id IS NULL) = (department_name IS NULL))`);
    await runner.query(keepSigned(KEPT + ALSO));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(keepSigned(KEPT));
    await runner.query(`ALTER TABLE exchange.documents DROP COLUMN amount, DROP COLUMN currency, DROP COLUMN department_id,
      DROP COLUMN department_name`);
  }
}

const of = (row: string, columns: string): string => columns.replace(/\w+/g, (column) => `${row}.${column}`);

const keepSigned = (columns: string): string => `
  CREATE OR REPLACE FUNCTION exchange.keep_signed_document() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF OLD.signature = 'unsigned' AND OLD.delivery = 'draft' THEN RETURN NEW; END IF;
    IF (${of('OLD', columns)}) IS DISTINCT FROM (${of('NEW', columns)})
    THEN RAISE EXCEPTION 'document % has been signed: its requisites stay', OLD.number USING ERRCODE = '23514'; END IF;
    RETURN NEW;
  END $$`;
