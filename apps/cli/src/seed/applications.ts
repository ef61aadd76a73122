import type { Schemas } from '@qujat/api-client';

/** What a first head fills in for the organisation (E-5.7.1). Everything is invented; the bank does not exist. */
interface Application {
  readonly head: string;
  readonly birthDate: string;
  readonly form: Schemas['SaveParticipant'];
  /** Does the operator accredit it, or does it wait? */
  readonly accredited: boolean;
}

const BANK = { bic: 'SYNBKZKA', bankName: '«Сынақ Банкі» АҚ' };

/** The two that exchange documents, and the one whose application waits. */
export const APPLICATIONS: readonly Application[] = [
  {
    head: 'alatau-head',
    birthDate: '1976-04-15',
    accredited: true,
    form: {
      fullName: {
        kk: '«Алатау Құрылыс» жауапкершілігі шектеулі серіктестігі',
        ru: 'Товарищество с ограниченной ответственностью «Алатау Құрылыс»',
        en: 'Alatau Qurylys Limited Liability Partnership',
      },
      shortName: { kk: 'ЖШС «Алатау Құрылыс»', ru: 'ТОО «Алатау Құрылыс»', en: 'Alatau Qurylys LLP' },
      registrationNumber: '1403-1910-01-ТОО',
      registrationDate: '2014-03-11',
      ...{ legalForm: 'llp', ownership: 'private', size: 'medium', oked: '41201' },
      ...{ iik: 'KZ279990000000140340', ...BANK },
      legalKato: '750000000',
      legalAddress: '050000, Алматы қ., Үлгі көшесі, 12',
      actualAddress: '050000, Алматы қ., Үлгі көшесі, 12',
      postalAddress: '050000, Алматы қ., а/ж 101',
      ...{ vatPayer: true, vatSeries: '60001', vatNumber: '0014034' },
      ...{ email: 'office@alatau.example', phones: ['+77270000103'] },
    },
  },
  {
    head: 'zhetisu-head',
    birthDate: '1971-11-03',
    accredited: true,
    form: {
      fullName: {
        kk: '«Жетісу Сауда» акционерлік қоғамы',
        ru: 'Акционерное общество «Жетісу Сауда»',
        en: 'Zhetisu Sauda Joint-Stock Company',
      },
      shortName: { kk: '«Жетісу Сауда» АҚ', ru: 'АО «Жетісу Сауда»', en: 'Zhetisu Sauda JSC' },
      registrationNumber: '0910-1907-02-АО',
      registrationDate: '2009-10-21',
      ...{ legalForm: 'jsc', ownership: 'private', size: 'large', oked: '46901' },
      ...{ iik: 'KZ939990000000091040', ...BANK },
      legalKato: '331010000',
      legalAddress: '040000, Талдықорған қ., Сынама даңғылы, 7',
      actualAddress: '040000, Талдықорған қ., Сынама даңғылы, 7',
      postalAddress: '040000, Талдықорған қ., а/ж 22',
      ...{ vatPayer: true, vatSeries: '40002', vatNumber: '0009104' },
      ...{ email: 'chancery@zhetisu.example', phones: ['+77280000202', '+77280000203'] },
    },
  },
  {
    head: 'tulpar-head',
    birthDate: '1982-08-19',
    accredited: false,
    form: {
      fullName: {
        kk: '«Тұлпар Логистика» жауапкершілігі шектеулі серіктестігі',
        ru: 'Товарищество с ограниченной ответственностью «Тұлпар Логистика»',
        en: 'Tulpar Logistics Limited Liability Partnership',
      },
      shortName: { kk: 'ЖШС «Тұлпар Логистика»', ru: 'ТОО «Тұлпар Логистика»', en: 'Tulpar Logistics LLP' },
      registrationNumber: '2106-1901-03-ТОО',
      registrationDate: '2021-06-08',
      ...{ legalForm: 'llp', ownership: 'private', size: 'small', oked: '49410' },
      ...{ iik: 'KZ239990000000210640', ...BANK },
      legalKato: '710000000',
      legalAddress: '010000, Астана қ., Мысал көшесі, 30',
      actualAddress: '010000, Астана қ., Мысал көшесі, 30',
      postalAddress: '010000, Астана қ., Мысал көшесі, 30',
      ...{ vatPayer: false },
      ...{ email: 'info@tulpar.example', phones: ['+77170000308'] },
    },
  },
  {
    head: 'qarkyn-head',
    birthDate: '1982-05-06',
    accredited: true,
    form: {
      fullName: {
        kk: '«Алатау Құрылыс» ЖШС «Қарқын» филиалы',
        ru: 'Филиал «Қарқын» товарищества с ограниченной ответственностью «Алатау Құрылыс»',
        en: 'Qarqyn branch of Alatau Qurylys Limited Liability Partnership',
      },
      shortName: { kk: '«Қарқын» филиалы', ru: 'Филиал «Қарқын»', en: 'Qarqyn branch' },
      ...{ parentBin: '140340999103', parentName: 'ТОО «Алатау Құрылыс»' },
      registrationNumber: '1904-1910-11-Ф',
      registrationDate: '2019-04-22',
      ...{ oked: '41201', iik: 'KZ629990000000190441', ...BANK },
      legalKato: '710000000',
      legalAddress: '010000, Астана қ., Мысал көшесі, 4',
      actualAddress: '010000, Астана қ., Мысал көшесі, 4',
      postalAddress: '010000, Астана қ., Мысал көшесі, 4',
      ...{ vatPayer: false },
      ...{ email: 'info@qarkyn.example', phones: ['+77170000111'] },
    },
  },
];

/** A consortium that the branch leads: what a temporary association looks like when everybody has agreed. */
export const CONSORTIUM: Schemas['SaveParticipant'] = {
  fullName: { kk: '«Көпір» консорциумы', ru: 'Консорциум «Көпір»', en: 'Kopir consortium' },
  ...{ contractNumber: 'БҚ-1/2026', contractDate: '2026-01-15', validUntil: '2030-12-31' },
  members: [
    { bin: '190441999111', share: '60' },
    { bin: '140340999103', share: '40' },
  ],
  ...{ iik: 'KZ629990000000190441', ...BANK },
  legalAddress: '010000, Астана қ., Мысал көшесі, 4',
  postalAddress: '010000, Астана қ., Мысал көшесі, 4',
  ...{ email: 'kopir@qarkyn.example', phones: ['+77170000111'] },
};

/** People beside the heads who have registered as users. */
export const COLLEAGUES: readonly { readonly slug: string; readonly birthDate: string }[] = [
  { slug: 'alatau-signer', birthDate: '1988-09-12' },
  { slug: 'alatau-accountant', birthDate: '1991-02-28' },
  { slug: 'zhetisu-signer', birthDate: '1985-05-24' },
  { slug: 'zhetisu-employee', birthDate: '1994-01-30' },
  // The deputy of one works for the other too.
  { slug: 'zhetisu-deputy', birthDate: '1988-09-12' },
];
