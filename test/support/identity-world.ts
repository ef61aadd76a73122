/** Identity with everything real under it: a development NCA, its services, the database, cookies. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Response } from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { type DevCa, type KeyAlgorithm, personBySlug, type SignAs, startDevCa } from '../../apps/dev-ca/src/index.js';
import { IDENTITY_CONTEXT, IdentityModule, identitySettings, OperatorStaff } from '@qujat/identity';
import { birthDateOf } from '@qujat/kernel';
import { OPERATOR_CONTEXT, OperatorModule } from '@qujat/operator';
import { type PlatformSettings, testApp, type TestApp, TestClock } from '@qujat/platform';
import { TRUST_CONTEXT, TrustModule, trustSettings } from '@qujat/trust';
import { formOf } from './participant-form.js';

/** A browser: it keeps cookies, and says that it is on the portal's pages. */
export type Browser = TestAgent;

/** Bytes to sign, as the portal has given them out. */
export interface GivenNonce {
  readonly nonceId: string;
  readonly bytes: Buffer;
}

/** A portal on which people can sign in, register, be accredited. */
export interface IdentityWorld {
  readonly ca: DevCa;
  readonly app: TestApp;
  readonly clock: TestClock;
  /** A browser in which nobody is signed in. */
  browser(): Browser;
  /** Asks for a nonce in this browser. */
  nonce(browser: Browser): Promise<GivenNonce>;
  /** A signature, base64: detached unless told otherwise, by the RSA key where there is one. */
  sign(slug: string, bytes: Uint8Array, options?: SignAs): Promise<string>;
  /** Tries to sign in; the answer whatever it is. */
  trySignIn(browser: Browser, slug: string, options?: SignAs): Promise<Response>;
  /** A browser in which the person is signed in. */
  signedIn(slug: string, algorithm?: KeyAlgorithm): Promise<Browser>;
  /** …and registered as a user. */
  registered(slug: string): Promise<Browser>;
  /** …and the organisation has a complete form. */
  drafted(slug: string): Promise<Browser>;
  /** …and both agreements are signed. */
  agreed(slug: string): Promise<Browser>;
  /** …and the application is submitted. Returns the participant's id too. */
  applied(slug: string): Promise<{ browser: Browser; id: string }>;
  /** …and accredited. */
  accredited(slug: string): Promise<{ browser: Browser; id: string }>;
  /** Signs every agreement that the person has not signed yet. */
  agree(browser: Browser, slug: string): Promise<void>;
  /** A browser in which a person of the operator's staff is signed in. */
  operator(slug?: string): Promise<Browser>;
  close(): Promise<void>;
}

interface ShownAgreement {
  readonly id: string;
  readonly signedByUser: object | null;
  readonly signedByParticipant: object | null;
}

/** Starts one. */
export async function identityWorld(settings: Partial<PlatformSettings> = {}): Promise<IdentityWorld> {
  const clock = new TestClock();
  const dir = await mkdtemp(path.join(tmpdir(), 'qujat-identity-'));
  const trustDir = path.join(dir, 'trust');
  const ca = await startDevCa({ dir: path.join(dir, 'ca'), trustDir, port: 0, ncalayerPort: 0, clock });
  const key = path.join(dir, 'portal.p12');
  await writeFile(key, await ca.p12('operator-system', 'rsa'));
  const app = await testApp({
    ...{ clock, settings },
    contexts: [TRUST_CONTEXT, IDENTITY_CONTEXT, OPERATOR_CONTEXT],
    modules: [
      TrustModule.forRoot({ settings: trustFor(trustDir, key) }),
      IdentityModule.forRoot(identitySettings({})),
      OperatorModule,
    ],
  });
  const close = async () => {
    await app.close();
    await ca.stop();
    await rm(dir, { recursive: true, force: true });
  };
  return { ...{ ca, app, clock }, ...deeds(ca, app), close };
}

const trustFor = (trustDir: string, key: string) => ({
  ...trustSettings({ QUJAT_TRUST_DIR: trustDir, QUJAT_PORTAL_KEY: key, QUJAT_PORTAL_KEY_PASSWORD: 'Qwerty12' }),
  cooldownMs: 0,
  ocspFreshnessSeconds: 0,
  timeoutMs: 2000,
});

/** RSA where the person has such a key: national signatures take longer, and have specs of their own. */
const quick = (slug: string): KeyAlgorithm => (personBySlug(slug).algorithms.includes('rsa') ? 'rsa' : 'gost');

type Deeds = Omit<IdentityWorld, 'ca' | 'app' | 'clock' | 'close'>;

function deeds(ca: DevCa, app: TestApp): Deeds {
  const does: Deeds = {
    browser: () => app.agent(),
    nonce: async (browser) => {
      const { body } = await browser.post('/api/auth/nonce').expect(201);
      return { nonceId: String(body.nonceId), bytes: Buffer.from(String(body.nonce), 'base64') };
    },
    sign: async (slug, bytes, options = {}) =>
      Buffer.from(await ca.sign(slug, bytes, { algorithm: quick(slug), ...options })).toString('base64'),
    trySignIn: async (browser, slug, options = {}) => {
      const { nonceId, bytes } = await does.nonce(browser);
      const signature = await does.sign(slug, bytes, { detached: false, ...options });
      return browser.post('/api/auth/sign-in').send({ nonceId, signature });
    },
    signedIn: async (slug, algorithm = quick(slug)) => {
      const browser = does.browser();
      expectStatus(await does.trySignIn(browser, slug, { algorithm }), 201);
      return browser;
    },
    registered: async (slug) => {
      const browser = await does.signedIn(slug);
      expectStatus(await browser.post('/api/users').send(contactsOf(slug)), 201);
      return browser;
    },
    drafted: async (slug) => {
      const browser = await does.registered(slug);
      expectStatus(await browser.put('/api/participants/mine').send(formOf(slug)), 200);
      return browser;
    },
    agree: async (browser, slug) => {
      const { body } = await browser.get('/api/agreements').expect(200);
      for (const { id, signedByUser, signedByParticipant } of body as ShownAgreement[]) {
        if (signedByUser && signedByParticipant) continue;
        const content = await browser.get(`/api/agreements/${id}/content`).expect(200);
        const signature = await does.sign(slug, Buffer.from(content.text));
        expectStatus(await browser.post(`/api/agreements/${id}/acceptances`).send({ signature }), 201);
      }
    },
    agreed: async (slug) => {
      const browser = await does.drafted(slug);
      await does.agree(browser, slug);
      return browser;
    },
    applied: async (slug) => {
      const browser = await does.agreed(slug);
      const response = await browser.post('/api/participants/mine/submit');
      expectStatus(response, 200);
      return { browser, id: String(response.body.id) };
    },
    accredited: async (slug) => {
      const { browser, id } = await does.applied(slug);
      const operator = await does.operator();
      expectStatus(await operator.post(`/api/operator/accreditation/${id}/accept`).send({ checks: [] }), 200);
      return { browser, id };
    },
    operator: async (slug = 'operator-moderator') => {
      const { iin = '' } = personBySlug(slug);
      await app.get(OperatorStaff).add(iin, '170940999606');
      return does.signedIn(slug);
    },
  };
  return does;
}

/** What a person fills in when registering (E-5.6.2). */
export const contactsOf = (slug: string) => ({
  birthDate: birthDateOf(personBySlug(slug).iin ?? '') ?? '',
  email: `${slug}@example.kz`,
  phone: '+77011234567',
  locale: 'ru',
});

/** Steps on the way to what a test is about fail with what the portal said. */
function expectStatus({ status, text }: { status: number; text: string }, expected: number): void {
  if (status !== expected) throw new Error(`expected ${expected}, got ${status}: ${text}`);
}
