/** The whole portal as it ships, in this process: every context, its worker, the development NCA, and the seed in it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { CONTEXTS } from '../../../apps/portal/src/contexts.js';
import { createPortal } from '../../../apps/portal/src/create-portal.js';
import { APPLICATIONS } from '../../../apps/cli/src/seed/applications.js';
import { appointOperator, seed } from '../../../apps/cli/src/seed/index.js';
import { accredit, apply, confirmEmail, registerUser } from '../../../apps/cli/src/seed/join.js';
import { KeyRing } from '../../../apps/cli/src/seed/key-ring.js';
import { PortalSession } from '../../../apps/cli/src/seed/portal-session.js';
import { organisationBySlug, startDevCa } from '../../../apps/dev-ca/src/index.js';
import { birthDateOf, SystemClock } from '@qujat/kernel';
import { MailFolder } from '@qujat/notifications';
import { type Scope, type TestDatabase, testDatabase } from '@qujat/platform';

/** A running portal with the seed's participants, and one more that has nothing to do with any of them. */
export interface SeededPortal {
  readonly app: NestExpressApplication;
  readonly url: string;
  readonly keys: KeyRing;
  /** Rows as they are, past row-level security. */
  rows<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Rows as `scope` sees them. */
  seen<Row>(scope: Scope, sql: string): Promise<Row[]>;
  close(): Promise<void>;
}

/** Head of the participant whose affairs are nobody else's business, and head of the one that looks at them. */
export const OWNER = 'alatau-head';
export const STRANGER = 'koktem-head';

/** Starts it. */
export async function seededPortal(): Promise<SeededPortal> {
  const dir = await mkdtemp(path.join(tmpdir(), 'qujat-isolation-'));
  const trustDir = path.join(dir, 'trust');
  const ca = await startDevCa({ dir: path.join(dir, 'ca'), trustDir, port: 0, ncalayerPort: 0, issueAll: true });
  const database = await testDatabase({ contexts: CONTEXTS, clock: new SystemClock() });
  const unlimited = { address: 1e9, auth: 1e9, public: 1e9, signedIn: 1e9, export: 1e9 };
  const app = await createPortal(
    {
      ...{ DATABASE_URL: database.url, QUJAT_DATA: dir, QUJAT_LOG: 'silent', QUJAT_TRUST_DIR: trustDir },
      QUJAT_PORTAL_KEY: path.join(ca.keysDir, 'operator-system-rsa.p12'),
      QUJAT_PORTAL_KEY_PASSWORD: 'Qwerty12',
      QUJAT_OPERATOR_BIN: organisationBySlug('operator').bin,
    },
    { rateLimits: unlimited },
  );
  await app.listen(0, '127.0.0.1');
  const portal = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  await appointOperator(app);
  const mail = path.join(dir, 'mail');
  await seed({ portal, keys: ca.keysDir, mail });
  const keys = new KeyRing(ca.keysDir);
  await joinAsStranger(portal, keys, new MailFolder(mail));
  await raised(database);
  return {
    ...{ app, url: portal, keys },
    rows: (sql, parameters = []) => database.source.query(sql, [...parameters]),
    seen: (scope, sql) => database.work.run(scope, (tx) => tx.manager.query(sql)),
    close: async () => {
      await app.close();
      await database.close();
      await ca.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

const NOT_RAISED = `SELECT 1 FROM exchange.signatures s LEFT JOIN exchange.raised_signatures r ON r.signature_id = s.id
  WHERE s.state = 'accepted' AND r.raised_at IS NULL LIMIT 1`;

/** Signatures are raised to LT in the background: the tables are to stand still before they are compared. */
async function raised({ source }: Pick<TestDatabase, 'source'>): Promise<void> {
  for (let tries = 0; tries < 300 && (await source.query<unknown[]>(NOT_RAISED)).length > 0; tries++) await sleep(200);
}

/** One more organisation, accredited, that exchanges with nobody. */
async function joinAsStranger(portal: string, keys: KeyRing, mailbox: MailFolder): Promise<void> {
  const session = await PortalSession.begin(portal, STRANGER, keys);
  const { person } = await session.current();
  await registerUser(session, birthDateOf(person.iin) ?? '');
  await confirmEmail(session, mailbox);
  const name = { kk: 'ЖШС «Көктем»', ru: 'ТОО «Көктем»', en: 'Koktem LLP' };
  const { form } = APPLICATIONS[0]!;
  await apply(session, { ...form, fullName: name, shortName: name, email: 'office@koktem.example' });
  const operator = await PortalSession.begin(portal, 'operator-moderator', keys);
  await accredit(operator, [organisationBySlug('koktem').bin]);
}
