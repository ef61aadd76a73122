import { IdentityFacade, OperatorStaff } from '@qujat/identity';
import { AgreementService } from '../agreement/agreement.service.js';
import { identityWorld, type IdentityWorld } from '../../../../test/support/identity-world.js';

let world: IdentityWorld;
let facade: IdentityFacade;
beforeAll(async () => {
  world = await identityWorld();
  facade = world.app.get(IdentityFacade);
}, 60_000);
afterAll(() => world?.close());

describe('what other contexts may ask of identity', () => {
  it('E-5.1: a participant is known from its draft on, and exchanges once it is accredited', async () => {
    const { id } = await world.applied('alatau-head');
    const known = {
      ...{ id, kind: 'legal-entity', bin: '140340999103', state: 'submitted', standing: 'good' },
      certificateBin: '140340999103',
      name: { kk: 'ЖШС «Алатау Құрылыс»', ru: 'ТОО «Алатау Құрылыс»', en: 'Alatau Qurylys LLP' },
    };
    expect(await facade.participant(id)).toEqual(known);
    expect(await facade.participantByBin('140340999103')).toEqual(known);
    expect(await facade.isAccredited(id)).toBe(false);
    const operator = await world.operator();
    await world.accredit(operator, id);
    expect(await facade.isAccredited(id)).toBe(true);
  });

  it('E-5.1: what is not registered is not known', async () => {
    expect(await facade.participant('018f0000-0000-7000-8000-000000000000')).toBeUndefined();
    expect(await facade.participant('no-identifier')).toBeUndefined();
    expect(await facade.participantByBin('000000000000')).toBeUndefined();
    expect(await facade.isAccredited('018f0000-0000-7000-8000-000000000000')).toBe(false);
  });

  it('E-10.2.2: a person is put on the operator’s list once', async () => {
    const staff = world.app.get(OperatorStaff);
    expect(await staff.add('860829409947', '170940999606')).toBe(true);
    expect(await staff.add('860829409947', '170940999606')).toBe(false);
  });

  it('E-5.14: starting the portal again publishes nothing twice and changes nothing that is published', async () => {
    const published = () =>
      world.app.database.source.query<unknown[]>(
        'SELECT id, kind, version, sha256 FROM identity.agreements ORDER BY id',
      );
    const before = await published();
    await world.app.get(AgreementService).publish();
    expect(await published()).toEqual(before);
    expect(before).toHaveLength(2);
  });
});
