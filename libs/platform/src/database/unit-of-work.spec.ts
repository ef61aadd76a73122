import type { MigrationInterface, QueryRunner } from 'typeorm';
import { newId } from '@qujat/kernel';
import type { Actor } from '../auth/actor.js';
import { createDataSource } from './data-source.js';
import { testDatabase, type TestDatabase } from '../testing/test-database.js';
import type { Context } from './context.js';
import { migrate } from './migrate.js';
import { operatorScopeOf, PUBLIC_SCOPE, type Scope, scopeOf, systemScope } from './scope.js';

class Notes1700000000101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notes.note (id uuid PRIMARY KEY, participant_id uuid NOT NULL, text text NOT NULL);
      ALTER TABLE notes.note ENABLE ROW LEVEL SECURITY;
      ALTER TABLE notes.note FORCE ROW LEVEL SECURITY;
      CREATE POLICY own ON notes.note USING (platform.sees_everything() OR platform.acts_for(participant_id))`);
  }
  async down(): Promise<void> {}
}

const NOTES: Context = { name: 'notes', entities: [], migrations: [Notes1700000000101] };
const alpha = newId(new Date());
const beta = newId(new Date());

const actor: Actor = {
  sessionId: newId(new Date()),
  userId: newId(new Date()),
  iin: '850312300000',
  bin: '000740000728',
  name: 'Айгүл Сейтқали',
  participantId: alpha,
  role: 'first-head',
  rights: ['document.sign'],
  powers: [],
  operator: false,
  certificateSha256: 'ab'.repeat(32),
  locale: 'kk',
};

const participant = (participantId: string): Scope => ({ kind: 'participant', participantId, userId: null });

describe('unit of work', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase({ contexts: [NOTES] });
  });
  afterAll(() => db.close());

  const write = (scope: Scope, owner: string, text: string) =>
    db.work.run(scope, (tx) =>
      tx.manager.query('INSERT INTO notes.note VALUES ($1, $2, $3)', [newId(new Date()), owner, text]),
    );
  const texts = (scope: Scope) =>
    db.work.run(scope, async (tx) => {
      const rows: { text: string }[] = await tx.manager.query('SELECT text FROM notes.note ORDER BY text');
      return rows.map((row) => row.text);
    });

  it('shows a participant their own rows and nobody else’s, whatever the statement asks for', async () => {
    await write(participant(alpha), alpha, 'of alpha');
    await write(participant(beta), beta, 'of beta');
    expect(await texts(participant(alpha))).toEqual(['of alpha']);
    expect(await texts(scopeOf(actor))).toEqual(['of alpha']);
    expect(await texts(PUBLIC_SCOPE)).toEqual([]);
    expect(await texts({ kind: 'user', userId: beta })).toEqual([]);
    expect(await texts(systemScope('test'))).toEqual(['of alpha', 'of beta']);
    await db.work.run(participant(alpha), (tx) => tx.manager.query(`UPDATE notes.note SET text = text || '!'`));
    expect(await texts(systemScope('test'))).toEqual(['of alpha!', 'of beta']);
  });

  it('lets nobody write a row in another participant’s name', async () => {
    await expect(write(participant(alpha), beta, 'forged')).rejects.toThrow(/row-level security/);
    await expect(write(PUBLIC_SCOPE, beta, 'forged')).rejects.toThrow(/row-level security/);
  });

  it('gives back role and settings with the transaction, so that a pooled connection remembers nobody', async () => {
    await texts(participant(alpha));
    const rows: unknown[] = await db.source.query(
      `SELECT current_user = session_user AS own, current_setting('qujat.participant_id', true) AS participant`,
    );
    expect(rows).toEqual([{ own: true, participant: '' }]);
  });

  it('gives the operator’s view only to one who acts for the operator', () => {
    expect(() => operatorScopeOf(actor)).toThrow();
    expect(operatorScopeOf({ ...actor, operator: true })).toMatchObject({ kind: 'operator' });
  });

  it('writes state, audit entry and event together or not at all', async () => {
    const id = newId(new Date());
    const act = (fail: boolean) =>
      db.work.run(scopeOf(actor), async (tx) => {
        await tx.manager.query('INSERT INTO notes.note VALUES ($1, $2, $3)', [id, alpha, 'together']);
        await tx.audit({ act: 'note.written', subjectType: 'note', subjectId: id, detail: { text: 'together' } });
        await tx.emit({ type: 'notes.note.written', aggregateId: id, payload: { id } });
        if (fail) throw new Error('power cut');
      });
    const counts = () =>
      db.source.query(
        `SELECT (SELECT count(*)::int FROM notes.note WHERE id = $1) AS notes,
                (SELECT count(*)::int FROM platform.audit WHERE subject_id = $1) AS entries,
                (SELECT count(*)::int FROM platform.outbox WHERE aggregate_id = $1) AS events`,
        [id],
      );
    await expect(act(true)).rejects.toThrow('power cut');
    expect(await counts()).toEqual([{ notes: 0, entries: 0, events: 0 }]);
    await act(false);
    expect(await counts()).toEqual([{ notes: 1, entries: 1, events: 1 }]);
  });

  it('E-3.10: the audit entry names the acting person and their certificate, from the scope', async () => {
    const id = newId(new Date());
    await db.work.run(scopeOf(actor), (tx) => tx.audit({ act: 'note.read', subjectType: 'note', subjectId: id }));
    const rows: unknown[] = await db.source.query(
      `SELECT act, participant_id, actor_name, actor_iin, actor_bin, certificate_sha256, scope FROM platform.audit
       WHERE subject_id = $1`,
      [id],
    );
    expect(rows).toEqual([
      {
        act: 'note.read',
        participant_id: alpha,
        actor_name: 'Айгүл Сейтқали',
        actor_iin: '850312300000',
        actor_bin: '000740000728',
        certificate_sha256: 'ab'.repeat(32),
        scope: 'participant',
      },
    ]);
  });

  it('the audit trail is append-only, for the owner of the tables too', async () => {
    for (const statement of [
      'UPDATE platform.audit SET act = $$x$$',
      'DELETE FROM platform.audit',
      'TRUNCATE platform.audit',
    ]) {
      await expect(db.source.query(statement)).rejects.toThrow('append-only');
      await expect(db.work.run(systemScope('x'), (tx) => tx.manager.query(statement))).rejects.toThrow();
    }
  });

  it('a participant reads the audit entries of their own trail only', async () => {
    const acts = (scope: Scope) =>
      db.work.run(scope, async (tx) => {
        const rows: unknown[] = await tx.manager.query('SELECT 1 FROM platform.audit');
        return rows.length;
      });
    expect(await acts(participant(alpha))).toBeGreaterThan(0);
    expect(await acts(participant(beta))).toBe(0);
  });

  it('the application role reads no events: only the relay does', async () => {
    await expect(
      db.work.run(systemScope('x'), (tx) => tx.manager.query('SELECT 1 FROM platform.outbox')),
    ).rejects.toThrow('permission denied');
  });

  it('processes that start together migrate once', async () => {
    await db.source.query('DROP SCHEMA notes CASCADE');
    await db.source.query(`DELETE FROM platform.migrations WHERE name = 'Notes1700000000101'`);
    const sources = await Promise.all(
      [1, 2, 3].map(() => createDataSource({ url: db.url, contexts: [NOTES], poolSize: 2 }).initialize()),
    );
    const done = await Promise.all(sources.map((source) => migrate(source, [NOTES])));
    expect(done.flat()).toEqual(['Notes1700000000101']);
    await Promise.all(sources.map((source) => source.destroy()));
  });
});
