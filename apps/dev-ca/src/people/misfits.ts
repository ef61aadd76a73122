import type { Condition, Person, Role } from './person.types.js';
import { POSITIONS } from './positions.js';

const misfit = (
  slug: string,
  condition: Condition,
  [surname, givenName, patronymic]: readonly [string, string, string],
  iin: string,
  role: Role = 'right-to-sign',
): Person => ({
  slug,
  role,
  surname,
  givenName,
  patronymic,
  iin,
  organisation: slug.slice(0, slug.indexOf('-')),
  position: role === 'treasury-client' ? POSITIONS.treasurer : POSITIONS.deputy,
  algorithms: role === 'treasury-client' ? ['gost'] : ['gost', 'rsa'],
  condition,
});

/** Owners whose certificates the portal must refuse, each for one reason. */
export const MISFITS: readonly Person[] = [
  misfit('zhetisu-treasury', 'valid', ['ТОҚТАРОВА', 'АЛИЯ', 'МҰРАТҚЫЗЫ'], '981211409984', 'treasury-client'),
  misfit('alatau-revoked', 'revoked', ['ДОСЖАНОВ', 'МАРАТ', 'ІЛИЯСҰЛЫ'], '810621309970'),
  misfit('alatau-expired', 'expired', ['СҮЛЕЙМЕНОВА', 'РОЗА', 'ӘЛІҚЫЗЫ'], '980211409981'),
  misfit('alatau-suspended', 'suspended', ['ҚАСЫМОВ', 'ЕРЛАН', 'БАҚЫТҰЛЫ'], '991231309919'),
  misfit('alatau-early', 'not-yet-valid', ['РАХЫМЖАНОВА', 'ТОЛҚЫН', 'СЕЙІТҚЫЗЫ'], '870121409941'),
];
