import { type ErrorCatalogue, refusals } from '@qujat/kernel';

const CATALOGUE = {
  'notifications.not_found': {
    status: 404,
    kk: 'Мұндай хабарлама жоқ.',
    ru: 'Такого уведомления нет.',
    en: 'There is no such notice.',
  },
  'notifications.not_registered': {
    status: 409,
    kk: 'Алдымен пайдаланушы ретінде тіркеліңіз.',
    ru: 'Сначала зарегистрируйтесь как пользователь.',
    en: 'Register as a user first.',
  },
  'notifications.mandatory': {
    status: 409,
    kk: 'Бұл хабарламалардан бас тартуға болмайды: олар тіркелгіңізді қорғайды немесе сізге қатысты шешімдерді жеткізеді.',
    ru: 'От этих сообщений отказаться нельзя: они защищают вашу учётную запись или сообщают о решениях, которые вас касаются.',
    en: 'These messages cannot be declined: they protect your account, or tell you of decisions about you.',
  },
  'letter.not_found': {
    status: 404,
    kk: 'Мұндай хат жоқ.',
    ru: 'Такого письма нет.',
    en: 'There is no such letter.',
  },
  'letter.not_dead': {
    status: 409,
    kk: 'Бұл хатты қайта жіберудің қажеті жоқ: {state, select, waiting {ол жіберілуде} sent {ол жіберілген} other {ол енді қажет емес}}.',
    ru: 'Это письмо незачем отправлять снова: {state, select, waiting {оно отправляется} sent {оно отправлено} other {оно больше не нужно}}.',
    en: 'There is no need to send this letter again: {state, select, waiting {it is on its way} sent {it has been sent} other {it is needed no more}}.',
  },
} as const satisfies ErrorCatalogue;

/** The refusals of notifications. */
export const NOTIFICATIONS_ERRORS: ErrorCatalogue = CATALOGUE;

/** Throws one of them: `throw refuse('notifications.not_found')`. */
export const refuse = refusals(CATALOGUE);
