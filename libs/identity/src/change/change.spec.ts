import { formOf } from '../../../../test/support/participant-form.js';
import { expectInThreeLanguages, expectProblem } from '../../../../test/support/problem.js';
import {
  addDocument,
  type Browser,
  identityWorld,
  type IdentityWorld,
} from '../../../../test/support/identity-world.js';
import { type Scope, systemScope } from '@qujat/platform';
import { openChangeOf, settleChange, versionsInFull } from './change.repository.js';
import type { VersionRecord } from './change.types.js';

const MINE = '/api/participants/mine';
const CHANGE = `${MINE}/change`;
const NAME = { kk: '«Алатау Групп» ЖШС', ru: 'ТОО «Алатау Групп»', en: 'Alatau Group LLP' };

let world: IdentityWorld;
let head: Browser;
let id: string;
beforeAll(async () => {
  world = await identityWorld();
  ({ browser: head, id } = await world.accredited('alatau-head'));
}, 60_000);
afterAll(() => world?.close());

const form = formOf('alatau-head');
interface Mine {
  readonly draft: { readonly form: { readonly phones: string[] } };
  readonly waiting: object | null;
}
const patch = (changes: object, was: object = {}) => head.patch(CHANGE).send({ form: changes, was });
const submit = () => head.post(`${CHANGE}/submit`);
const mine = async () => (await head.get(MINE).expect(200)).body as Mine;
const versions = () =>
  world.app.database.work.run<VersionRecord[]>(systemScope('spec'), (tx) => versionsInFull(tx, id));
/** What the operator's desk does with a change, in the operator's scope. */
const settle = (outcome: 'accepted' | 'refused') => {
  const operator: Scope = { kind: 'operator', userId: null };
  return world.app.database.work.run(operator, async (tx) => {
    const change = await openChangeOf(tx, id);
    return change && settleChange(tx, change, outcome, world.clock.now());
  });
};
const register = async () =>
  (await world.browser().get('/api/public/participants').query({ search: '140340999103' })).body.items[0].name
    .ru as string;

describe('data that do not identify a participant', () => {
  it('E-6.3: are typed into a draft, while what is in force stays', async () => {
    const phones = ['+77270000199'];
    expect((await patch({ phones }, { phones: form.phones })).body).toMatchObject({
      ...{ state: 'accredited', version: 1, form: { phones: form.phones } },
      draft: { state: 'draft', form: { phones, oked: '41201' } },
    });
    expect((await mine()).draft.form.phones).toEqual(phones);
  });

  it('E-6.3: change at once when they are handed in; the old version stays on record', async () => {
    const { body } = await submit().expect(200);
    expect(body).toMatchObject({ version: 2, form: { phones: ['+77270000199'] }, draft: null, waiting: null });
    expect(await versions()).toMatchObject([
      { version: 1, form: { phones: form.phones }, inForceSince: expect.any(Date) },
      { version: 2, form: { phones: ['+77270000199'] }, inForceSince: expect.any(Date) },
    ]);
    expect((await head.get('/api/auth/session')).body).toMatchObject({
      step: 'ready',
      participant: { state: 'accredited' },
    });
  });

  it('E-5.7.1.1: are checked as in the application, and nothing changes while something is wrong', async () => {
    await patch({ iik: 'KZ00', email: '' }, { iik: form.iik, email: form.email }).expect(200);
    const { fields } = expectProblem(await submit(), 422, 'participant.incomplete');
    expect(Object.keys(fields as object).sort()).toEqual(['email', 'iik']);
    expect(await mine()).toMatchObject({ version: 2, form: { iik: form.iik }, draft: { form: { iik: 'KZ00' } } });
    await head.delete(CHANGE).expect(200);
    expect(await mine()).toMatchObject({ version: 2, draft: null });
  });

  it('E-6.3: nothing to hand in, or nothing begun, is said', async () => {
    await expectInThreeLanguages(409, 'change.none', (locale) => submit().set('Accept-Language', locale));
    await patch({ oked: '41202' }, { oked: '41201' }).expect(200);
    await patch({ oked: '41201' }, { oked: '41202' }).expect(200);
    expectProblem(await submit(), 409, 'change.nothing');
    await head.delete(CHANGE).expect(200);
    expectProblem(await head.delete(CHANGE), 409, 'change.none');
    expectProblem(await head.post(`${CHANGE}/withdraw`), 409, 'change.none');
  });
});

describe('identity data', () => {
  it('E-5.5, E-6.4: wait for the operator, and the old ones stay in force', async () => {
    await patch({ shortName: NAME, actualAddress: 'Алматы, 13' }, form).expect(200);
    const { body } = await submit().expect(200);
    expect(body).toMatchObject({
      ...{
        state: 'accredited',
        version: 3,
        form: { shortName: form.shortName, actualAddress: 'Алматы, 13' },
        draft: null,
      },
      waiting: {
        state: 'submitted',
        fields: ['shortName.en', 'shortName.kk', 'shortName.ru'],
        form: { shortName: NAME },
      },
    });
    expect(await register()).toBe(form.shortName.ru);
    const events: unknown[] = await world.app.database.source.query(
      `SELECT type, payload->>'version' AS version FROM platform.outbox WHERE aggregate_id = $1 AND type LIKE 'identity.participant.chang%' ORDER BY id`,
      [id],
    );
    expect(events.slice(-2)).toEqual([
      { type: 'identity.participant.changed', version: '3' },
      { type: 'identity.participant.change-submitted', version: '4' },
    ]);
  });

  it('E-6.4: while they wait the rest still changes at once, and the proposal goes on beside it', async () => {
    await patch({ postalAddress: 'а/ж 7' }, { postalAddress: form.postalAddress }).expect(200);
    const { body } = await submit().expect(200);
    expect(body).toMatchObject({
      version: 5,
      form: { postalAddress: 'а/ж 7', shortName: form.shortName },
      draft: null,
    });
    expect(body.waiting.fields).toContain('shortName.ru');
    expect((await versions()).at(-1)).toMatchObject({
      ...{
        version: 6,
        form: { postalAddress: 'а/ж 7', shortName: NAME },
        inForceSince: null,
        changeState: 'submitted',
      },
    });
  });

  it('E-6.4: a second change of them takes back the first one first', async () => {
    await patch({ registrationNumber: '1' }, { registrationNumber: form.registrationNumber }).expect(200);
    const problem = expectProblem(await submit(), 409, 'change.submitted');
    expect(problem).toMatchObject({ state: 'submitted', allowed: ['withdraw'] });
    expectProblem(await addDocument(head, 'charter'), 409, 'change.submitted');
    await head.delete(CHANGE).expect(200);
  });

  it('E-3.11: the participant neither decides nor renames itself, whatever it sends to the database', async () => {
    const scope: Scope = { kind: 'participant', participantId: id, userId: null };
    const run = (sql: string) => world.app.database.work.run(scope, (tx) => tx.manager.query(sql));
    await expect(
      run(`UPDATE identity.participant_changes SET state = 'accepted' WHERE state = 'submitted'`),
    ).rejects.toThrow('own change');
    await expect(run(`UPDATE identity.participants SET name_ru = 'x' WHERE id = '${id}'`)).rejects.toThrow(
      're-verification',
    );
    const operator: Scope = { kind: 'operator', userId: null };
    const edit = `UPDATE identity.participant_changes SET fields = '{oked}', state = 'accepted', settled_at = now() WHERE state = 'submitted'`;
    await expect(world.app.database.work.run(operator, (tx) => tx.manager.query(edit))).rejects.toThrow(
      'does not change',
    );
  });

  it('E-5.5: two operators who accept and refuse at once, and an applicant who withdraws: one outcome', async () => {
    const [accepted, refused, withdrawn] = await Promise.all([
      settle('accepted'),
      settle('refused'),
      head.post(`${CHANGE}/withdraw`),
    ]);
    const outcomes = [accepted !== undefined, refused !== undefined, withdrawn.status === 200];
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    expect((await mine()).waiting).toBeNull();
    expect(await register()).toBe(accepted ? NAME.ru : form.shortName.ru);
  });

  it('E-5.5: accepted, they are in force and in the register; a draft begun before changes only what it changes', async () => {
    if ((await register()) === NAME.ru) {
      await patch({ shortName: form.shortName }, { shortName: NAME }).expect(200);
      await submit().expect(200);
      await settle('accepted');
    }
    await patch({ shortName: NAME }, form).expect(200);
    await submit().expect(200);
    await patch({ bankName: 'Банк' }, { bankName: form.bankName }).expect(200);
    expect(await settle('accepted')).toMatchObject({ state: 'accepted' });
    expect(await register()).toBe(NAME.ru);
    const { body } = await submit().expect(200);
    expect(body).toMatchObject({ form: { shortName: NAME, bankName: 'Банк' }, name: NAME, waiting: null, draft: null });
  });

  it('E-5.5: refused, all stays as it was', async () => {
    await patch({ legalForm: 'jsc' }, { legalForm: 'llp' }).expect(200);
    await submit().expect(200);
    expect(await settle('refused')).toMatchObject({ state: 'refused' });
    expect(await settle('accepted')).toBeUndefined();
    expect(await mine()).toMatchObject({ state: 'accredited', form: { legalForm: 'llp' }, waiting: null });
  });
});

describe('the desk decides on a change', () => {
  it('E-5.9: refused, its reasons are shown to the participant, which goes on as before and may hand in again', async () => {
    await patch({ shortName: { ...NAME, en: 'Alatau Invest LLP' } }, { shortName: NAME }).expect(200);
    await submit().expect(200);
    const operator = await world.operator();
    const refusal = { reasons: ['data-mismatch'], comment: 'Справка о перерегистрации не приложена.' };
    const refused = await operator.post(`/api/operator/accreditation/${id}/refuse`).send(refusal).expect(200);
    expect(refused.body).toMatchObject({ state: 'accredited' });
    const { body } = await head.get(MINE).expect(200);
    expect(body).toMatchObject({
      ...{ state: 'accredited', waiting: null },
      changeRefusal: { ...refusal, at: expect.any(String) },
    });
    expect(await register()).toBe(NAME.ru);
    // Handed in again, the refusal is history.
    await patch({ shortName: { ...NAME, en: 'Alatau Invest LLP' } }, { shortName: NAME }).expect(200);
    await submit().expect(200);
    expect((await head.get(MINE).expect(200)).body).toMatchObject({ changeRefusal: null });
    await settle('refused');
  });
});

describe('who changes them', () => {
  it('E-6.3: the head or an administrator, once the participant is accredited', async () => {
    const draft = await world.drafted('koktem-head');
    expectProblem(await draft.patch(CHANGE).send({ form: { oked: '1' }, was: {} }), 409, 'change.not_accredited');
    const nobody = await world.registered('zhetisu-head');
    expectProblem(await nobody.patch(CHANGE).send({ form: {}, was: {} }), 404, 'participant.not_registered');
  });
});
