import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The state up to which a row may still change; after it the row is evidence (E-7.1.7, E-7.5.3). */
const OPEN: Readonly<Record<string, string>> = {
  signatures: `OLD.state = 'verifying'`,
  statements: `OLD.state IN ('prepared','verifying')`,
  receipts: `OLD.state = 'pending'`,
};

/** The second wall under signatures, statements and receipts: what has been settled stays as it is, also for the portal. */
export class KeepSettled1700000400002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, open] of Object.entries(OPEN)) {
      await runner.query(`
        CREATE FUNCTION exchange.keep_settled_${table}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          IF ${open} THEN RETURN NEW; END IF;
          RAISE EXCEPTION '% is settled and stays as it is', TG_TABLE_NAME USING ERRCODE = '23514';
        END $$;
        CREATE TRIGGER keep_settled BEFORE UPDATE ON exchange.${table}
          FOR EACH ROW EXECUTE FUNCTION exchange.keep_settled_${table}()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(OPEN)) {
      await runner.query(`DROP TRIGGER keep_settled ON exchange.${table}`);
      await runner.query(`DROP FUNCTION exchange.keep_settled_${table}()`);
    }
  }
}
