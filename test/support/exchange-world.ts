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
import { IdentityFacade, type KnownParticipant } from '@qujat/identity';
import { type Clock, newId, SystemClock, type Uuid } from '@qujat/kernel';
import { type Actor, type Right, systemScope, testApp, type TestApp } from '@qujat/platform';
import { TRUST_CONTEXT, TrustModule, trustSettings } from '@qujat/trust';
import { type DocumentDeeds, documentDeeds } from './document-deeds.js';

const PREPARE: readonly Right[] = ['document.prepare', 'document.send', 'document.receive'];
const SIGN: readonly Right[] = [...PREPARE, 'document.sign', 'document.recall'];
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
  const app = await testApp({
    clock,
    contexts: [TRUST_CONTEXT, EXCHANGE_CONTEXT],
    modules: [
      TrustModule.forRoot({ settings: trustFor(trustDir, key) }),
      ExchangeModule.forRoot({ config: new ExchangeConfig('Asia/Almaty', 10), imports: [identityOf(participants)] }),
    ],
  });
  const slugs = new Map(['alatau', 'zhetisu', 'tulpar'].map((slug) => [slug, newId(clock.now())]));
  for (const [slug, id] of slugs) participants.set(id, participantOf(slug, id));
  const participant = (slug: string) => participants.get(slugs.get(slug)!)!;
  const actors = new Map<string, Actor>();
  const actor = (slug: string): Actor => {
    const known = actors.get(slug) ?? actorOf(slug, participant(personBySlug(slug).organisation!), clock);
    actors.set(slug, known);
    return known;
  };
  const sign = async (slug: string, content: Uint8Array, algorithm = rsaOf(slug)) =>
    Buffer.from(await ca.sign(slug, content, { algorithm })).toString('base64');
  const pdf = await aPdf('Договор поставки', ['Текст договора. Келісімшарт мәтіні.']);
  return {
    ...{ ca, app, participants, participant, actor, sign, pdf },
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
  timeoutMs: 2000,
});

function identityOf(participants: Map<Uuid, KnownParticipant>) {
  const facade = { participant: (id: Uuid) => Promise.resolve(participants.get(id)) };
  @Module({ providers: [{ provide: IdentityFacade, useValue: facade }], exports: [IdentityFacade] })
  class Identity {}
  return Identity;
}

function participantOf(slug: string, id: Uuid): KnownParticipant {
  const { bin, name } = organisationOf(personBySlug(`${slug}-head`))!;
  return { id, kind: 'legal-entity', bin, name, state: 'accredited' };
}

function actorOf(slug: string, { id, bin }: KnownParticipant, clock: Clock): Actor {
  const person = personBySlug(slug);
  const { role, rights } = ROLES[person.role as keyof typeof ROLES] ?? { role: 'employee', rights: PREPARE };
  return {
    ...{ sessionId: newId(clock.now()), userId: newId(clock.now()), iin: person.iin!, bin, participantId: id },
    name: [person.surname, person.givenName, person.patronymic].filter(Boolean).join(' '),
    ...{ role, rights, operator: false, certificateSha256: 'c0'.repeat(32), locale: 'ru' as const },
  };
}
