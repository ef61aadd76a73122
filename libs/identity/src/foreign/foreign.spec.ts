import { expectProblem } from '../../../../test/support/problem.js';
import {
  addDocument,
  type Browser,
  identityWorld,
  type IdentityWorld,
} from '../../../../test/support/identity-world.js';

const MINE = '/api/participants/mine';

let world: IdentityWorld;
let head: Browser;
beforeAll(async () => {
  world = await identityWorld();
  head = await world.signedIn('zarafshon-head');
}, 60_000);
afterAll(() => world?.close());

const session = async (browser: Browser) =>
  (await browser.get('/api/auth/session').expect(200)).body as {
    person: { iin: string };
    certificate: { bin: string };
    role: string;
    step: string;
    rights: string[];
  };
const FORM = {
  fullName: { kk: '«Zarafshon Savdo» ЖШҚ', ru: 'ООО «Zarafshon Savdo»', en: 'Zarafshon Savdo LLC' },
  registrationDate: '2015-04-01',
  legalAddress: 'Samarqand, Xayoliy ko‘chasi, 7',
  postalAddress: 'Samarqand, Xayoliy ko‘chasi, 7',
  ...{ email: 'info@zarafshon.example', phones: ['+998660000117'] },
};

describe('a foreign participant', () => {
  it('E-5.1: signs in with a certificate of a recognised issuer, by the numbers that the portal gives', async () => {
    const { person, certificate, role, step } = await session(head);
    expect(person).toMatchObject({ surname: 'Tohirov', givenName: 'Sardor', patronymic: null });
    expect(person.iin).toMatch(/^QP\d{10}$/);
    expect(certificate).toMatchObject({ bin: expect.stringMatching(/^QF\d{10}$/), organization: 'Zarafshon Savdo LLC (Uzbekistan)' }); // prettier-ignore
    expect([role, step]).toEqual(['first-head', 'register-user']);
    const again = await session(await world.signedIn('zarafshon-head'));
    expect(again.person.iin).toBe(person.iin);
    const colleague = await session(await world.signedIn('zarafshon-signer'));
    expect(colleague).toMatchObject({ role: 'sign-right', certificate: { bin: certificate.bin } });
    expect(colleague.person.iin).not.toBe(person.iin);
  });

  it('E-5.6.2: registers as a user; the number tells no date of birth', async () => {
    head = await world.registered('zarafshon-head');
    expect((await session(head)).step).toBe('register-participant');
  });

  it('E-5.7: country and registration number come from the certificate, and cannot be typed', async () => {
    expect((await head.get(`${MINE}/kinds`)).body.kinds).toEqual(['foreign']);
    expectProblem(await head.put(MINE).send({ country: 'KZ' }), 422, 'request.invalid');
    const { body } = await head.put(MINE).send(FORM).expect(200);
    expect(body).toMatchObject({ kind: 'foreign', country: 'UZ', foreignNumber: 'NTRUZ-999000117' });
    expect(body.bin).toMatch(/^QF\d{10}$/);
    await world.agree(head, 'zarafshon-head');
    const { fields } = expectProblem(await head.post(`${MINE}/submit`), 422, 'participant.incomplete');
    expect(Object.keys(fields as object)).toEqual(['documents.registration']);
  });

  it('E-5.8: is accredited like everybody, and its head signs', async () => {
    await addDocument(head, 'registration').expect(204);
    const { id } = (await head.post(`${MINE}/submit`).expect(200)).body as { id: string };
    const operator = await world.operator();
    const shown = (await operator.get(`/api/operator/accreditation/${id}`).expect(200)).body;
    expect(shown.checklist).toContainEqual(expect.objectContaining({ id: 'certificate-matches', ok: true }));
    await world.accredit(operator, id);
    expect((await session(head)).rights).toContain('document.sign');
    const register = await world.browser().get('/api/public/participants').query({ search: 'Zarafshon' }).expect(200);
    expect(register.body.items).toMatchObject([{ kind: 'foreign' }]);
    // E-10.2.2: one without a BIN is sanctioned by the portal's number.
    const { bin } = shown as { bin: string };
    const sanction = { bin, kind: 'warning', clause: '3.13', ground: 'Нарушение правил.' };
    const { body } = await operator.post('/api/operator/sanctions').send(sanction).expect(201);
    expect(body).toMatchObject({ bin, state: 'in-force' });
  });

  it('E-5.6.1: a colleague with a certificate of the same organisation asks to join, and signs by it', async () => {
    const signer = await world.registered('zarafshon-signer');
    const [organisation] = (await signer.get('/api/join-requests')).body as { participantId: string }[];
    const participantId = organisation?.participantId;
    const asked = await signer.post('/api/join-requests').send({ participantId }).expect(201);
    await world.stepUp(head, 'zarafshon-head', 'powers.grant');
    await head.post(`/api/members/requests/${asked.body.id}/accept`).send({}).expect(200);
    await world.agree(signer, 'zarafshon-signer');
    expect((await session(signer)).rights).toContain('document.sign');
  });

  it('E-3.10: a revoked foreign certificate is refused as any other', async () => {
    await world.ca.revoke('zarafshon-signer', { reason: 'keyCompromise' });
    expectProblem(await world.trySignIn(world.browser(), 'zarafshon-signer'), 422, 'sign-in.certificate_revoked');
  });
});
