import { identityWorld, type Browser, type IdentityWorld } from '../../../../test/support/identity-world.js';
import { expectProblem } from '../../../../test/support/problem.js';
import { daysBetween, lastTimeAt, portalDay } from '@qujat/kernel';
import { CertificateNight } from './certificate-night.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
interface Shown {
  readonly checkedAt: string;
  readonly standing: string;
  readonly notAfter: string;
}
let world: IdentityWorld;
let head: Browser;
let signer: Browser;

beforeAll(async () => {
  world = await identityWorld({}, { identity: { idleMinutes: 1e9, sessionHours: 1e6 } });
  ({ browser: head } = await world.accredited('alatau-head'));
  signer = await world.joined('alatau-signer');
  await world.agree(signer, 'alatau-signer');
}, 120_000);
afterAll(() => world?.close());

const night = () => world.app.get(CertificateNight);
/** On to the next night, and the check of it. */
async function nextNight(): Promise<void> {
  world.clock.advance(DAY);
  await night().check();
}
const rows = <Row = Record<string, unknown>>(sql: string, ...values: unknown[]): Promise<Row[]> =>
  world.app.database.source.query(sql, values);
const events = (type: string) =>
  rows<{ payload: Record<string, unknown> }>('SELECT payload FROM platform.outbox WHERE type = $1 ORDER BY id', type);
const mine = async (browser: Browser) => (await browser.get('/api/users/me/certificates').expect(200)).body as Shown[];
const noticesOf = async (browser: Browser) => {
  await world.app.drain();
  return (await browser.get('/api/notifications').expect(200)).body.items as {
    kind: string;
    title: string;
    text: string;
  }[];
};

describe('a person’s certificates', () => {
  it('E-10.1.2: are shown with facts, validity, purpose, and which one is in use', async () => {
    expect(await mine(head)).toEqual([
      expect.objectContaining({
        ...{ inUse: true, standing: 'good', bin: '140340999103', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
        ...{ uses: expect.arrayContaining(['sign-in']), daysLeft: expect.any(Number), issuer: expect.any(String) },
        ...{ checkedAt: expect.any(String), lastUsedAt: expect.any(String) },
      }),
    ]);
    expectProblem(await world.browser().get('/api/users/me/certificates'), 401, 'session.required');
  });
});

describe('the nightly check', () => {
  it('E-10.1.2: asks once a night, and finds good what is good', async () => {
    const before = (await mine(head))[0]!;
    await nextNight();
    const after = (await mine(head))[0]!;
    expect(Date.parse(after.checkedAt)).toBeGreaterThan(Date.parse(before.checkedAt));
    await night().check();
    expect((await mine(head))[0]?.checkedAt).toBe(after.checkedAt);
    expect(await events('identity.certificate.stopped')).toEqual([]);
  });

  it('E-10.1.2: a silent NCA is no revocation: rights and sessions stay, and it is asked again', async () => {
    const before = (await mine(signer))[0]!;
    for (const service of ['ocsp', 'crl'] as const) world.ca.setService(service, 'down');
    await nextNight();
    const after = (await mine(signer))[0]!;
    expect([after.standing, after.checkedAt]).toEqual(['good', before.checkedAt]);
    for (const service of ['ocsp', 'crl'] as const) world.ca.setService(service, 'garbage');
    world.clock.advance(HOUR);
    await night().check();
    expect((await signer.get('/api/auth/session')).body.rights).toContain('document.sign');
    for (const service of ['ocsp', 'crl'] as const) world.ca.setService(service, 'up');
    world.clock.advance(HOUR);
    await night().check();
    expect(Date.parse((await mine(signer))[0]!.checkedAt)).toBeGreaterThan(Date.parse(before.checkedAt));
  });

  it('E-10.1.2: one on hold signs no more until it is off hold again', async () => {
    await world.ca.suspend('alatau-signer', 'rsa');
    await nextNight();
    expect((await signer.get('/api/auth/session')).status).toBe(401);
    expect(await events('identity.certificate.stopped')).toEqual([
      { payload: expect.objectContaining({ standing: 'suspended' }) },
    ]);
    await world.ca.release('alatau-signer', 'rsa');
    await nextNight();
    expect(await events('identity.certificate.restored')).toHaveLength(1);
    signer = await world.signedIn('alatau-signer');
    expect((await signer.get('/api/auth/session')).body.rights).toContain('document.sign');
  });

  it('E-10.1.2: a revoked one stops its owner at once, and the owner and the administrator are told, once', async () => {
    await world.ca.revoke('alatau-signer', { algorithm: 'rsa', reason: 'keyCompromise' });
    await nextNight();
    await night().check();
    await nextNight();
    expectProblem(await signer.get('/api/auth/session'), 401, 'session.required');
    const revoked = (await events('identity.certificate.stopped')).filter(
      ({ payload }) => payload.standing === 'revoked',
    );
    expect(revoked).toHaveLength(1);
    const told = (await noticesOf(head)).filter(({ kind }) => kind === 'certificate-stopped-of-member');
    expect(told).toHaveLength(2);
    expect(told[0]?.title).toMatch(/отозван/);
    expect(told[0]?.title).toMatch(/\p{Lu}{3}/u);
    await world.app.drain();
    const letters = await world.mail.to('alatau-signer@example.kz');
    expect(letters.length).toBeGreaterThan(2);
    expect(await rows(`SELECT count(*)::int AS n FROM platform.audit WHERE act = 'certificate.stopped'`)).toEqual([
      { n: 2 },
    ]);
  });

  it('E-7.5.2: a session that has come to live all the same has no rights', async () => {
    const [session] = await rows<{ id: string }>(
      `UPDATE identity.sessions SET ended_at = NULL WHERE id = (SELECT id FROM identity.sessions s JOIN identity.certificate_standings c
         ON c.sha256 = s.certificate_sha256 WHERE c.standing = 'revoked' ORDER BY s.created_at DESC LIMIT 1) RETURNING id`,
    ).then((result) => (result as unknown as [{ id: string }[]])[0]);
    expect(session).toBeDefined();
    expect((await signer.get('/api/auth/session')).body.rights).toEqual([]);
    expect((await mine(signer))[0]).toMatchObject({ standing: 'revoked' });
  });
});

describe('the end of a certificate', () => {
  it('E-10.1.2: is announced 30, 7 and 1 days before, each once', async () => {
    const { notAfter } = (await mine(head))[0]!;
    const end = Date.parse(notAfter);
    const announced = async () => (await events('identity.certificate.expires')).map(({ payload }) => payload.days);
    const before = async (days: number) => {
      world.clock.advance(end - days * DAY - world.clock.now().getTime());
      await night().announce();
      await night().announce();
    };
    await before(40);
    expect(await announced()).toEqual([]);
    await before(29.5);
    await before(20);
    expect(await announced()).toEqual([30]);
    await before(6.5);
    await before(3);
    expect(await announced()).toEqual([30, 7]);
    await before(0.5);
    await before(0.1);
    expect(await announced()).toEqual([30, 7, 1]);
    const told = (await noticesOf(head)).filter(({ kind }) => kind === 'certificate-expires');
    expect(told).toHaveLength(3);
    expect(told[0]?.title).toMatch(/\d{4}/);
  });

  it('E-13.2: days are counted by the portal’s calendar, from midnight in Astana', () => {
    expect(portalDay(new Date('2026-11-27T18:59:59Z'))).toBe('2026-11-27');
    expect(portalDay(new Date('2026-11-27T19:00:00Z'))).toBe('2026-11-28');
    expect(daysBetween(new Date('2026-11-27T18:59:59Z'), new Date('2026-11-27T19:00:00Z'))).toBe(1);
    expect(lastTimeAt(2, new Date('2026-11-27T20:59:59.5Z')).toISOString()).toBe('2026-11-26T21:00:00.000Z');
    expect(lastTimeAt(2, new Date('2026-11-27T21:00:00Z')).toISOString()).toBe('2026-11-27T21:00:00.000Z');
  });
});
