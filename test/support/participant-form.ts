import { organisationOf, personBySlug } from '../../apps/dev-ca/src/index.js';

/** A complete form of the organisation that someone belongs to (E-5.7.1.1). Invented; the bank does not exist. */
export function formOf(slug: string) {
  const { name } = organisationOf(personBySlug(slug)) ?? { name: { kk: 'ЖК', ru: 'ИП', en: 'Entrepreneur' } };
  return {
    ...{ fullName: name, shortName: name },
    registrationNumber: '1403-1910-01-ТОО',
    registrationDate: '2014-03-11',
    ...{ legalForm: 'llp', ownership: 'private', size: 'medium', oked: '41201' },
    ...{ iik: 'KZ279990000000140340', bic: 'SYNBKZKA', bankName: '«Сынақ Банкі» АҚ' },
    legalKato: '750000000',
    legalAddress: '050000, Алматы қ., Үлгі көшесі, 12',
    actualAddress: '050000, Алматы қ., Үлгі көшесі, 12',
    postalAddress: '050000, Алматы қ., а/ж 101',
    ...{ vatPayer: true, vatSeries: '60001', vatNumber: '0014034' },
    ...{ email: 'office@alatau.example', phones: ['+77270000103'] },
  };
}
