import { type ErrorCatalogue, refusals } from '@qujat/kernel';

const CATALOGUE = {
  'retention.not_a_participant': {
    status: 403,
    kk: 'Сақтау мерзімдері тіркелген қатысушыға ғана көрінеді.',
    ru: 'Сроки хранения видны только зарегистрированному участнику.',
    en: 'Terms of keeping are shown to registered participants only.',
  },
  'hold.document_unknown': {
    status: 404,
    kk: 'Мұндай нөмірмен жіберілген құжат жоқ.',
    ru: 'Отправленного документа с таким номером нет.',
    en: 'There is no sent document with this number.',
  },
  'hold.participant_unknown': {
    status: 404,
    kk: 'Мұндай БСН/ЖСН-мен қатысушы жоқ.',
    ru: 'Участника с таким БИН/ИИН нет.',
    en: 'There is no participant with this BIN or IIN.',
  },
  'hold.one_of_two': {
    status: 422,
    kk: 'Құжаттың нөмірін немесе қатысушының БСН/ЖСН-ін көрсетіңіз — біреуін ғана.',
    ru: 'Укажите номер документа или БИН/ИИН участника — что-то одно.',
    en: 'Give the number of a document or the BIN or IIN of a participant: one of the two.',
  },
  'hold.until_past': {
    status: 422,
    kk: 'Тыйым ертең немесе одан кейін аяқталуы керек.',
    ru: 'Запрет должен заканчиваться завтра или позже.',
    en: 'A hold must end tomorrow or later.',
  },
  'hold.not_found': {
    status: 404,
    kk: 'Мұндай тыйым жоқ.',
    ru: 'Такого запрета нет.',
    en: 'There is no such hold.',
  },
  'hold.lifted_already': {
    status: 409,
    kk: 'Тыйым алынып қойған ({by}).',
    ru: 'Запрет уже снят ({by}).',
    en: 'The hold has been lifted already ({by}).',
  },
} as const satisfies ErrorCatalogue;

/** The refusals of this context. */
export const RETENTION_ERRORS: ErrorCatalogue = CATALOGUE;

/** Throws one of them. */
export const refuse = refusals(CATALOGUE);
