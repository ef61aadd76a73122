import { formOf } from '../../../../test/support/participant-form.js';
import { expectProblem } from '../../../../test/support/problem.js';
import {
  addDocument,
  type Browser,
  identityWorld,
  type IdentityWorld,
} from '../../../../test/support/identity-world.js';

const MINE = '/api/participants/mine';
const [ALATAU, ZHETISU, KOKTEM] = ['140340999103', '091040999202', '240140999503'];

let world: IdentityWorld;
let leader: Browser;
let member: Browser;
let stranger: Browser;
beforeAll(async () => {
  world = await identityWorld();
  leader = (await world.accredited('alatau-head')).browser;
  member = (await world.accredited('zhetisu-head')).browser;
  stranger = (await world.accredited('koktem-head')).browser;
}, 90_000);
afterAll(() => world?.close());

const { legalAddress, postalAddress, iik, bic, bankName, email, phones } = formOf('alatau-head');
const TERMS = {
  ...{ contractNumber: 'КС-7', contractDate: '2026-01-12', validUntil: '2028-12-31' },
  members: [
    { bin: ALATAU, share: '60' },
    { bin: ZHETISU, share: '40' },
  ],
};
const FORM = {
  ...{ fullName: { kk: '«Көпір» консорциумы', ru: 'Консорциум «Көпір»', en: 'Kopir consortium' }, ...TERMS },
  ...{ legalAddress, postalAddress, iik, bic, bankName, email, phones },
};
const switchTo = (browser: Browser, participantId: string | null) =>
  browser.post('/api/auth/session/organisation').send({ participantId });
const consents = async (browser: Browser) =>
  (await browser.get('/api/associations').expect(200)).body.consents as { id: string; state: string; terms: object }[];
const give = (id: string, browser = member) => browser.post(`/api/associations/consents/${id}/give`);
const rights = async (browser: Browser) => (await browser.get('/api/auth/session')).body.rights as string[];

describe('a temporary association', () => {
  let id: string;

  it('E-5.1: is begun by an accredited participant, and by nobody else', async () => {
    const newcomer = await world.drafted('tulpar-head');
    expect((await newcomer.post('/api/associations')).status).toBe(403);
    const { body } = await leader.post('/api/associations').expect(201);
    expect(body).toMatchObject({ bin: expect.stringMatching(/^QT\d{10}$/), state: 'draft', belongs: true });
    id = String(body.id);
    expect((await leader.get('/api/associations')).body.led).toMatchObject([{ id, state: 'draft' }]);
    expect((await member.get('/api/associations')).body).toEqual({ led: [], consents: [] });
  });

  it('E-5.1: is filled in by the one who began it, who switches to it', async () => {
    const { body } = await switchTo(leader, id).expect(200);
    expect(body).toMatchObject({ step: 'register-participant', administrator: true, participant: { id } });
    expect(body.rights).toContain('participant.register');
    expectProblem(await leader.post(`${MINE}/consents`), 409, 'association.terms_missing');
    await leader.put(MINE).send(FORM).expect(200);
    await addDocument(leader, 'contract').expect(204);
    expect((await leader.get(MINE)).body).toMatchObject({
      ...{ kind: 'temporary-association', ledBy: ALATAU, form: TERMS },
    });
    expect((await leader.get(`${MINE}/kinds`)).body.kinds).toEqual(['temporary-association']);
  });

  it('E-5.1: every member is asked, and none is bound without its consent', async () => {
    await world.agree(leader, 'alatau-head');
    const { fields } = expectProblem(await leader.post(`${MINE}/submit`), 422, 'participant.incomplete');
    expect(fields).toMatchObject({ 'members.1.bin': { code: 'form.member_consent' } });
    const { body } = await leader.post(`${MINE}/consents`).expect(200);
    expect(body).toMatchObject([{ bin: ZHETISU, state: 'asked', current: true }]);
    expect((await leader.post(`${MINE}/consents`)).body).toEqual(body);
    const [asked] = await consents(member);
    expect(asked).toMatchObject({ state: 'asked', terms: { leader: ALATAU, ...TERMS, name: FORM.fullName } });
  });

  it('E-3.1: what one was not asked is not there', async () => {
    const [asked] = await consents(member);
    expect(await consents(stranger)).toEqual([]);
    await world.stepUp(stranger, 'koktem-head', 'association.consent');
    expectProblem(await give(asked!.id, stranger), 404, 'consent.not_found');
    const reason = { reason: 'чужое' };
    const refused = await stranger.post(`/api/associations/consents/${asked!.id}/refuse`).send(reason);
    expectProblem(refused, 404, 'consent.not_found');
  });

  it('E-5.1: the member’s administrator consents with a signature; terms that change are asked for again', async () => {
    const [asked] = await consents(member);
    expectProblem(await give(asked!.id), 403, 'session.step_up_required');
    await world.stepUp(member, 'zhetisu-head', 'association.consent');
    const answers = await Promise.all([give(asked!.id), give(asked!.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const other = { members: [{ bin: ALATAU, share: '55' }, { bin: ZHETISU, share: '45' }] }; // prettier-ignore
    await leader.put(MINE).send({ ...FORM, ...other }).expect(200); // prettier-ignore
    expect((await leader.get(`${MINE}/consents`)).body).toMatchObject([{ state: 'given', current: false }]);
    expectProblem(await leader.post(`${MINE}/submit`), 422, 'participant.incomplete');
    expect((await leader.post(`${MINE}/consents`)).body).toMatchObject([{ state: 'asked', current: true }]);
  });

  it('E-5.1: a member that does not agree says why', async () => {
    const [asked] = await consents(member);
    const refuse = (reason: string) => member.post(`/api/associations/consents/${asked!.id}/refuse`).send({ reason });
    expectProblem(await refuse(''), 422, 'request.invalid');
    await refuse('Доля меньше обещанной').expect(200);
    expectProblem(await give(asked!.id), 409, 'consent.decided');
    expect((await leader.get(`${MINE}/consents`)).body).toMatchObject([
      { state: 'refused', reason: 'Доля меньше обещанной' },
    ]);
  });

  it('E-5.8: with all consents it is accredited like everybody, and its leader signs for it', async () => {
    await leader.put(MINE).send(FORM).expect(200);
    await leader.post(`${MINE}/consents`).expect(200);
    const [asked] = await consents(member);
    await give(asked!.id).expect(200);
    await leader.post(`${MINE}/submit`).expect(200);
    const operator = await world.operator();
    const shown = (await operator.get(`/api/operator/accreditation/${id}`).expect(200)).body;
    expect(shown.checklist).toContainEqual(expect.objectContaining({ id: 'certificate-matches', ok: true }));
    await world.accredit(operator, id);
    expect((await leader.get(MINE)).body).toMatchObject({ state: 'accredited', validUntil: '2028-12-31' });
    expect(await rights(leader)).toEqual(expect.arrayContaining(['document.sign', 'participant.administer']));
  });

  it('E-5.6.1: people of the leading participant ask to join it; those of a member do not act for it', async () => {
    const signer = await world.joined('alatau-signer');
    const joinable = (await signer.get('/api/join-requests')).body as { participantId: string }[];
    expect(joinable).toMatchObject([{ participantId: id }]);
    const asked = await signer.post('/api/join-requests').send({ participantId: id }).expect(201);
    await world.stepUp(leader, 'alatau-head', 'powers.grant');
    await leader.post(`/api/members/requests/${asked.body.id}/accept`).send({}).expect(200);
    expect((await switchTo(signer, id)).body).toMatchObject({ participant: { id }, role: 'sign-right' });
    await world.agree(signer, 'alatau-signer');
    expect(await rights(signer)).toContain('document.sign');
    expect((await switchTo(member, id)).status).toBe(404);
  });

  it('E-5.1: after the last day of the contract it acts no more', async () => {
    const query = `UPDATE identity.participants SET valid_until = '2020-01-01' WHERE id = $1`;
    await world.app.database.source.query(query, [id]);
    const left = await rights(leader);
    expect(left).not.toContain('document.sign');
    expect(left).toContain('participant.export');
  });
});

describe('consents in the database', () => {
  it('E-3.11: nobody consents for another, and nothing that was consented to is changed', async () => {
    const source = world.app.database.source;
    const rows = await source.query(
      `SELECT c.id, c.member_id, c.association_id FROM identity.association_consents c WHERE c.state = 'given'`,
    );
    const [{ id, member_id: memberId, association_id: associationId }] = rows as Record<string, string>[] as [
      Record<string, string>,
    ];
    const run = (participantId: string, sql: string) =>
      world.app.database.work.run({ kind: 'participant', participantId, userId: null }, (tx) =>
        tx.manager.query(sql, [id]),
      );
    const terms = `UPDATE identity.association_consents SET terms = '{}', state = 'lapsed' WHERE id = $1`;
    await expect(run(associationId!, terms)).rejects.toThrow('a consent stays');
    const again = `UPDATE identity.association_consents SET state = 'refused', reason = 'нет' WHERE id = $1`;
    await expect(run(memberId!, again)).rejects.toThrow('a consent stays');
    expect(KOKTEM).not.toBe(memberId);
  });
});
