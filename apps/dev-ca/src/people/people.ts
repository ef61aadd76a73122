import { FOREIGNERS } from './foreigners.js';
import { MISFITS } from './misfits.js';
import type { KeyAlgorithm, Person, Role } from './person.types.js';
import { POSITIONS } from './positions.js';

type Name = readonly [surname: string, givenName: string, patronymic: string];

const GOST: readonly KeyAlgorithm[] = ['gost'];
const BOTH: readonly KeyAlgorithm[] = ['gost', 'rsa'];

const staff = (
  slug: string,
  role: Role,
  [surname, givenName, patronymic]: Name,
  iin: string,
  position: keyof typeof POSITIONS,
  algorithms = GOST,
): Person => ({
  slug,
  role,
  surname,
  givenName,
  patronymic,
  iin,
  organisation: slug.slice(0, slug.indexOf('-')),
  position: POSITIONS[position],
  algorithms,
  condition: 'valid',
});

const individual = (
  slug: string,
  [surname, givenName, patronymic]: Name,
  iin: string,
  entrepreneur: boolean,
): Person => ({
  slug,
  role: 'individual',
  surname,
  givenName,
  patronymic,
  iin,
  position: entrepreneur ? POSITIONS.entrepreneur : POSITIONS.individual,
  algorithms: BOTH,
  condition: 'valid',
});

/** Staff of the organisations, by invented IINs (daily numbers 99x and 991 upwards; right check digits). */
const STAFF: readonly Person[] = [
  staff('alatau-head', 'first-head', ['СЕРІКБАЕВ', 'НҰРЛАН', 'АСҚАРҰЛЫ'], '760415309919', 'director', BOTH),
  staff('alatau-signer', 'right-to-sign', ['ӘБДІРАХМАНОВА', 'ГҮЛНАР', 'БОЛАТҚЫЗЫ'], '880912409921', 'deputy', BOTH),
  staff('alatau-accountant', 'employee', ['ЖҮНІСОВА', 'ӘСЕЛ', 'МАРАТҚЫЗЫ'], '910228409931', 'accountant', BOTH),
  staff('alatau-hr', 'human-resources', ['ҚАЛИЕВ', 'ДӘУРЕН', 'ЕРБОЛҰЛЫ'], '930706309947', 'personnel'),

  staff('zhetisu-head', 'first-head', ['ОРАЗБЕКОВ', 'БАУЫРЖАН', 'СӘКЕНҰЛЫ'], '711103309956', 'chairman', BOTH),
  staff(
    'zhetisu-signer',
    'right-to-sign-financial',
    ['ТӨЛЕГЕНОВА', 'АЙГҮЛ', 'ҚАНАТҚЫЗЫ'],
    '850524409967',
    'chiefAccountant',
    BOTH,
  ),
  staff('zhetisu-employee', 'employee', ['НҰРПЕЙІСОВ', 'ЕРЖАН', 'ТАЛҒАТҰЛЫ'], '940130309978', 'registrar', BOTH),
  // Works in two organisations, and has a certificate of each.
  staff('zhetisu-deputy', 'right-to-sign', ['ӘБДІРАХМАНОВА', 'ГҮЛНАР', 'БОЛАТҚЫЗЫ'], '880912409921', 'deputy', BOTH),
  staff('zhetisu-hr', 'human-resources', ['САДЫҚОВА', 'МАДИНА', 'ӘДІЛҚЫЗЫ'], '901217409982', 'personnel'),

  staff('tulpar-head', 'first-head', ['ЫСҚАҚОВ', 'РУСЛАН', 'ҒАЛЫМҰЛЫ'], '820819309919', 'director'),
  staff('tulpar-signer', 'right-to-sign', ['БЕКТҰРОВА', 'ДИНАРА', 'САМАТҚЫЗЫ'], '960330409925', 'deputy'),
  staff('tulpar-accountant', 'employee', ['ШӘРІПОВ', 'АРМАН', 'ЖАНАТҰЛЫ'], '870615309939', 'accountant'),
  staff('tulpar-hr', 'human-resources', ['МҰХАМЕДЖАНОВА', 'САУЛЕ', 'ОРАЗҚЫЗЫ'], '800214409912', 'personnel'),

  staff('koktem-head', 'first-head', ['ҚОЖАХМЕТОВА', 'ӘЙГЕРІМ', 'НҰРЖАНҚЫЗЫ'], '921010409920', 'director', BOTH),
  staff('koktem-signer', 'right-to-sign', ['ЕСЕНОВ', 'ТИМУР', 'ҚАЙРАТҰЛЫ'], '840711309935', 'deputy'),
  staff('koktem-accountant', 'employee', ['СМАҒҰЛОВА', 'ЖАНАР', 'БЕРІКҚЫЗЫ'], '950405409940', 'accountant'),
  staff('koktem-hr', 'human-resources', ['ҮМБЕТОВ', 'ҚУАНЫШ', 'СЕРІКҰЛЫ'], '780123309915', 'personnel'),

  staff('qarkyn-head', 'first-head', ['ЖАНДОСОВ', 'АЙДАР', 'МАҚСАТҰЛЫ'], '820506309957', 'director', BOTH),
  staff('qarkyn-signer', 'right-to-sign', ['ИБРАЕВА', 'ЛЯЗЗАТ', 'СЕРІКҚЫЗЫ'], '870412409961', 'deputy'),
  staff('qarkyn-accountant', 'employee', ['ОСПАНОВ', 'РУСТАМ', 'ЖОМАРТҰЛЫ'], '900721309973', 'accountant'),
  staff('qarkyn-hr', 'human-resources', ['ТЛЕУБАЕВА', 'ГАУҺАР', 'АСҚАТҚЫЗЫ'], '921113409980', 'personnel'),

  staff('operator-head', 'first-head', ['АЛДАБЕРГЕНОВА', 'ЛӘЗЗАТ', 'ИСАҚЫЗЫ'], '891128409924', 'chairman', BOTH),
  staff('operator-moderator', 'employee', ['ЖАҚСЫЛЫҚОВ', 'САНЖАР', 'АМАНҰЛЫ'], '970506309937', 'moderator', BOTH),
  staff('operator-duty', 'employee', ['ІЗБАСАРОВА', 'КАМИЛА', 'ДӘУЛЕТҚЫЗЫ'], '860829409947', 'dutyOfficer'),
];

const INDIVIDUALS: readonly Person[] = [
  individual('entrepreneur', ['БЕЙСЕНОВ', 'ОЛЖАС', 'ТӨЛЕУҰЛЫ'], '830308309952', true),
  individual('individual', ['ҒАБДУЛЛИН', 'ИЛЬЯС', 'РАШИДҰЛЫ'], '790914309967', false),
];

/** The portal's own signing key: receipts are signed with it. */
const SYSTEMS: readonly Person[] = [
  {
    slug: 'operator-system',
    role: 'information-system',
    surname: 'ИС "QUJAT"',
    givenName: '',
    organisation: 'operator',
    systemOid: '1.2.398.6.999.1.1',
    position: POSITIONS.system,
    algorithms: BOTH,
    condition: 'valid',
  },
];

/** Everyone for whom the development NCA issues certificates: honest ones first, then those to be refused. */
export const PEOPLE: readonly Person[] = [...STAFF, ...INDIVIDUALS, ...FOREIGNERS, ...SYSTEMS, ...MISFITS];
