/** Refusals about blocks of documents (E-3.13). */
export const BLOCK_ERRORS = {
  'block.document_unknown': {
    status: 404,
    kk: 'Мұндай нөмірмен жіберілген құжат жоқ.',
    ru: 'Отправленного документа с таким номером нет.',
    en: 'There is no sent document with this number.',
  },
  'block.blocked_already': {
    status: 409,
    kk: 'Құжаттың мазмұны бұғатталған.',
    ru: 'Содержание документа уже заблокировано.',
    en: 'The content of the document is blocked already.',
  },
  'block.not_found': {
    status: 404,
    kk: 'Мұндай бұғаттау жоқ.',
    ru: 'Такой блокировки нет.',
    en: 'There is no such block.',
  },
  'block.lifted_already': {
    status: 409,
    kk: 'Бұғаттау алынып қойған ({by}).',
    ru: 'Блокировка уже снята ({by}).',
    en: 'The block has been lifted already ({by}).',
  },
} as const;
