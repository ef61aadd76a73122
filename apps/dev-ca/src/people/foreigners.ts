import type { Person } from './person.types.js';
import { POSITIONS } from './positions.js';

/** An invented company of Uzbekistan; its number is of no real register. */
const ZARAFSHON = {
  country: 'UZ',
  organisation: 'NTRUZ-999000117',
  organisationName: {
    kk: '«Zarafshon Savdo» ЖШҚ (Өзбекстан)',
    ru: 'ООО «Zarafshon Savdo» (Узбекистан)',
    en: 'Zarafshon Savdo LLC (Uzbekistan)',
  },
} as const;

const foreigner = (
  slug: string,
  [surname, givenName]: readonly [string, string],
  person: string,
  position: 'director' | 'deputy',
): Person => ({
  slug,
  role: position === 'director' ? 'first-head' : 'right-to-sign',
  ...{ surname, givenName },
  foreign: { ...ZARAFSHON, person, title: position === 'director' ? 'Direktor' : 'Direktor o‘rinbosari' },
  position: POSITIONS[position],
  algorithms: ['rsa'],
  condition: 'valid',
});

/** People with certificates of the invented foreign authority. */
export const FOREIGNERS: readonly Person[] = [
  foreigner('zarafshon-head', ['Tohirov', 'Sardor'], 'PNOUZ-99912345678901', 'director'),
  foreigner('zarafshon-signer', ['Yusupova', 'Malika'], 'PNOUZ-99912345678902', 'deputy'),
];
