import { type ErrorCatalogue, refusals } from '@qujat/kernel';

const CATALOGUE = {
  'billing.not_a_participant': {
    status: 403,
    kk: 'Есеп айырысу тіркелген қатысушыға ғана көрінеді.',
    ru: 'Расчёты видны только зарегистрированному участнику.',
    en: 'Billing is shown to registered participants only.',
  },
  'billing.participant_unknown': {
    status: 404,
    kk: 'Мұндай қатысушы жоқ.',
    ru: 'Такого участника нет.',
    en: 'There is no such participant.',
  },
  'tariff.plan_twice': {
    status: 422,
    kk: 'Екі жоспардың коды бірдей.',
    ru: 'У двух планов одинаковый код.',
    en: 'Two plans have the same code.',
  },
  'tariff.one_default': {
    status: 422,
    kk: 'Бастапқы жоспар біреу ғана болуы керек.',
    ru: 'Начальным должен быть ровно один план.',
    en: 'Exactly one plan must be the one to begin with.',
  },
  'tariff.discounts_rise': {
    status: 422,
    kk: 'Жеңілдік шектері өсу ретімен жазылады.',
    ru: 'Пороги скидок указываются по возрастанию.',
    en: 'Thresholds of discounts must rise.',
  },
  'tariff.limit_below_included': {
    status: 422,
    kk: 'Шектеу жоспарға кіретін саннан аз бола алмайды.',
    ru: 'Лимит не может быть меньше включённого количества.',
    en: 'A limit cannot be below what is included.',
  },
  'tariff.not_in_future': {
    status: 422,
    kk: 'Тарифтер келешек күннен бастап жарияланады: өткен күндер өзгермейді.',
    ru: 'Тарифы публикуются на будущий день: прошлое не меняется.',
    en: 'Tariffs are published for a day to come: the past does not change.',
  },
  'tariff.before_last': {
    status: 422,
    kk: 'Алдыңғы нұсқа {day} күнінен бастап қолданылады: жаңасы одан кейін басталады.',
    ru: 'Предыдущая версия действует с {day}: новая начинается позже.',
    en: 'The version before is in force from {day}: the new one begins later.',
  },
  'contract.in_past': {
    status: 422,
    kk: 'Шарт бүгіннен немесе келешек күннен басталады.',
    ru: 'Договор начинается сегодня или позже.',
    en: 'A contract begins today or later.',
  },
  'contract.before_last': {
    status: 422,
    kk: 'Соңғы келісім {day} күнінен басталады: жаңасы одан кейін болуы керек.',
    ru: 'Последняя договорённость действует с {day}: новая должна начинаться позже.',
    en: 'The last agreement begins on {day}: the new one must begin later.',
  },
  'contract.ended_already': {
    status: 409,
    kk: 'Қолданыстағы шарт жоқ.',
    ru: 'Действующего договора нет.',
    en: 'There is no contract to end.',
  },
  'contract.plan_unknown': {
    status: 422,
    kk: 'Ол күнгі тарифтерде мұндай жоспар жоқ.',
    ru: 'В тарифах на этот день нет такого плана.',
    en: 'The tariffs of that day have no such plan.',
  },
  'quota.exhausted': {
    status: 409,
    kk: 'Жоспардың айлық шегіне жеттіңіз: {limit} құжат. Жоба сақталды; {day} күнінен бастап немесе басқа жоспармен жібере аласыз.',
    ru: 'Достигнут лимит плана: {limit} документов в месяц. Черновик сохранён; отправить можно с {day} или на другом плане.',
    en: 'The limit of the plan is reached: {limit} documents a month. The draft is kept; send it from {day} on, or with another plan.',
  },
  'invoice.not_found': {
    status: 404,
    kk: 'Мұндай шот жоқ немесе ол сізге көрінбейді.',
    ru: 'Такого счёта нет, или он вам не виден.',
    en: 'There is no such invoice, or it is not visible to you.',
  },
  'act.objected_already': {
    status: 409,
    kk: 'Бұл актіге қарсылық берілген.',
    ru: 'Возражение на этот акт уже подано.',
    en: 'There is an objection to this act already.',
  },
  'act.accepted_already': {
    status: 409,
    kk: 'Қарсылық мерзімі өтті: қызметтер {day} күні қабылданған болып саналды.',
    ru: 'Срок возражений прошёл: услуги считаются принятыми {day}.',
    en: 'The term for objections is over: the services counted as accepted on {day}.',
  },
  'payment.not_found': {
    status: 404,
    kk: 'Мұндай төлем жоқ.',
    ru: 'Такого платежа нет.',
    en: 'There is no such payment.',
  },
  'payment.unreadable': {
    status: 422,
    kk: 'Файл 1C алмасу пішіміндегі де, MT940 пішіміндегі де үзінді емес, немесе {line}-жол оқылмайды. Ештеңе қабылданған жоқ.',
    ru: 'Файл не является выпиской в формате 1С или MT940, либо не читается строка {line}. Ничего не принято.',
    en: 'The file is no statement in 1C or MT940 format, or line {line} cannot be read. Nothing was taken.',
  },
  'payment.imported_already': {
    status: 409,
    kk: 'Бұл файл қабылданған.',
    ru: 'Этот файл уже загружен.',
    en: 'This file has been imported already.',
  },
  'payment.assigned_already': {
    status: 409,
    kk: 'Төлемнің иесі белгілі.',
    ru: 'Плательщик этого платежа уже известен.',
    en: 'It is known already whose payment this is.',
  },
  'payment.not_assigned': {
    status: 409,
    kk: 'Алдымен төлем кімдікі екенін көрсетіңіз.',
    ru: 'Сначала укажите, чей это платёж.',
    en: 'Say first whose payment it is.',
  },
  'payment.refund_too_large': {
    status: 422,
    kk: 'Қайтару шотқа жұмсалмаған қалдықтан аспауы керек.',
    ru: 'Вернуть можно не больше того, что не зачтено в счета.',
    en: 'No more can be refunded than is not used for invoices.',
  },
} as const satisfies ErrorCatalogue;

/** The refusals of this context. */
export const BILLING_ERRORS: ErrorCatalogue = CATALOGUE;

/** Throws one of them. */
export const refuse = refusals(CATALOGUE);
