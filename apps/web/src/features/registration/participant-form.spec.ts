import type { SessionCertificate } from '../../lib/api';
import { formOf, missingOf, TEXT_FIELDS, tidy, valuesOf, type TextField, type Values } from './participant-form';

const certificate: SessionCertificate = {
  serialNumber: '01',
  notBefore: '2026-01-01T00:00:00Z',
  notAfter: '2027-01-01T00:00:00Z',
  roles: [],
  organization: 'ТОО "КӨКТЕМ ДИЗАЙН"',
  bin: '240140999503',
  algorithm: 'RSA',
};

const filled = (patch: Partial<Values> = {}): Values => ({
  ...(Object.fromEntries(TEXT_FIELDS.map((field) => [field, 'x'])) as Record<TextField, string>),
  oked: '71111',
  iik: 'KZ86125KZT5004100100',
  bic: 'KCJBKZKX',
  email: 'info@koktem.example',
  'phones.0': '+7 727 234 56 78',
  'phones.1': '',
  'phones.2': '',
  vatSeries: '',
  vatNumber: '',
  vatPayer: false,
  ...patch,
});

describe('E-5.7.1.1: the form of a participant', () => {
  it('begins with the name that the certificate gives', () => {
    expect(valuesOf(null, certificate)['fullName.ru']).toBe('ТОО "КӨКТЕМ ДИЗАЙН"');
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

  it('sends what is right and keeps back what is half typed, so that the rest is saved', () => {
    const form = formOf(filled({ iik: 'KZ86125', 'phones.1': '12' }));
    expect(form).not.toHaveProperty('iik');
    expect(form).toMatchObject({ bic: 'KCJBKZKX', vatPayer: false, phones: ['+77272345678'] });
  });

  it('survives the way to the server and back', () => {
    const values = filled({ vatPayer: true, vatSeries: '60001', vatNumber: '0012345', 'phones.0': '+77272345678' });
    const participant = {
      id: 'p',
      kind: 'legal-entity' as const,
      bin: '240140999503',
      name: { kk: '', ru: '', en: '' },
      state: 'draft' as const,
      form: formOf(values),
      version: 1,
      submittedAt: null,
      accreditedAt: null,
      refusal: null,
      history: [],
    };
    expect(valuesOf(participant, certificate)).toEqual(values);
  });

  it('writes requisites as they are written', () => {
    expect(tidy('iik', 'kz86 125k zt50 0410 0100')).toBe('KZ86125KZT5004100100');
    expect(tidy('oked', '71.11-1')).toBe('71111');
  });
});
