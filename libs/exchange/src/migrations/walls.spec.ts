import type { Scope } from '@qujat/platform';
import { operatorScopeOf, PUBLIC_SCOPE, scopeOf, systemScope } from '@qujat/platform';
import { exchangeWorld, type ExchangeWorld } from '../../../../test/support/exchange-world.js';

const SYSTEM = systemScope('spec');

/** What the database refuses by itself, should the program be wrong. */
describe('the database of the exchange', () => {
  let world: ExchangeWorld;
  let draft: string;
  let signed: string;
  let received: string;
  let sender: Scope;
  let recipient: Scope;

  beforeAll(async () => {
    world = await exchangeWorld();
    draft = await world.draft();
    signed = await world.signed();
    received = await world.received();
    sender = scopeOf(world.actor('alatau-head'));
    recipient = scopeOf(world.actor('zhetisu-head'));
  });

  afterAll(() => world?.close());

  const run = (scope: Scope, sql: string, ...values: unknown[]): Promise<unknown> =>
    world.app.database.work.run(scope, (tx) => tx.manager.query(sql, values));
  const count = async (scope: Scope, table: string, id: string): Promise<number> => {
    const key = table === 'documents' ? 'id' : 'document_id';
    return ((await run(scope, `SELECT 1 FROM exchange.${table} WHERE ${key} = $1`, id)) as unknown[]).length;
  };

  it('E-7.5.9: delivers nothing that nobody has signed', async () => {
    const deliver = `UPDATE exchange.documents SET delivery = 'delivered', response = 'awaited', sent_at = now(),
      submitted_at = now() WHERE id = $1`;
    await expect(run(sender, deliver, draft)).rejects.toThrow(/check constraint/);
  });

  it('E-7.1.5: recalls nothing that was received', async () => {
    const recall = `UPDATE exchange.documents SET delivery = 'recalled', response = 'none' WHERE id = $1`;
    await expect(run(sender, recall, received)).rejects.toThrow(/check constraint/);
  });

  it('sends nothing to its sender, and gives no number twice', async () => {
    const toSelf = `UPDATE exchange.documents SET recipient_id = sender_id WHERE id = $1`;
    await expect(run(sender, toSelf, draft)).rejects.toThrow(/check constraint/);
    const number = `UPDATE exchange.documents SET number = (SELECT number FROM exchange.documents WHERE id = $2) WHERE id = $1`;
    await expect(run(sender, number, draft, signed)).rejects.toThrow(/unique constraint/);
  });

  it.each([
    [`UPDATE exchange.documents SET title = 'Другое' WHERE id = $1`],
    [`UPDATE exchange.documents SET recipient_id = gen_random_uuid() WHERE id = $1`],
    [`UPDATE exchange.document_files SET sha256 = repeat('0', 64) WHERE document_id = $1`],
    [`DELETE FROM exchange.document_files WHERE document_id = $1`],
  ])('E-7.1.7: keeps what was signed: %s', async (sql) => {
    await expect(run(sender, sql, signed)).rejects.toThrow(/has been signed/);
    await expect(run(SYSTEM, sql, signed)).rejects.toThrow(/has been signed/);
  });

  it.each([
    [`UPDATE exchange.signatures SET cms = '\\x00' WHERE document_id = $1`],
    [`UPDATE exchange.receipts SET record = '\\x00' WHERE document_id = $1`],
  ])('E-7.1.7: keeps signatures and receipts, also from the portal itself: %s', async (sql) => {
    await expect(run(SYSTEM, sql, received)).rejects.toThrow(/settled/);
  });

  it('E-7.4: has one receipt for a document, and nobody deletes it, nor an event', async () => {
    const again = `INSERT INTO exchange.receipts SELECT * FROM exchange.receipts WHERE document_id = $1`;
    await expect(run(SYSTEM, again, received)).rejects.toThrow(/unique constraint/);
    for (const table of ['receipts', 'timeline']) {
      const drop = `DELETE FROM exchange.${table} WHERE document_id = $1`;
      await expect(run(SYSTEM, drop, received)).rejects.toThrow(/permission denied/);
    }
    const rewrite = `UPDATE exchange.timeline SET at = now() WHERE document_id = $1`;
    await expect(run(SYSTEM, rewrite, received)).rejects.toThrow(/permission denied/);
  });

  it('E-3.11: takes no signature of one side from the other', async () => {
    const copy = `INSERT INTO exchange.signatures
      SELECT (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'submitted_sha256', 'x',
        'certificate_sha256', 'x'))).* FROM exchange.signatures s WHERE document_id = $1`;
    await expect(run(recipient, copy, received)).rejects.toThrow(/row-level security/);
  });

  it('E-3.1: shows a document with all its parts to its two sides, and to nobody else', async () => {
    const tables = ['documents', 'document_files', 'signatures', 'receipts', 'timeline'];
    const operator = operatorScopeOf({ ...world.actor('tulpar-head'), operator: true });
    for (const table of tables) {
      expect([table, await count(sender, table, received)]).not.toEqual([table, 0]);
      expect([table, await count(recipient, table, received)]).not.toEqual([table, 0]);
      for (const scope of [scopeOf(world.actor('tulpar-head')), operator, PUBLIC_SCOPE]) {
        expect([table, await count(scope, table, received)]).toEqual([table, 0]);
      }
    }
  });

  it('E-3.1: shows a draft to its sender only', async () => {
    expect(await count(sender, 'documents', signed)).toBe(1);
    expect(await count(recipient, 'documents', signed)).toBe(0);
    expect(await count(recipient, 'document_files', signed)).toBe(0);
  });
});
