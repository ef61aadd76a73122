import type { Organisation } from './person.types.js';

/**
 * Invented organisations. The registry numbers within a month (positions 7–11 of a BIN) are above 99,900, which no month
 * reaches, so none of these is the BIN of a real one; the check digits are right.
 */
export const ORGANISATIONS: readonly Organisation[] = [
  {
    slug: 'alatau',
    bin: '140340999103',
    name: { kk: 'ЖШС «Алатау Құрылыс»', ru: 'ТОО «Алатау Құрылыс»', en: 'Alatau Qurylys LLP' },
    certificateName: 'ТОВАРИЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ "АЛАТАУ ҚҰРЫЛЫС"',
    standing: 'accredited',
  },
  {
    slug: 'zhetisu',
    bin: '091040999202',
    name: { kk: '«Жетісу Сауда» АҚ', ru: 'АО «Жетісу Сауда»', en: 'Zhetisu Sauda JSC' },
    certificateName: 'АКЦИОНЕРНОЕ ОБЩЕСТВО "ЖЕТІСУ САУДА"',
    standing: 'accredited',
  },
  {
    slug: 'tulpar',
    bin: '210640999308',
    name: { kk: 'ЖШС «Тұлпар Логистика»', ru: 'ТОО «Тұлпар Логистика»', en: 'Tulpar Logistics LLP' },
    certificateName: 'ТОВАРИЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ "ТҰЛПАР ЛОГИСТИКА"',
    standing: 'waiting',
  },
  {
    slug: 'koktem',
    bin: '240140999503',
    name: { kk: 'ЖШС «Көктем Дизайн»', ru: 'ТОО «Көктем Дизайн»', en: 'Koktem Design LLP' },
    certificateName: 'ТОВАРИЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ "КӨКТЕМ ДИЗАЙН"',
    standing: 'newcomer',
  },
  // The sixth digit of a branch's BIN is 1; it has a BIN of its own, and belongs to «Алатау Құрылыс».
  {
    slug: 'qarkyn',
    bin: '190441999111',
    name: {
      kk: '«Алатау Құрылыс» ЖШС «Қарқын» филиалы',
      ru: 'Филиал «Қарқын» ТОО «Алатау Құрылыс»',
      en: 'Qarqyn branch of Alatau Qurylys LLP',
    },
    certificateName: 'ФИЛИАЛ "ҚАРҚЫН" ТОО "АЛАТАУ ҚҰРЫЛЫС"',
    standing: 'newcomer',
  },
  {
    slug: 'operator',
    bin: '170940999606',
    name: { kk: '«Құжат Операторы» АҚ', ru: 'АО «Құжат Операторы»', en: 'Qujat Operator JSC' },
    certificateName: 'АКЦИОНЕРНОЕ ОБЩЕСТВО "ҚҰЖАТ ОПЕРАТОРЫ"',
    standing: 'operator',
  },
];
