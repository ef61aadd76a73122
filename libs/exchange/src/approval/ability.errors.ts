/** Why approval inside the organisation stands in the way of an act on the document (E-7.1.2). */
export const APPROVAL_ABILITY_ERRORS = {
  'ability.under_approval': {
    status: 409,
    kk: 'Құжат келісуде, сондықтан өзгертілмейді. Шешім күтілуде: {awaited}. Өзгерту үшін келісуден қайтарып алыңыз.',
    ru: 'Документ на согласовании и потому не меняется. Решают: {awaited}. Чтобы изменить, отзовите с согласования.',
    en: 'The document is being approved and so stays as it is. Deciding: {awaited}. To change it, withdraw it from approval.',
  },
  'ability.approval_pending': {
    status: 409,
    kk: 'Құжат келісуде. Шешім күтілуде: {awaited}.',
    ru: 'Документ на согласовании. Ждём решения: {awaited}.',
    en: 'The document is being approved. Awaited: {awaited}.',
  },
  'ability.approval_missing': {
    status: 409,
    kk: 'Мұндай құжат алдымен «{route}» бағытымен келісіледі: келісуге жіберіңіз.',
    ru: 'Такой документ сначала согласуют по маршруту «{route}»: отправьте его на согласование.',
    en: 'Such a document is first approved along the route “{route}”: submit it for approval.',
  },
  'ability.approval_returned': {
    status: 409,
    kk: 'Құжат келісуден қайтарылды: ескертулерді жөндеп, келісуге қайта жіберіңіз.',
    ru: 'Документ вернули с согласования: исправьте замечания и отправьте снова.',
    en: 'The document was returned from approval: mend what was remarked and submit it again.',
  },
} as const;
