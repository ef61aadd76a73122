import type { Role } from '@qujat/signature';
import { AUTHORITY_WORDS } from './authority.words.js';
import { judgeAuthority, type GrantedPower } from './judge-authority.js';

const [BIN, OTHER, IIN] = ['140340999103', '091040999202', '900101300017'];
const at = new Date('2026-11-23T12:00:00Z');
const holder = (bin: string | null, ...roles: Role[]) => ({ subject: { iin: IIN, bin }, roles });
const power = (from: string, until: string | null, bin = BIN): GrantedPower => ({
  ...{ iin: IIN, bin, from: new Date(from) },
  until: until === null ? null : new Date(until),
});

describe('E-7.5.2: who may sign for an organisation', () => {
  it.each([
    ['the first head', holder(BIN, 'legal-entity', 'first-head'), 'first-head', 'first-head'],
    ['one with the right to sign', holder(BIN, 'legal-entity', 'sign-right'), 'sign-right', 'sign-right'],
    [
      'an entrepreneur for themselves',
      { ...holder(null, 'individual'), subject: { iin: BIN, bin: null } },
      'entrepreneur',
      'entrepreneur',
    ],
    ['no employee', holder(BIN, 'legal-entity', 'employee'), null, 'no-right'],
    [
      'nobody with the right to sign financial documents only',
      holder(BIN, 'finance-sign-right'),
      null,
      'financial-only',
    ],
    ['nobody of another organisation, not even its head', holder(OTHER, 'first-head'), null, 'other-organisation'],
    ['no individual', holder(null, 'individual', 'first-head'), null, 'no-organisation'],
  ] as const)('%s', (_, certificate, by, code) => {
    const found = judgeAuthority({ certificate, bin: BIN, powers: [], at });
    expect(found).toEqual({ may: by !== null, by, code, reason: AUTHORITY_WORDS[code] });
  });

  it('a power counts from its first moment until its last, for this person and this organisation', () => {
    const judge = (...powers: GrantedPower[]) =>
      judgeAuthority({ certificate: holder(BIN, 'employee'), bin: BIN, powers, at });
    expect(judge(power('2026-11-23T12:00:00Z', null))).toMatchObject({ may: true, by: 'power' });
    expect(judge(power('2026-01-01', '2026-11-23T12:00:00Z'))).toMatchObject({
      may: false,
      code: 'power-not-in-force',
    });
    expect(judge(power('2026-11-24', null))).toMatchObject({ may: false, code: 'power-not-in-force' });
    expect(judge(power('2026-01-01', null, OTHER))).toMatchObject({ may: false, code: 'no-right' });
    expect(judge({ ...power('2026-01-01', null), iin: '760415309919' })).toMatchObject({
      may: false,
      code: 'no-right',
    });
  });

  it('a power reaches a person whose certificate is of another organisation, or of none', () => {
    const powers = [power('2026-01-01', null)];
    for (const bin of [OTHER, null]) {
      expect(judgeAuthority({ certificate: holder(bin), bin: BIN, powers, at })).toMatchObject({
        may: true,
        by: 'power',
      });
    }
  });

  it('every reason is told in three languages', () => {
    for (const words of Object.values(AUTHORITY_WORDS)) expect(new Set(Object.values(words)).size).toBe(3);
  });
});
