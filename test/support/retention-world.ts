/** Retention with its database; identity is told, and documents are written as the exchange writes them. */
import { Module } from '@nestjs/common';
import type TestAgent from 'supertest/lib/agent.js';
import { EXCHANGE_CONTEXT } from '@qujat/exchange';
import { IDENTITY_CONTEXT, IdentityFacade, type KnownParticipant } from '@qujat/identity';
import { FixedClock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, type Right, systemScope, testApp, type TestApp } from '@qujat/platform';
import { RETENTION_CONTEXT, RetentionModule } from '@qujat/retention';
import { TRUST_CONTEXT } from '@qujat/trust';

/** A running retention. */
export interface RetentionWorld {
  readonly app: TestApp;
  readonly clock: FixedClock;
  participant(slug: string): KnownParticipant;
  actor(slug: string): Actor;
  as(slug: string): TestAgent;
  operator(): TestAgent;
  /** A letter that was delivered, and the exchange has said so. */
  sent(from: string, to: string): Promise<{ id: Uuid; number: string }>;
  /** An event that settles the document. */
  settle(id: Uuid, event: string): Promise<void>;
  /** Until somebody waits for a lock of another. */
  waitsForALock(): Promise<void>;
  rows<Row>(sql: string, ...values: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

const BINS = { alatau: '140340999103', zhetisu: '160440999205', tulpar: '180540999307' } as const;

/** Starts one. */
export async function retentionWorld(start = '2026-11-02T06:00:00Z'): Promise<RetentionWorld> {
  const clock = new FixedClock(new Date(start));
  const participants = new Map(Object.entries(BINS).map(([slug, bin]) => [slug, participantOf(clock, slug, bin)]));
  const app = await testApp({
    clock,
    contexts: [TRUST_CONTEXT, IDENTITY_CONTEXT, EXCHANGE_CONTEXT, RETENTION_CONTEXT],
    modules: [RetentionModule.forRoot({ imports: [toldIdentity([...participants.values()])] })],
  });
  const participant = (slug: string) => participants.get(slug)!;
  const actors = new Map([...participants].map(([slug, one]) => [slug, actorOf(clock, one)]));
  const rows = <Row>(sql: string, ...values: unknown[]): Promise<Row[]> =>
    app.database.work.run(systemScope('spec'), (tx) => tx.manager.query(sql, values));
  const tell = async (type: string, id: Uuid) => {
    const payload = { documentId: id, senderId: id, recipientId: null };
    await app.database.work.run(systemScope('spec'), (tx) => tx.emit({ type, aggregateId: id, payload }));
    await app.drain();
  };
  let count = 0;
  return {
    ...{ app, clock, participant, rows },
    actor: (slug) => actors.get(slug)!,
    as: (slug) => app.as(actors.get(slug)!),
    operator: () => app.as(actorOf(clock, undefined)),
    sent: async (from, to) => {
      const document = { id: newId(clock.now()), number: `QJ-2026-${String((count += 1)).padStart(6, '0')}` };
      await rows(
        SENT,
        ...[document.id, document.number, participant(from), participant(to), clock.now()].flatMap(columns),
      );
      await tell('exchange.document.delivered', document.id);
      return document;
    },
    settle: async (id, event) => {
      const values = [newId(clock.now()), id, clock.now(), event];
      await rows(
        "INSERT INTO exchange.timeline (id, document_id, at, event, audience, detail) VALUES ($1, $2, $3, $4, 'both', '{}')",
        ...values,
      );
      await tell('exchange.document.countersigned', id);
    },
    waitsForALock: async () => {
      const waiting = `SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = 'advisory'`;
      while ((await app.database.source.query<unknown[]>(waiting)).length === 0) await new Promise(setImmediate);
    },
    close: () => app.close(),
  };
}

const SENT = `INSERT INTO exchange.documents (id, number, public_token, title, type, sender_id, sender_bin, sender_name,
    recipient_id, recipient_bin, recipient_name, signature, delivery, response, search_text, created_at, created_by_name,
    submitted_at, sent_at)
  VALUES ($1, $2, 'token-of-a-letter-' || $2, 'Хат', 'letter', $3, $4, $5, $6, $7, $8, 'signed', 'delivered', 'awaited', '',
    $9, 'А', $9, $9)`;

const columns = (value: Uuid | Date | KnownParticipant): unknown[] =>
  typeof value === 'string' || value instanceof Date ? [value] : [value.id, value.bin, JSON.stringify(value.name)];

const participantOf = (clock: FixedClock, slug: string, bin: string): KnownParticipant => ({
  ...{ id: newId(clock.now()), kind: 'legal-entity', bin, certificateBin: bin, state: 'accredited' },
  name: { kk: slug, ru: slug, en: slug },
});

function toldIdentity(participants: readonly KnownParticipant[]) {
  const facade: Pick<IdentityFacade, 'participantByBin'> = {
    participantByBin: (bin) => Promise.resolve(participants.find((one) => one.bin === bin)),
  };
  @Module({ providers: [{ provide: IdentityFacade, useValue: facade }], exports: [IdentityFacade] })
  class Identity {}
  return Identity;
}

function actorOf(clock: FixedClock, participant: KnownParticipant | undefined): Actor {
  const rights: readonly Right[] = participant ? ['participant.administer'] : ['operator.sanction'];
  return {
    ...{ sessionId: newId(clock.now()), userId: newId(clock.now()), iin: '850505399901', rights, powers: [] },
    ...{ bin: participant?.bin ?? '170940999606', participantId: participant?.id ?? null, operator: !participant },
    ...{ name: 'АХМЕТОВА АЙГЕРІМ', role: 'employee', certificateSha256: '00'.repeat(32), locale: 'ru' },
  };
}
