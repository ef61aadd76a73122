import { identityWorld, type Browser, type IdentityWorld } from '../../../../test/support/identity-world.js';
import { expectProblem } from '../../../../test/support/problem.js';
import { LOCALES } from '@qujat/kernel';
import { TEMPLATES } from '../templates/index.js';
import { render } from '../templates/render.js';
import { MANDATORY } from '../templates/template.js';
import { type Mail, MailTransport, Undeliverable } from '../transport/mail.transport.js';

const ABSENT = '018f0000-0000-7000-8000-000000000000';
let world: IdentityWorld;
let head: Browser;
let stranger: Browser;
let failing: ((mail: Mail) => Error | undefined) | undefined;

beforeAll(async () => {
  world = await identityWorld();
  const mail = world.app.get(MailTransport);
  const send = mail.send.bind(mail);
  mail.send = async (letter) => {
    const error = failing?.(letter);
    if (error) throw error;
    await send(letter);
  };
  ({ browser: head } = await world.accredited('alatau-head'));
  stranger = await world.registered('zhetisu-head');
  await world.app.drain();
}, 120_000);
afterAll(() => world?.close());

interface Shown {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly readAt: string | null;
}
const list = async (browser = head, query = {}, locale = 'ru') =>
  (await browser.get('/api/notifications').set('Accept-Language', locale).query(query).expect(200)).body as {
    items: Shown[];
    unread: number;
    next: string | null;
  };
const rows = (sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> =>
  world.app.database.source.query(sql, values);
/** A fresh event about the head's organisation. */
async function accreditedAgain(): Promise<string> {
  const [row] = await rows(
    `INSERT INTO platform.outbox (id, type, aggregate_id, payload, occurred_at)
     SELECT gen_random_uuid(), type, aggregate_id, payload, occurred_at FROM platform.outbox
     WHERE type = 'identity.participant.accredited' ORDER BY id LIMIT 1 RETURNING id`,
  );
  return String(row?.id);
}

describe('notices in the portal', () => {
  it('E-5.8: the administrator is told of the accreditation, in the language of the moment', async () => {
    const titles = await Promise.all(
      LOCALES.map(async (locale) => {
        const { items } = await list(head, {}, locale);
        return items.find(({ kind }) => kind === 'participant-accredited')?.title;
      }),
    );
    expect(new Set(titles).size).toBe(3);
    expect(titles.every((title) => title && !/[{}]/.test(title))).toBe(true);
  });

  it('E-10.2.2: are unread until they are read, one by one or up to the newest seen', async () => {
    const { items, unread } = await list();
    expect(unread).toBe(items.filter(({ readAt }) => readAt === null).length);
    expect(unread).toBeGreaterThanOrEqual(2);
    const [newest, oldest] = [items[0]!, items.at(-1)!];
    expect((await head.post(`/api/notifications/${oldest.id}/read`).expect(200)).body).toEqual({ unread: unread - 1 });
    expect((await head.post(`/api/notifications/${oldest.id}/read`).expect(200)).body).toEqual({ unread: unread - 1 });
    expect((await list(head, { unread: true })).items.map(({ id }) => id)).not.toContain(oldest.id);
    expect((await head.post('/api/notifications/read').send({ upTo: newest.id }).expect(200)).body).toEqual({
      unread: 0,
    });
    await accreditedAgain();
    await world.app.drain();
    expect((await head.get('/api/notifications/unread')).body).toEqual({ unread: 1 });
  });

  it('E-3.1: are a person’s own: nobody reads or marks another’s', async () => {
    const { items } = await list();
    expectProblem(await stranger.post(`/api/notifications/${items[0]!.id}/read`), 404, 'notifications.not_found');
    expectProblem(await head.post(`/api/notifications/${ABSENT}/read`), 404, 'notifications.not_found');
    expect((await list(stranger)).items.map(({ kind }) => kind)).toEqual(['contact-confirmed']);
    expectProblem(await world.browser().get('/api/notifications'), 401, 'session.required');
  });

  it('E-10.1.2: with a member’s access the administrator is asked to have the certificate revoked', async () => {
    const [{ id: userId } = {}] = await rows(`SELECT id FROM identity.users WHERE email = 'zhetisu-head@example.kz'`);
    await rows(
      `INSERT INTO platform.outbox (id, type, aggregate_id, payload, occurred_at)
       SELECT gen_random_uuid(), 'identity.member.suspended', aggregate_id,
         jsonb_build_object('participantId', payload->>'participantId', 'userId', $1::text), occurred_at
       FROM platform.outbox WHERE type = 'identity.participant.accredited' ORDER BY id LIMIT 1`,
      userId,
    );
    await world.app.drain();
    expect((await list()).items[0]).toMatchObject({
      kind: 'revoke-certificate',
      title: expect.stringMatching(/отзовите/),
    });
    await rows(`DELETE FROM notifications.notices WHERE user_id = $1 AND kind = 'member-suspended'`, userId);
  });

  it('pages go on where the last one ended', async () => {
    const all = (await list()).items.map(({ id }) => id);
    const first = await list(head, { limit: 1 });
    const rest = await list(head, { before: first.next, limit: 100 });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(all);
    expectProblem(await head.get('/api/notifications').query({ limit: 1000 }), 422, 'request.invalid');
  });

  it('an event that comes twice is told once', async () => {
    const eventId = await accreditedAgain();
    await world.app.drain();
    const before = (await list()).items.length;
    for (let i = 0; i < 3; i++) {
      await rows('UPDATE platform.outbox SET relayed_at = NULL WHERE id = $1', eventId);
      await world.app.drain();
    }
    expect((await list()).items).toHaveLength(before);
  });
});

describe('letters', () => {
  const letters = (eventId: string) =>
    rows('SELECT id, state, attempts, last_error FROM notifications.letters WHERE event_id = $1', eventId);

  it('E-10.2.2: a topic can be declined and wanted again; security and sanctions cannot', async () => {
    const set = (topic: string, wanted: boolean, channel = 'email') =>
      head.put('/api/notifications/preferences').send({ topic, channel, wanted });
    expect((await set('organisation', false)).status).toBe(200);
    const declined = await accreditedAgain();
    await world.app.drain();
    expect(await letters(declined)).toEqual([]);
    await set('organisation', true);
    const wanted = await accreditedAgain();
    await world.app.drain();
    expect(await letters(wanted)).toEqual([expect.objectContaining({ state: 'sent' })]);
    for (const topic of MANDATORY) expectProblem(await set(topic, false), 409, 'notifications.mandatory');
    expectProblem(await set('weather', false), 422, 'request.invalid');
  });

  it('E-10.2.2: a busy server is tried again until it takes the letter', async () => {
    failing = () => new Error('451 4.3.0 busy');
    const eventId = await accreditedAgain();
    await world.app.drain();
    expect(await letters(eventId)).toEqual([
      expect.objectContaining({ state: 'waiting', attempts: 1, last_error: '451 4.3.0 busy' }),
    ]);
    failing = undefined;
    await world.app.drain();
    expect(await letters(eventId)).toEqual([expect.objectContaining({ state: 'sent', attempts: 2 })]);
  });

  it('E-10.2.2: one that cannot be delivered stands before the operator, who sends it again', async () => {
    failing = () => new Undeliverable('550 5.1.1 no such user, code 123456');
    const eventId = await accreditedAgain();
    await world.app.drain();
    const [letter] = await letters(eventId);
    expect(letter).toMatchObject({ state: 'dead', last_error: '550 5.1.1 no such user, code ······' });
    const operator = await world.operator();
    const { body } = await operator.get('/api/operator/letters').expect(200);
    expect(body).toEqual([expect.objectContaining({ id: letter?.id, address: 'a***@example.kz', attempts: 1 })]);
    expectProblem(await head.get('/api/operator/letters'), 403, 'operator.only');
    failing = undefined;
    await operator.post(`/api/operator/letters/${String(letter?.id)}/retry`).expect(204);
    expectProblem(await operator.post(`/api/operator/letters/${String(letter?.id)}/retry`), 409, 'letter.not_dead');
    expectProblem(await operator.post(`/api/operator/letters/${ABSENT}/retry`), 404, 'letter.not_found');
    await world.app.drain();
    expect(await letters(eventId)).toEqual([expect.objectContaining({ state: 'sent' })]);
  });

  it('E-10.2.2: after eight attempts a letter is dead', async () => {
    failing = () => new Error('451 busy');
    const eventId = await accreditedAgain();
    for (let i = 0; i < 9; i++) await world.app.drain();
    expect(await letters(eventId)).toEqual([expect.objectContaining({ state: 'dead', attempts: 8 })]);
    failing = undefined;
  });

  it('a code that has expired on the way is not sent any more', async () => {
    failing = () => new Error('451 busy');
    await stranger.patch('/api/users/me').send({ email: 'late@example.kz' });
    await world.app.drain();
    failing = undefined;
    world.clock.advance(11 * 60_000);
    await world.app.drain();
    expect(await world.mail.to('late@example.kz')).toEqual([]);
    expect(await rows(`SELECT count(*)::int AS n FROM notifications.letters WHERE state = 'dropped'`)).toEqual([
      { n: 1 },
    ]);
  });
});

describe('templates', () => {
  it.each(Object.entries(TEMPLATES))(
    '%s says something else in each language, with nothing left to fill in',
    (_, template) => {
      const params = {
        ...{
          code: '048213',
          number: 'QJ-2026-000001',
          association: 'А',
          version: '2.0',
          reason: 'R',
          signs: 'yes',
          left: 3,
          channel: 'email',
          participant: { kk: 'А', ru: 'Б', en: 'C' },
          person: 'N',
          kind: 'fine',
          granted: 'yes',
        },
        ...{
          standing: 'revoked',
          days: 7,
          day: { day: '2026-11-27T00:00:00Z' },
          bin: '1',
          text: 'T',
          url: 'https://portal.example',
          name: 'N',
          from: 'N',
          ...{ organisation: 'N', by: 'N', until: { day: '2026-12-04T00:00:00Z' }, code: '048213' },
          at: { at: '2026-11-27T00:00:00Z' },
        },
      };
      const said = LOCALES.map((locale) => render(template, params, locale));
      expect(new Set(said.map(({ title, text }) => title + text)).size).toBe(3);
      for (const { title, text, sms = '' } of said)
        expect(`${title}${text}${sms}`).not.toMatch(/[{}]|undefined|\[object/);
    },
  );
});
