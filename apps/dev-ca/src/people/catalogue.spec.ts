import { isBin, isIin } from '@qujat/kernel';
import { organisationOf } from './catalogue.js';
import { ORGANISATIONS } from './organisations.js';
import { PEOPLE } from './people.js';
import type { Role } from './person.types.js';

const unique = (values: readonly unknown[]): boolean => new Set(values).size === values.length;
const hasRole = (organisation: string, roles: readonly Role[]): boolean =>
  PEOPLE.some((p) => p.organisation === organisation && p.condition === 'valid' && roles.includes(p.role));

describe('the invented people', () => {
  it('have IINs with a date of birth and a right check digit, each once in an organisation, and of one person', () => {
    const iins = PEOPLE.flatMap((p) => p.iin ?? []);
    expect(iins.filter((iin) => !isIin(iin))).toEqual([]);
    expect(unique(PEOPLE.flatMap((p) => (p.iin ? `${p.iin} ${p.organisation}` : [])))).toBe(true);
    const persons = new Set(
      PEOPLE.flatMap((p) => (p.iin ? `${p.iin} ${p.surname} ${p.givenName} ${p.patronymic}` : [])),
    );
    expect(persons.size).toBe(new Set(iins).size);
    expect(PEOPLE.filter((p) => !p.iin && !p.foreign).map((p) => p.role)).toEqual(['information-system']);
    expect(PEOPLE.filter((p) => p.iin && p.foreign)).toEqual([]);
  });

  it('have patronymics that agree with the sex in the IIN', () => {
    for (const { iin, patronymic = '' } of PEOPLE.filter((p) => p.iin)) {
      expect(`${iin} ${patronymic}`).toMatch(Number(iin?.[6]) % 2 === 1 ? /ҰЛЫ$/ : /ҚЫЗЫ$/);
    }
  });

  it('are found by slugs that are used once, in organisations that exist', () => {
    expect(unique(PEOPLE.map((p) => p.slug))).toBe(true);
    for (const person of PEOPLE) expect(organisationOf(person)?.slug).toBe(person.organisation);
  });

  it('cover each condition that must be refused', () => {
    expect(new Set(PEOPLE.map((p) => p.condition))).toEqual(
      new Set(['valid', 'revoked', 'expired', 'suspended', 'not-yet-valid']),
    );
  });
});

describe('the invented organisations', () => {
  it('have BINs with a right check digit, each once', () => {
    expect(ORGANISATIONS.filter(({ bin }) => !isBin(bin))).toEqual([]);
    expect(unique(ORGANISATIONS.map((o) => o.bin))).toBe(true);
  });

  it('each have a first head and an employee without the right to sign', () => {
    for (const { slug } of ORGANISATIONS) {
      expect([slug, hasRole(slug, ['first-head']), hasRole(slug, ['employee'])]).toEqual([slug, true, true]);
    }
  });

  it('have, but for the operator, one with the right to sign and one of human resources', () => {
    for (const { slug } of ORGANISATIONS.filter((o) => o.standing !== 'operator')) {
      const signs = hasRole(slug, ['right-to-sign', 'right-to-sign-financial']);
      expect([slug, signs, hasRole(slug, ['human-resources'])]).toEqual([slug, true, true]);
    }
  });
});
