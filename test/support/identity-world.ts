/** Identity with everything real under it: a development NCA, its services, the database, cookies. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Response } from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { type DevCa, type KeyAlgorithm, personBySlug, type SignAs, startDevCa } from '../../apps/dev-ca/src/index.js';
import {
  IDENTITY_CONTEXT,
  IdentityModule,
  type IdentitySettings,
  identitySettings,
  OperatorStaff,
  Recipients,
} from '@qujat/identity';
import { birthDateOf } from '@qujat/kernel';
import { MailFolder, NOTIFICATIONS_CONTEXT, notificationSettings, NotificationsModule } from '@qujat/notifications';
import { OPERATOR_CONTEXT, OperatorModule } from '@qujat/operator';
import {
  type PlatformSettings,
  type StepUpAct,
  testApp,
  type TestAppOptions,
  type TestApp,
  TestClock,
} from '@qujat/platform';
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
  /** Letters that the portal has written; `app.drain()` sends them. */
  readonly mail: MailFolder;
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
  /** …and registered as a user, with a confirmed e-mail. */
  registered(slug: string): Promise<Browser>;
  /** Confirms the e-mail of the person by the code that was sent (E-5.6.2). */
  confirmEmail(browser: Browser): Promise<void>;
  /** …and belongs to the organisation of the certificate: asked, and its head has accepted. It must be accredited. */
  joined(slug: string): Promise<Browser>;
  /** The registered person of `browser` asks to join, and the organisation's head accepts. */
  admit(browser: Browser, slug: string): Promise<void>;
  /** …and the organisation has a complete form. */
  drafted(slug: string): Promise<Browser>;
  /** …and both agreements are signed. */
  agreed(slug: string): Promise<Browser>;
  /** …and the application is submitted. Returns the participant's id too. */
  applied(slug: string): Promise<{ browser: Browser; id: string }>;
  /** …and accredited. */
  accredited(slug: string): Promise<{ browser: Browser; id: string }>;
  /** This member of the operator's staff checks everything and accredits. */
  accredit(operator: Browser, id: string): Promise<void>;
  /** Signs every agreement that the person has not signed yet. */
  agree(browser: Browser, slug: string): Promise<void>;
  /** Confirms a kind of sensitive act with the person's signature; the answer whatever it is. */
  stepUp(browser: Browser, slug: string, act: StepUpAct, options?: SignAs): Promise<Response>;
  /** A browser in which a person of the operator's staff is signed in, and has confirmed the sensitive acts of the day. */
  operator(slug?: string, options?: { readonly confirmed?: boolean }): Promise<Browser>;
  close(): Promise<void>;
}

const STAFF_ACTS = ['operator.decide', 'operator.sanction', 'operator.documents'] as const;

/** Every point of the checklist, checked (E-10.2.2). */
export const CHECKED = [
  { id: 'register-lookup', how: 'register' },
  { id: 'email', how: 'code' },
  { id: 'phone', how: 'call' },
  { id: 'address', how: 'letter' },
] as const;

interface ShownAgreement {
  readonly id: string;
  readonly signedByUser: object | null;
  readonly signedByParticipant: object | null;
}

/** What a spec brings of its own. */
export interface WorldOptions extends Pick<TestAppOptions, 'controllers'> {
  readonly identity?: Partial<IdentitySettings>;
  /** Settings of identity and notifications as the environment has them. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** Starts one. */
export async function identityWorld(
  settings: Partial<PlatformSettings> = {},
  { controllers, identity: own = {}, variables = {} }: WorldOptions = {},
): Promise<IdentityWorld> {
  const clock = new TestClock();
  const dir = await mkdtemp(path.join(tmpdir(), 'qujat-identity-'));
  const trustDir = path.join(dir, 'trust');
  const ca = await startDevCa({ dir: path.join(dir, 'ca'), trustDir, port: 0, ncalayerPort: 0, clock });
  const key = path.join(dir, 'portal.p12');
  await writeFile(key, await ca.p12('operator-system', 'rsa'));
  const told = identitySettings({ QUJAT_CODE_KEY: 'c0de'.repeat(16), QUJAT_STEP_UP_MINUTES: '60', ...variables });
  const identity = IdentityModule.forRoot({ ...told, ...own });
  const app = await testApp({
    ...{ clock, settings, controllers },
    contexts: [TRUST_CONTEXT, IDENTITY_CONTEXT, OPERATOR_CONTEXT, NOTIFICATIONS_CONTEXT],
    modules: [
      TrustModule.forRoot({ settings: trustFor(trustDir, key) }),
      identity,
      OperatorModule,
      NotificationsModule.forRoot({
        imports: [identity],
        settings: notificationSettings({ QUJAT_DATA: dir, ...variables }),
      }),
    ],
  });
  const close = async () => {
    await app.close();
    await ca.stop();
    await rm(dir, { recursive: true, force: true });
  };
  const mail = new MailFolder(path.join(dir, 'mail'));
  return { ...{ ca, app, clock, mail }, ...deeds(ca, app), close };
}

const trustFor = (trustDir: string, key: string) => ({
  ...trustSettings({ QUJAT_TRUST_DIR: trustDir, QUJAT_PORTAL_KEY: key, QUJAT_PORTAL_KEY_PASSWORD: 'Qwerty12' }),
  cooldownMs: 0,
  ocspFreshnessSeconds: 0,
  // a busy machine is not a silent NCA
  timeoutMs: 15_000,
});

/** RSA where the person has such a key: national signatures take longer, and have specs of their own. */
const quick = (slug: string): KeyAlgorithm => (personBySlug(slug).algorithms.includes('rsa') ? 'rsa' : 'gost');

type Deeds = Omit<IdentityWorld, 'ca' | 'app' | 'clock' | 'mail' | 'close'>;

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
      await does.confirmEmail(browser);
      return browser;
    },
    confirmEmail: async (browser) => {
      const { body } = await browser.get('/api/auth/session').expect(200);
      const [row]: { id: string }[] = await app.database.source.query(
        `SELECT id FROM identity.contact_confirmations WHERE user_id = $1 AND channel = 'email' AND state = 'open'`,
        [body.user.id],
      );
      const code = (await app.get(Recipients).codeToSend(row?.id ?? ''))?.code;
      expectStatus(await browser.post('/api/users/me/contacts/email/confirm').send({ code }), 200);
    },
    joined: async (slug) => {
      const browser = await does.registered(slug);
      await does.admit(browser, slug);
      return browser;
    },
    admit: async (browser, slug) => {
      const [organisation] = (await browser.get('/api/join-requests').expect(200)).body as { participantId: string }[];
      const asked = await browser.post('/api/join-requests').send({ participantId: organisation?.participantId });
      expectStatus(asked, 201);
      const administrator = `${personBySlug(slug).organisation}-head`;
      const head = await does.signedIn(administrator);
      expectStatus(await does.stepUp(head, administrator, 'powers.grant'), 201);
      expectStatus(await head.post(`/api/members/requests/${asked.body.id}/accept`).send({}), 200);
    },
    drafted: async (slug) => {
      const browser = await does.registered(slug);
      expectStatus(await browser.put('/api/participants/mine').send(formOf(slug)), 200);
      if (personBySlug(slug).role === 'individual') expectStatus(await addDocument(browser, 'registration'), 204);
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
      await does.accredit(await does.operator(), id);
      return { browser, id };
    },
    stepUp: async (browser, slug, act, options = {}) => {
      const { body } = await browser.post('/api/auth/step-up/nonce').send({ act }).expect(201);
      const bytes = Buffer.from(String(body.nonce), 'base64');
      const signature = await does.sign(slug, bytes, { detached: false, ...options });
      return browser.post('/api/auth/step-up').send({ act, nonceId: body.nonceId, signature });
    },
    accredit: async (operator, id) => {
      expectStatus(await operator.post(`/api/operator/accreditation/${id}/accept`).send({ checks: CHECKED }), 200);
    },
    operator: async (slug = 'operator-moderator', { confirmed = true } = {}) => {
      const { iin = '' } = personBySlug(slug);
      await app.get(OperatorStaff).add(iin, '170940999606');
      const browser = await does.signedIn(slug);
      if (confirmed)
        for (const act of STAFF_ACTS)
          expectStatus(await does.stepUp(browser, slug, act, { algorithm: quick(slug) }), 201);
      return browser;
    },
  };
  return does;
}

/** Adds a copy of a document to the application. */
export const addDocument = (browser: Browser, kind: string, text = `Копия: ${kind}`) =>
  browser
    .post('/api/participants/mine/documents')
    .query({ kind })
    .set({ 'X-File-Name': encodeURIComponent(`${kind}.txt`), 'Content-Type': 'text/plain' })
    .send(text);

/** What a person fills in when registering (E-5.6.2). */
export const contactsOf = (slug: string) => ({
  birthDate: birthDateOf(personBySlug(slug).iin ?? '') ?? '1985-05-05',
  email: `${slug}@example.kz`,
  phone: '+77011234567',
  locale: 'ru',
});

/** Steps on the way to what a test is about fail with what the portal said. */
function expectStatus({ status, text }: { status: number; text: string }, expected: number): void {
  if (status !== expected) throw new Error(`expected ${expected}, got ${status}: ${text}`);
}
