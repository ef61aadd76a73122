import { identitySettings, Recipients } from '@qujat/identity';
import { identityWorld, type IdentityWorld } from '../../../../test/support/identity-world.js';
import { expectProblem } from '../../../../test/support/problem.js';

describe('an application where messages can be sent', () => {
  let world: IdentityWorld;

  beforeAll(async () => {
    world = await identityWorld({}, { identity: { phoneConfirmed: true } });
  }, 60_000);
  afterAll(() => world?.close());

  it('E-5.6.2: a gateway in the settings makes the confirmed phone a must; without one it is not', () => {
    const settings = (QUJAT_SMS_URL?: string) => identitySettings({ QUJAT_CODE_KEY: 'c0de'.repeat(16), QUJAT_SMS_URL });
    expect([settings('https://sms.example.kz').phoneConfirmed, settings().phoneConfirmed]).toEqual([true, false]);
  });

  it('E-5.6.2: is refused until the phone is confirmed, and then goes through with nothing typed anew', async () => {
    const head = await world.agreed('alatau-head');
    expectProblem(await head.post('/api/participants/mine/submit'), 409, 'participant.phone_unconfirmed');
    await head.post('/api/users/me/contacts/phone/code').expect(200);
    const [{ id = '' } = {}] = await world.app.database.source.query<{ id: string }[]>(
      `SELECT id FROM identity.contact_confirmations WHERE channel = 'phone' AND state = 'open'`,
    );
    const code = (await world.app.get(Recipients).codeToSend(id))?.code;
    await head.post('/api/users/me/contacts/phone/confirm').send({ code }).expect(200);
    expect((await head.post('/api/participants/mine/submit')).status).toBe(200);
  });
});
