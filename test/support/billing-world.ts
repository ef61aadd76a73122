/** Billing with its database; identity and the exchange are told. */
import { Module } from '@nestjs/common';
import { BILLING_CONTEXT, BillingModule, DunningService, InvoicingService } from '@qujat/billing';
import { EXCHANGE_CONTEXT } from '@qujat/exchange';
import { IDENTITY_CONTEXT, IdentityFacade, type KnownParticipant, PortalSanctions } from '@qujat/identity';
import { FixedClock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, type Right, systemScope, testApp, type TestApp } from '@qujat/platform';
import { TRUST_CONTEXT } from '@qujat/trust';

/** A running billing. */
export interface BillingWorld {
  readonly app: TestApp;
  readonly clock: FixedClock;
  /** One of the operator's billers. */
  readonly biller: Actor;
  /** A participant that identity knows from now on. */
  participant(bin?: string): KnownParticipant;
  /** One who keeps the participant's billing. */
  accountant(participant: KnownParticipant): Actor;
  /** Identity has accredited the participant. */
  accredit(participant: KnownParticipant): Promise<void>;
  /** The exchange has delivered a document; returns the document's id. */
  deliver(sender: KnownParticipant, documentId?: Uuid): Promise<Uuid>;
  /** It is this moment, and the portal has done what the day brings. */
  on(moment: string): Promise<void>;
  /** Who is suspended now. */
  readonly suspended: ReadonlySet<Uuid>;
  rows<Row>(sql: string, ...values: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

const BIN = 140_340_999_103;

/** Starts one. */
export async function billingWorld(start = '2026-11-02T06:00:00Z'): Promise<BillingWorld> {
  const clock = new FixedClock(new Date(start));
  const participants = new Map<Uuid, KnownParticipant>();
  const suspended = new Set<Uuid>();
  const app = await testApp({
    clock,
    contexts: [TRUST_CONTEXT, IDENTITY_CONTEXT, EXCHANGE_CONTEXT, BILLING_CONTEXT],
    modules: [BillingModule.forRoot({ imports: [toldIdentity(participants, suspended)] })],
  });
  const emit = (type: string, aggregateId: Uuid, payload: object) =>
    app.database.work.run(systemScope('spec'), (tx) => tx.emit({ type, aggregateId, payload }));
  return {
    ...{ app, clock, suspended },
    on: async (moment) => {
      clock.set(new Date(moment));
      await app.get(InvoicingService).issueDue();
      await app.get(DunningService).run();
      await app.drain();
    },
    biller: actorOf(clock, undefined, ['operator.bill']),
    participant: (bin = String(BIN + participants.size)) => {
      const name = { kk: `ЖШС ${bin}`, ru: `ТОО ${bin}`, en: `LLP ${bin}` };
      const id = newId(clock.now());
      const known = { id, kind: 'legal-entity', bin, certificateBin: bin, name, state: 'accredited' } as const;
      participants.set(id, known);
      return known;
    },
    accountant: (participant) => actorOf(clock, participant, ['billing.manage']),
    accredit: async ({ id, bin }) => {
      await emit('identity.participant.accredited', id, { participantId: id, bin, version: 1 });
      await app.drain();
    },
    deliver: async ({ id }, documentId = newId(clock.now())) => {
      const payload = { documentId, senderId: id, recipientId: newId(clock.now()) };
      await emit('exchange.document.delivered', documentId, payload);
      return documentId;
    },
    rows: (sql, ...values) => app.database.work.run(systemScope('spec'), (tx) => tx.manager.query(sql, values)),
    close: () => app.close(),
  };
}

function toldIdentity(participants: ReadonlyMap<Uuid, KnownParticipant>, suspended: Set<Uuid>) {
  const sanctions: Pick<PortalSanctions, 'suspend' | 'lift'> = {
    suspend: (_, participantId) => {
      suspended.add(participantId);
      return Promise.resolve(newId(new Date()));
    },
    lift: (_, { participantId }) => Promise.resolve(suspended.delete(participantId)),
  };
  const facade: Pick<IdentityFacade, 'participant' | 'participantByBin'> = {
    participant: (id) => Promise.resolve(participants.get(id)),
    participantByBin: (bin) => Promise.resolve([...participants.values()].find((one) => one.bin === bin)),
  };
  @Module({
    providers: [
      { provide: IdentityFacade, useValue: facade },
      { provide: PortalSanctions, useValue: sanctions },
    ],
    exports: [IdentityFacade, PortalSanctions],
  })
  class Identity {}
  return Identity;
}

function actorOf(clock: FixedClock, participant: KnownParticipant | undefined, rights: readonly Right[]): Actor {
  return {
    sessionId: newId(clock.now()),
    userId: newId(clock.now()),
    iin: '850505399901',
    bin: participant?.bin ?? '170940999606',
    name: 'АХМЕТОВА АЙГЕРІМ',
    participantId: participant?.id ?? null,
    role: 'employee',
    rights,
    powers: [],
    operator: !participant,
    certificateSha256: '00'.repeat(32),
    locale: 'ru',
  };
}
