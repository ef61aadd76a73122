import { createHash } from 'node:crypto';
import { EvidenceStore } from '@qujat/trust';
import { formOf } from '../../../../test/support/participant-form.js';
import { expectInThreeLanguages, expectProblem } from '../../../../test/support/problem.js';
import { type Browser, identityWorld, type IdentityWorld } from '../../../../test/support/identity-world.js';

interface Shown {
  readonly id: string;
  readonly kind: string;
  readonly sha256: string;
  readonly size: number;
  readonly signedByUser: object | null;
  readonly signedByParticipant: { readonly by: string } | null;
}

let world: IdentityWorld;
beforeAll(async () => {
  world = await identityWorld();
}, 60_000);
afterAll(() => world?.close());

const list = async (browser: Browser): Promise<Shown[]> => {
  const { body } = await browser.get('/api/agreements').expect(200);
  return body as Shown[];
};
const one = async (browser: Browser, kind = 'usage-agreement'): Promise<Shown> =>
  (await list(browser)).find((agreement) => agreement.kind === kind)!;
const contentOf = async (browser: Browser, { id }: Shown): Promise<Buffer> =>
  Buffer.from((await browser.get(`/api/agreements/${id}/content`).expect(200)).text);
const accept = (browser: Browser, { id }: Shown, signature: string, locale = 'ru') =>
  browser.post(`/api/agreements/${id}/acceptances`).set('Accept-Language', locale).send({ signature });
const acceptances = (): Promise<{ count: number }[]> =>
  world.app.database.source.query('SELECT count(*)::int AS count FROM identity.acceptances');

describe('the agreements', () => {
  it('E-5.14: are the usage agreement and the public offer, to be read as the bytes that are signed', async () => {
    const browser = await world.signedIn('alatau-head');
    const shown = await list(browser);
    expect(shown.map(({ kind }) => kind)).toEqual(['usage-agreement', 'public-offer']);
    for (const agreement of shown) {
      const content = await contentOf(browser, agreement);
      expect(createHash('sha256').update(content).digest('hex')).toBe(agreement.sha256);
      expect(content.length).toBe(agreement.size);
      expect(agreement).toMatchObject({ signedByUser: null, signedByParticipant: null, required: true, version: 1 });
    }
  });

  it('E-5.14: are shown to people who have signed in', async () => {
    const { id } = await one(await world.signedIn('alatau-head'));
    const stranger = world.browser();
    expectProblem(await stranger.get('/api/agreements'), 401, 'session.required');
    expectProblem(await stranger.get(`/api/agreements/${id}/content`), 401, 'session.required');
    expectProblem(await stranger.post(`/api/agreements/${id}/acceptances`).send({}), 401, 'session.required');
  });

  it('E-5.14: one that does not exist is 404', async () => {
    const browser = await world.registered('zhetisu-hr');
    const nowhere = { ...(await one(browser)), id: '018f0000-0000-7000-8000-000000000000' };
    expectProblem(await accept(browser, nowhere, 'AAAA'), 404, 'agreement.not_found');
    expectProblem(await browser.get(`/api/agreements/${nowhere.id}/content`), 404, 'agreement.not_found');
  });
});

describe('signing one', () => {
  let head: Browser;
  beforeAll(async () => {
    head = await world.drafted('alatau-head');
  });

  it('E-5.6: comes after registering as a user', async () => {
    const browser = await world.signedIn('zhetisu-head');
    const agreement = await one(browser);
    const signature = await world.sign('zhetisu-head', await contentOf(browser, agreement));
    expectProblem(await accept(browser, agreement, signature), 409, 'user.not_registered');
  });

  it('E-5.14: over other content is refused, in the three languages', async () => {
    const agreement = await one(head);
    const other = await world.sign('alatau-head', await contentOf(head, await one(head, 'public-offer')));
    await expectInThreeLanguages(422, 'agreement.signature_rejected', (locale) =>
      accept(head, agreement, other, locale),
    );
  });

  it.each([
    ['alatau-signer', 'a colleague'],
    ['zhetisu-head', 'the head of another organisation'],
    ['individual', 'a person without an organisation'],
  ])('E-3.10: by %s (%s) is refused', async (slug) => {
    const agreement = await one(head);
    const signature = await world.sign(slug, await contentOf(head, agreement));
    await expectInThreeLanguages(422, 'agreement.other_signer', (locale) => accept(head, agreement, signature, locale));
  });

  it.each(['alatau-revoked', 'alatau-expired', 'alatau-suspended', 'alatau-early', 'zhetisu-treasury'])(
    'E-7.5.2: by a certificate that cannot sign (%s) is refused',
    async (slug) => {
      const agreement = await one(head);
      const signature = await world.sign(slug, await contentOf(head, agreement));
      expectProblem(await accept(head, agreement, signature), 422, 'agreement.signature_rejected');
    },
  );

  it('E-5.14: with garbage is refused', async () => {
    const agreement = await one(head);
    expectProblem(await accept(head, agreement, 'қол қойдым'), 422, 'signature.unreadable');
    expectProblem(await accept(head, agreement, 'MAA='), 422, 'agreement.signature_rejected');
  });

  it.each(['tsa', 'ocsp'] as const)(
    'E-5.14: while the NCA is silent (%s) is put off, and nothing is lost',
    async (service) => {
      const agreement = await one(head);
      const signature = await world.sign('alatau-head', await contentOf(head, agreement));
      world.clock.advance(48 * 3_600_000); // lists at hand have expired
      const browser = await world.signedIn('alatau-head');
      world.ca.setService(service, 'down');
      if (service === 'ocsp') world.ca.setService('crl', 'down');
      try {
        await expectInThreeLanguages(503, 'agreement.try_later', (locale) =>
          accept(browser, agreement, signature, locale),
        );
      } finally {
        for (const one of ['tsa', 'ocsp', 'crl'] as const) world.ca.setService(one, 'up');
      }
      expect(await acceptances()).toEqual([{ count: 0 }]);
      head = browser;
    },
  );

  it('E-5.14: by the first head holds for the person and for the organisation', async () => {
    const agreement = await one(head);
    const { body } = await accept(head, agreement, await world.sign('alatau-head', await contentOf(head, agreement)));
    expect(body).toMatchObject({
      signedByUser: { at: expect.any(String) },
      signedByParticipant: { at: expect.any(String), by: 'СЕРІКБАЕВ НҰРЛАН АСҚАРҰЛЫ' },
    });
    expect((await one(head, 'public-offer')).signedByUser).toBeNull();
  });

  it('E-5.14: happens once', async () => {
    const agreement = await one(head);
    const signature = await world.sign('alatau-head', await contentOf(head, agreement));
    expectProblem(await accept(head, agreement, signature), 409, 'agreement.signed_already');
    const offer = await one(head, 'public-offer');
    const signed = await world.sign('alatau-head', await contentOf(head, offer), { detached: false });
    const answers = await Promise.all([accept(head, offer, signed), accept(head, offer, signed)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('E-5.14: is kept with its evidence, and can be verified again without asking anybody', async () => {
    const [row] = await world.app.database.source.query<
      { verification_id: string; signature: Buffer; holder: string }[]
    >(
      `SELECT a.verification_id, a.signature, u.iin AS holder FROM identity.acceptances a
       JOIN identity.users u ON u.id = a.user_id ORDER BY a.accepted_at LIMIT 1`,
    );
    expect(row).toMatchObject({ holder: '760415309919' });
    for (const service of ['tsa', 'ocsp', 'crl'] as const) world.ca.setService(service, 'down');
    const report = await world.app.get(EvidenceStore).reverify(row!.verification_id);
    for (const service of ['tsa', 'ocsp', 'crl'] as const) world.ca.setService(service, 'up');
    expect(report).toMatchObject({
      indication: 'TOTAL-PASSED',
      signatures: [{ level: 'T', signer: { iin: '760415309919' } }],
    });
  });
});

describe('who has to sign', () => {
  it('E-5.14: one who signed before the organisation was begun signs for it as well', async () => {
    const browser = await world.registered('koktem-head');
    await world.agree(browser, 'koktem-head');
    expect(await list(browser)).toMatchObject([{ signedByParticipant: null }, { signedByParticipant: null }]);
    await browser.put('/api/participants/mine').send(formOf('koktem-head')).expect(200);
    expect((await browser.get('/api/auth/session')).body.step).toBe('sign-agreements');
    expectProblem(await browser.post('/api/participants/mine/submit'), 409, 'participant.agreements_unsigned');
    await world.agree(browser, 'koktem-head');
    expect((await browser.get('/api/auth/session')).body.step).toBe('submit');
    expect((await browser.post('/api/participants/mine/submit')).status).toBe(200);
  });

  it('E-5.14: an employee signs for themselves only, and until then only reads', async () => {
    await world.accredited('tulpar-head');
    const browser = await world.joined('tulpar-accountant');
    expect((await browser.get('/api/auth/session')).body).toMatchObject({ step: 'sign-agreements', rights: [] });
    await world.agree(browser, 'tulpar-accountant');
    expect((await browser.get('/api/auth/session')).body).toMatchObject({
      step: 'ready',
      rights: expect.arrayContaining(['document.prepare']),
    });
    const rows: unknown[] = await world.app.database.source.query(
      `SELECT DISTINCT a.participant_id FROM identity.acceptances a JOIN identity.users u ON u.id = a.user_id WHERE u.iin = '870615309939'`,
    );
    expect(rows).toEqual([{ participant_id: null }]);
  });

  it('E-10.2.2: a new version is signed again, from the day it is in force; until then one only reads', async () => {
    const [head, accountant] = [await world.signedIn('tulpar-head'), await world.signedIn('tulpar-accountant')];
    const inTenMinutes = new Date(world.clock.now().getTime() + 600_000);
    await world.app.database.source.query(
      `INSERT INTO identity.agreements (id, kind, version, title, content, sha256, effective_from) SELECT gen_random_uuid(), kind, 2, title, content, sha256, $1 FROM identity.agreements
       WHERE kind = 'public-offer'`,
      [inTenMinutes],
    );
    const standing = async (browser: Browser) => {
      const { step, rights } = (await browser.get('/api/auth/session')).body as { step: string; rights: string[] };
      return { step, prepares: rights.includes('document.prepare') };
    };
    expect(await standing(head)).toEqual({ step: 'ready', prepares: true });
    world.clock.advance(601_000);
    expect((await list(head)).map(({ signedByUser }) => signedByUser !== null)).toEqual([true, false]);
    for (const browser of [head, accountant]) {
      expect(await standing(browser)).toEqual({ step: 'sign-agreements', prepares: false });
    }
    await world.agree(head, 'tulpar-head');
    expect(await standing(head)).toEqual({ step: 'ready', prepares: true });
    await world.agree(accountant, 'tulpar-accountant');
    expect(await standing(accountant)).toEqual({ step: 'ready', prepares: true });
  });

  it('E-5.14: an acceptance is never changed or taken back, not even by the portal', async () => {
    const change = (sql: string) =>
      world.app.database.work.run({ kind: 'system', name: 'spec' }, (tx) => tx.manager.query(sql));
    await expect(change('DELETE FROM identity.acceptances')).rejects.toThrow('permission denied');
    await expect(change(`UPDATE identity.acceptances SET signer_name = 'x'`)).rejects.toThrow('permission denied');
    await expect(change(`UPDATE identity.agreements SET content = 'x'`)).rejects.toThrow('permission denied');
  });
});
