import { Controller, Post } from '@nestjs/common';
import { Routes, SignedIn, StepUp } from '@qujat/platform';
import { type Browser, identityWorld, type IdentityWorld } from '../../../../../test/support/identity-world.js';
import { expectInThreeLanguages, expectProblem } from '../../../../../test/support/problem.js';
import { STEP_UP_WORDS } from './step-up.words.js';

const MINUTE = 60_000;

/** Two sensitive acts, and one that wants nothing. */
@Controller('sensitive')
@SignedIn()
class Sensitive {
  @Post('grant') @StepUp('powers.grant') grant() {
    return { done: true };
  }
  @Post('suspend') @StepUp('users.suspend') suspend() {
    return { done: true };
  }
  @Post('plain') plain() {
    return { done: true };
  }
}

let world: IdentityWorld;
let head: Browser;
beforeAll(async () => {
  world = await identityWorld({}, { controllers: [Sensitive], variables: { QUJAT_STEP_UP_MINUTES: '5' } });
  ({ browser: head } = await world.accredited('alatau-head'));
}, 60_000);
afterAll(() => world?.close());

const grant = (browser: Browser) => browser.post('/api/sensitive/grant');
const nonceFor = async (browser: Browser, act: string) => {
  const { body } = await browser.post('/api/auth/step-up/nonce').send({ act }).expect(201);
  return { nonceId: String(body.nonceId), bytes: Buffer.from(String(body.nonce), 'base64') };
};
const attached = (slug: string, bytes: Uint8Array) => world.sign(slug, bytes, { detached: false });

describe('a sensitive act', () => {
  it('E-3.11: waits for a signature, and says in three languages for which kind of act', async () => {
    await expectInThreeLanguages(403, 'session.step_up_required', (locale) =>
      grant(head).set('Accept-Language', locale),
    );
    const words = STEP_UP_WORDS['powers.grant'].ru;
    expect((await grant(head)).body).toMatchObject({ act: 'powers.grant', words });
    expect((await head.post('/api/sensitive/plain')).status).toBe(201);
    expectProblem(await grant(world.browser()), 401, 'session.required');
  });

  it('E-3.11: is done once the person has signed what they confirm; another kind of act still waits', async () => {
    const { bytes } = await nonceFor(head, 'powers.grant');
    for (const words of Object.values(STEP_UP_WORDS['powers.grant'])) expect(bytes.toString()).toContain(words);
    const granted = await world.stepUp(head, 'alatau-head', 'powers.grant');
    expect([granted.status, granted.body]).toEqual([201, { act: 'powers.grant', expiresAt: expect.any(String) }]);
    expect((await grant(head)).status).toBe(201);
    expectProblem(await head.post('/api/sensitive/suspend'), 403, 'session.step_up_required');
  });

  it('E-3.11: serves this session only', async () => {
    expect((await grant(head)).status).toBe(201);
    expectProblem(await grant(await world.signedIn('alatau-head')), 403, 'session.step_up_required');
  });

  it('E-3.11: wants a new signature after five minutes', async () => {
    world.clock.advance(4 * MINUTE);
    expect((await grant(head)).status).toBe(201);
    world.clock.advance(1.1 * MINUTE);
    expectProblem(await grant(head), 403, 'session.step_up_required');
  });

  it('E-3.11: both the confirmation and its refusal are on record', async () => {
    await world.stepUp(head, 'alatau-accountant', 'powers.grant');
    const rows: unknown[] = await world.app.database.source.query(
      `SELECT act, detail->>'act' AS kind, detail->>'iin' AS iin FROM platform.audit
       WHERE act LIKE 'session.step%' AND detail->>'act' = 'powers.grant' ORDER BY id`,
    );
    expect(rows).toEqual([
      { act: 'session.stepped-up', kind: 'powers.grant', iin: '760415309919' },
      { act: 'session.step-up-refused', kind: 'powers.grant', iin: '760415309919' },
    ]);
  });
});

describe('the confirmation', () => {
  it('E-3.10: by somebody else’s key is refused', async () => {
    await expectInThreeLanguages(422, 'step-up.other_signer', async (locale) => {
      const { nonceId, bytes } = await nonceFor(head, 'powers.grant');
      const signature = await attached('alatau-accountant', bytes);
      const body = { act: 'powers.grant', nonceId, signature };
      return head.post('/api/auth/step-up').set('Accept-Language', locale).send(body);
    });
    expectProblem(await grant(head), 403, 'session.step_up_required');
  });

  it('E-3.10: for one kind of act does not confirm another, nor sign anybody in', async () => {
    const { nonceId, bytes } = await nonceFor(head, 'users.suspend');
    const signature = await attached('alatau-head', bytes);
    const other = await head.post('/api/auth/step-up').send({ act: 'powers.grant', nonceId, signature });
    expectProblem(other, 409, 'sign-in.nonce_unknown');
    const entry = await world.browser().post('/api/auth/sign-in').send({ nonceId, signature });
    expectProblem(entry, 409, 'sign-in.nonce_unknown');
  });

  it('E-3.10: is not given by a signature that was made for signing in', async () => {
    const { nonceId, bytes } = await world.nonce(world.browser());
    const signature = await attached('alatau-head', bytes);
    const response = await head.post('/api/auth/step-up').send({ act: 'powers.grant', nonceId, signature });
    expectProblem(response, 409, 'sign-in.nonce_unknown');
  });

  it('E-3.10: is used once, in time, in its own session', async () => {
    const { nonceId, bytes } = await nonceFor(head, 'powers.grant');
    const body = { act: 'powers.grant', nonceId, signature: await attached('alatau-head', bytes) };
    const elsewhere = await world.signedIn('alatau-head');
    expectProblem(await elsewhere.post('/api/auth/step-up').send(body), 409, 'sign-in.nonce_unknown');
    const answers = await Promise.all([1, 2, 3].map(() => head.post('/api/auth/step-up').send(body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const late = await nonceFor(head, 'users.suspend');
    const signature = await attached('alatau-head', late.bytes);
    world.clock.advance(2.1 * MINUTE);
    const tooLate = await head
      .post('/api/auth/step-up')
      .send({ act: 'users.suspend', nonceId: late.nonceId, signature });
    expectProblem(tooLate, 409, 'sign-in.nonce_late');
  });

  it('E-3.10: of what is no signature, of other bytes, and of an unknown kind is refused', async () => {
    const { nonceId } = await nonceFor(head, 'users.suspend');
    const send = (body: object) => head.post('/api/auth/step-up').send({ nonceId, act: 'users.suspend', ...body });
    expectProblem(await send({ signature: 'AAAA' }), 422, 'signature.unreadable');
    expectProblem(await send({ signature: 'AAAA', act: 'documents.all' }), 422, 'request.invalid');
    const other = await attached('alatau-head', Buffer.from('other bytes'));
    expect((await send({ signature: other })).body.code).toMatch(/^sign-in\./);
    expectProblem(await head.post('/api/sensitive/suspend'), 403, 'session.step_up_required');
  });
});

it('E-3.1: the list of routes says which acts have to be confirmed', () => {
  const routes = world.app.get(Routes).all();
  expect(routes.find(({ path }) => path === '/sensitive/grant')).toMatchObject({ stepUp: 'powers.grant' });
  expect(routes.find(({ path }) => path === '/sensitive/plain')).not.toHaveProperty('stepUp');
});

describe('the operator’s staff', () => {
  const ABSENT = '018f0000-0000-7000-8000-000000000000';

  it('E-3.11, E-10.2.2: every decision, measure and download of theirs names what is confirmed', () => {
    const declared = world.app
      .get(Routes)
      .all()
      .filter(({ stepUp }) => stepUp?.startsWith('operator.'))
      .map(({ method, path, stepUp }) => `${stepUp} ${method} ${path}`);
    expect(declared.sort()).toEqual([
      'operator.decide POST /operator/accreditation/:id/accept',
      'operator.decide POST /operator/accreditation/:id/refuse',
      'operator.documents GET /operator/participants/:participantId/documents/:id/content',
      'operator.documents GET /operator/sanctions/:id/files/:fileId/content',
      'operator.sanction POST /operator/sanctions',
      'operator.sanction POST /operator/sanctions/:id/appeal/decision',
      'operator.sanction POST /operator/sanctions/:id/lift',
      'operator.sanction POST /operator/users/:id/restore',
      'operator.sanction POST /operator/users/:id/suspend',
    ]);
  });

  it('E-3.11, E-10.2.2: a session alone neither decides, nor sanctions, nor takes documents away; a signature serves its kind', async () => {
    const staff = await world.operator('operator-moderator', { confirmed: false });
    const refuse = () =>
      staff.post(`/api/operator/accreditation/${ABSENT}/refuse`).send({ reasons: ['contacts'], text: 'Телефон.' });
    const lift = () => staff.post(`/api/operator/sanctions/${ABSENT}/lift`).send({ reason: 'Устранено.' });
    const take = () => staff.get(`/api/operator/participants/${ABSENT}/documents/${ABSENT}/content`);
    for (const act of [refuse, lift, take]) expectProblem(await act(), 403, 'session.step_up_required');
    expect((await refuse()).body).toMatchObject({ act: 'operator.decide', words: STEP_UP_WORDS['operator.decide'].ru });
    // Somebody else's key confirms nothing.
    expectProblem(await world.stepUp(staff, 'operator-duty', 'operator.decide'), 422, 'step-up.other_signer');
    expect((await world.stepUp(staff, 'operator-moderator', 'operator.sanction')).status).toBe(201);
    expectProblem(await lift(), 404, 'sanction.not_found');
    expectProblem(await refuse(), 403, 'session.step_up_required');
    expect((await world.stepUp(staff, 'operator-moderator', 'operator.documents')).status).toBe(201);
    expectProblem(await take(), 404, 'participant.document_not_found');
    world.clock.advance(5.1 * MINUTE);
    expectProblem(await lift(), 403, 'session.step_up_required');
  });
});
