/** The exchange with everything real under it: a development NCA, its services, the database. Only identity is told. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Module } from '@nestjs/common';
import {
  type DevCa,
  type KeyAlgorithm,
  organisationOf,
  personBySlug,
  startDevCa,
} from '../../apps/dev-ca/src/index.js';
import { aPdf, EXCHANGE_CONTEXT, ExchangeConfig, ExchangeModule } from '@qujat/exchange';
import {
  type ActQuestion,
  type Colleague,
  Colleagues,
  Counterparties,
  IdentityFacade,
  judgePower,
  type KnownInvitation,
  type KnownParticipant,
  type PowerVerdict,
  type Standing,
} from '@qujat/identity';
import { type Clock, newId, SystemClock, type Uuid } from '@qujat/kernel';
import { type Actor, type Power, type Right, StepUps, systemScope, testApp, type TestApp } from '@qujat/platform';
import { TRUST_CONTEXT, TrustModule, trustSettings } from '@qujat/trust';
import { type DocumentDeeds, documentDeeds } from './document-deeds.js';

const PREPARE: readonly Right[] = ['document.prepare', 'document.send', 'document.receive'];
const SIGN: readonly Right[] = [...PREPARE, 'document.sign', 'document.recall', 'document.approve'];
const SIGNING: readonly string[] = ['first-head', 'sign-right', 'finance-sign-right', 'individual'];
const ROLES = {
  'first-head': { role: 'first-head', rights: SIGN },
  'right-to-sign': { role: 'sign-right', rights: SIGN },
  'right-to-sign-financial': { role: 'sign-right', rights: SIGN },
} as const;

/** A running exchange. */
export interface ExchangeWorld extends DocumentDeeds {
  readonly ca: DevCa;
  readonly app: TestApp;
  readonly participants: Map<Uuid, KnownParticipant>;
  /** The participant behind an organisation's slug. */
  participant(slug: string): KnownParticipant;
  /** The person behind a slug, as their session would name them. */
  actor(slug: string): Actor;
  /** A role that the person holds from now on. */
  holds(slug: string, role: { readonly id: Uuid; readonly name: string }): void;
  /** How `b` stands to `a` from now on, as identity would say; counterparties unless told otherwise. */
  counterparties(a: string, b: string, standing?: Standing): void;
  /** An invitation of Alatau's that identity knows, as it stands now. */
  invitation(invitation: Partial<KnownInvitation> & { readonly id: Uuid }): void;
  /** What documents carry unless told otherwise: a real PDF. */
  readonly pdf: Buffer;
  /** A detached signature, base64: by the RSA key where there is one. */
  sign(slug: string, content: Uint8Array, algorithm?: KeyAlgorithm): Promise<string>;
  /** Rows as the portal's own work sees them. */
  rows<Row>(sql: string, ...values: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** Starts one. */
export async function exchangeWorld({ clock = new SystemClock() }: { clock?: Clock } = {}): Promise<ExchangeWorld> {
  const dir = await mkdtemp(path.join(tmpdir(), 'qujat-exchange-'));
  const trustDir = path.join(dir, 'trust');
  const ca = await startDevCa({ dir: path.join(dir, 'ca'), trustDir, port: 0, ncalayerPort: 0, clock });
  const key = path.join(dir, 'portal.p12');
  await writeFile(key, await ca.p12('operator-system', 'rsa'));
  const participants = new Map<Uuid, KnownParticipant>();
  const told = new ToldCounterparties();
  const colleagues = new ToldColleagues();
  const app = await testApp({
    clock,
    contexts: [TRUST_CONTEXT, EXCHANGE_CONTEXT],
    modules: [
      TrustModule.forRoot({ settings: trustFor(trustDir, key) }),
      ExchangeModule.forRoot({
        config: new ExchangeConfig('Asia/Almaty', 10),
        imports: [identityOf(participants, told, colleagues)],
      }),
    ],
  });
  const slugs = new Map(['alatau', 'zhetisu', 'tulpar', 'koktem'].map((slug) => [slug, newId(clock.now())]));
  for (const [slug, id] of slugs) participants.set(id, participantOf(slug, id));
  const participant = (slug: string) => participants.get(slugs.get(slug)!)!;
  const actors = new Map<string, Actor>();
  const actor = (slug: string): Actor => {
    const known = actors.get(slug) ?? actorOf(slug, participant(personBySlug(slug).organisation!), clock);
    actors.set(slug, known);
    if (!colleagues.actors.includes(known)) colleagues.actors.push(known);
    return known;
  };
  const sign = async (slug: string, content: Uint8Array, algorithm = rsaOf(slug)) =>
    Buffer.from(await ca.sign(slug, content, { algorithm })).toString('base64');
  const pdf = await aPdf('Договор поставки', ['Текст договора. Келісімшарт мәтіні.']);
  return {
    ...{ ca, app, participants, participant, actor, sign, pdf },
    holds: (slug, role) => {
      const { userId } = actor(slug);
      colleagues.roles.set(userId!, [...(colleagues.roles.get(userId!) ?? []), role]);
    },
    counterparties: (a, b, standing = 'accepted') => {
      told.told.set(`${participant(a).id} ${participant(b).id}`, standing);
    },
    invitation: (invitation) => {
      const known = { fromId: participant('alatau').id, bin: null, name: null, reason: null, toId: null };
      told.sent.set(invitation.id, { ...known, state: 'invited', ...invitation });
    },
    rows: (sql, ...values) => app.database.work.run(systemScope('spec'), (tx) => tx.manager.query(sql, values)),
    ...documentDeeds({ app, actor, participant, sign }, pdf),
    close: async () => {
      await app.close();
      await ca.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** RSA where the person has such a key: national signatures are verified elsewhere, and take longer. */
const rsaOf = (slug: string): KeyAlgorithm => (personBySlug(slug).algorithms.includes('rsa') ? 'rsa' : 'gost');

const trustFor = (trustDir: string, key: string) => ({
  ...trustSettings({ QUJAT_TRUST_DIR: trustDir, QUJAT_PORTAL_KEY: key, QUJAT_PORTAL_KEY_PASSWORD: 'Qwerty12' }),
  cooldownMs: 0,
  ocspFreshnessSeconds: 0,
  timeoutMs: 4000,
});

type FacadeParts = 'participant' | 'checkPower' | 'department' | 'signingPowers' | 'certificateBinOf';

function identityOf(
  participants: Map<Uuid, KnownParticipant>,
  counterparties: ToldCounterparties,
  colleagues: ToldColleagues,
) {
  const facade: Pick<IdentityFacade, FacadeParts> = {
    participant: (id) => Promise.resolve(participants.get(id)),
    checkPower: (_, actor, question) => Promise.resolve(verdictOf(actor, question)),
    department: () => Promise.resolve(undefined),
    signingPowers: () => Promise.resolve([]),
    certificateBinOf: (bin) =>
      Promise.resolve([...participants.values()].find((one) => one.bin === bin)?.certificateBin ?? bin),
  };
  @Module({
    providers: [
      { provide: IdentityFacade, useValue: facade },
      { provide: Counterparties, useValue: counterparties },
      { provide: Colleagues, useValue: colleagues },
      // Nobody has keys here but to sign documents: what staff confirm is tested where sessions are.
      { provide: StepUps, useValue: { has: () => Promise.resolve(true), words: () => '' } satisfies StepUps },
    ],
    exports: [IdentityFacade, Counterparties, Colleagues],
  })
  class Identity {}
  return Identity;
}

/** The people that the test has named so far are the people of their organisations. */
class ToldColleagues implements Pick<Colleagues, 'of'> {
  readonly actors: Actor[] = [];
  readonly roles = new Map<Uuid, Colleague['roles']>();

  of(participantId: Uuid): Promise<Colleague[]> {
    const members = this.actors.filter((actor) => actor.participantId === participantId);
    return Promise.resolve(
      members.map(({ userId, name, rights }) => ({
        ...{ userId: userId!, name, approves: rights.includes('document.approve') },
        roles: this.roles.get(userId!) ?? [],
      })),
    );
  }
}

/** Everybody is everybody's counterparty, unless a test says otherwise. */
class ToldCounterparties implements Pick<Counterparties, 'standings' | 'invitations'> {
  readonly told = new Map<string, Standing>();
  readonly sent = new Map<Uuid, KnownInvitation>();

  standings(ownId: Uuid, others: readonly Uuid[]): Promise<Map<Uuid, Standing>> {
    return Promise.resolve(new Map(others.map((id) => [id, this.told.get(`${ownId} ${id}`) ?? 'accepted'])));
  }

  invitations(ids: readonly Uuid[]): Promise<Map<Uuid, KnownInvitation>> {
    return Promise.resolve(
      new Map(ids.flatMap((id) => (this.sent.has(id) ? [[id, this.sent.get(id)!] as const] : []))),
    );
  }
}

/** What identity would say of a told actor; a certificate without the right to sign signs nothing. */
function verdictOf({ powers }: Actor, question: ActQuestion): PowerVerdict {
  const { act, certificate } = question;
  const signs = certificate?.roles.some((role) => SIGNING.includes(role)) ?? true;
  const bars = !signs && (act === 'document.sign' || act === 'document.recall');
  return judgePower(bars ? powers.map((power) => ({ ...power, barred: true })) : powers, question);
}

/** Powers without any limit. */
export const unlimited = (rights: readonly Right[]): Power[] =>
  rights.map((act) => ({
    ...{ act, documentType: null, limit: null, departments: null, from: null, until: null, barred: false },
    source: { kind: 'certificate', id: null, version: 0, name: 'spec' },
  }));

function participantOf(slug: string, id: Uuid): KnownParticipant {
  const { bin, name } = organisationOf(personBySlug(`${slug}-head`))!;
  return { id, kind: 'legal-entity', bin, certificateBin: bin, name, state: 'accredited' };
}

function actorOf(slug: string, { id, bin }: KnownParticipant, clock: Clock): Actor {
  const person = personBySlug(slug);
  const { role, rights } = ROLES[person.role as keyof typeof ROLES] ?? { role: 'employee', rights: PREPARE };
  return {
    ...{ sessionId: newId(clock.now()), userId: newId(clock.now()), iin: person.iin!, bin, participantId: id },
    name: [person.surname, person.givenName, person.patronymic].filter(Boolean).join(' '),
    ...{
      role,
      rights,
      powers: unlimited(rights),
      operator: false,
      certificateSha256: 'c0'.repeat(32),
      locale: 'ru' as const,
    },
  };
}
