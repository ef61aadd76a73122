import type { Catalogue } from '../../../../lib/i18n';
import type { ru } from './ru';

export const en: Catalogue<typeof ru> = {
  region: 'Region',
  allRegions: 'All regions',
  export: 'Download the register',
  r10: 'Abai Region',
  r11: 'Akmola Region',
  r15: 'Aktobe Region',
  r19: 'Almaty Region',
  r23: 'Atyrau Region',
  r27: 'West Kazakhstan Region',
  r31: 'Zhambyl Region',
  r33: 'Zhetisu Region',
  r35: 'Karaganda Region',
  r39: 'Kostanay Region',
  r43: 'Kyzylorda Region',
  r47: 'Mangystau Region',
  r55: 'Pavlodar Region',
  r59: 'North Kazakhstan Region',
  r61: 'Turkistan Region',
  r62: 'Ulytau Region',
  r63: 'East Kazakhstan Region',
  r71: 'Astana',
  r75: 'Almaty',
  r79: 'Shymkent',
};
