import type { SessionCertificate } from '../../lib/api';
import {
  changedFields,
  formOf,
  hasField,
  keptOf,
  missingOf,
  TEXT_FIELDS,
  tidy,
  valuesOf,
  type TextField,
  type Values,
} from './participant-form';

const certificate: SessionCertificate = {
  serialNumber: '01',
  notBefore: '2026-01-01T00:00:00Z',
  notAfter: '2027-01-01T00:00:00Z',
  roles: [],
  organization: 'ТОО "КӨКТЕМ ДИЗАЙН"',
  bin: '240140999503',
  algorithm: 'RSA',
};
const person = {
  iin: '790914309967',
  surname: 'ҒАБДУЛЛИН',
  givenName: 'ИЛЬЯС',
  patronymic: 'РАШИДҰЛЫ',
  commonName: 'ҒАБДУЛЛИН ИЛЬЯС',
};
const known = { certificate, person };

const filled = (patch: Partial<Values> = {}): Values => ({
  ...(Object.fromEntries(TEXT_FIELDS.map((field) => [field, 'x'])) as Record<TextField, string>),
  oked: '71111',
  legalKato: '750000000',
  actualKato: '',
  parentBin: '',
  iik: 'KZ86125KZT5004100100',
  bic: 'KCJBKZKX',
  email: 'info@koktem.example',
  'phones.0': '+7 727 234 56 78',
  'phones.1': '',
  'phones.2': '',
  vatSeries: '',
  vatNumber: '',
  vatPayer: false,
  members: [],
  ...patch,
});

describe('E-5.7.1.1: the form of a participant', () => {
  it('begins with the name that the certificate gives', () => {
    expect(valuesOf({}, known, 'legal-entity')['fullName.ru']).toBe('ТОО "КӨКТЕМ ДИЗАЙН"');
    expect(valuesOf({ fullName: { kk: '', ru: 'ТОО', en: '' } }, known, 'legal-entity')['fullName.ru']).toBe('ТОО');
  });

  it('E-5.1: begins with the person’s name for an individual, with none for a temporary association', () => {
    const individual = valuesOf({}, known, 'individual');
    expect([individual['fullName.kk'], individual['fullName.ru']]).toEqual(Array(2).fill('ҒАБДУЛЛИН ИЛЬЯС РАШИДҰЛЫ'));
    expect(valuesOf({}, known, 'temporary-association')['fullName.ru']).toBe('');
  });

  it('E-5.1: asks of a temporary association two members with shares that make a whole', () => {
    const members = (...shares: string[]) =>
      ['140340999103', '091040999202', '240140999503']
        .slice(0, shares.length)
        .map((bin, i) => ({ bin, share: shares[i]! }));
    const wrong = (...shares: string[]) =>
      missingOf(filled({ members: members(...shares) }), 'temporary-association').includes('members');
    expect([
      wrong('100'),
      wrong('60', '30'),
      wrong('60', ''),
      wrong('60', '40'),
      wrong('33,3334', '33.3333', '33.3333'),
    ]).toEqual([...[true, true, true, false, false]]);
  });

  it('is complete when every field is filled and every check digit fits', () => {
    expect(missingOf(filled(), 'legal-entity')).toEqual([]);
    expect(missingOf(filled({ iik: 'KZ86125KZT5004100101', bankName: ' ' }), 'legal-entity')).toEqual([
      'iik',
      'bankName',
    ]);
  });

  it('asks for the VAT certificate only from payers', () => {
    expect(missingOf(filled({ vatPayer: true }), 'legal-entity')).toEqual(['vatSeries', 'vatNumber']);
  });

  it('E-5.1: asks each kind of participant for its own', () => {
    expect(missingOf(filled({ parentName: '', legalForm: '' }), 'branch')).toEqual(['parentBin', 'parentName']);
    expect(missingOf(filled({ oked: '', legalForm: '', iik: '' }), 'individual')).toEqual([]);
    expect([hasField('oked', 'individual'), hasField('iik', 'foreign'), hasField('legalKato', 'foreign')]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('sends what was changed, also what is half typed: nothing that was typed is lost', () => {
    const kept = filled();
    const values = filled({ iik: 'KZ86125', 'phones.1': '12', 'fullName.en': ' Koktem ' });
    const fields = changedFields(values, kept);
    expect(formOf(values, fields)).toEqual({
      fullName: { en: 'Koktem' },
      iik: 'KZ86125',
      phones: ['+77272345678', '12'],
    });
    expect(changedFields(values, kept, ['iik', 'phones.1', 'fullName.en'])).toEqual([]);
  });

  it('survives the way to the server and back', () => {
    const values = filled({
      vatPayer: true,
      vatSeries: '60001',
      vatNumber: '0012345',
      'phones.0': '+77272345678',
      size: 'small',
    });
    const form = formOf(values, changedFields(values, keptOf({}))) as Parameters<typeof keptOf>[0];
    expect(keptOf(form)).toEqual(values);
  });

  it('writes requisites as they are written', () => {
    expect(tidy('iik', 'kz86 125k zt50 0410 0100')).toBe('KZ86125KZT5004100100');
    expect(tidy('oked', '71.11-1')).toBe('71111');
  });
});
