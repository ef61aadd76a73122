import { refusals } from '@qujat/kernel';
import { ABILITY_ERRORS } from './document/ability.errors.js';
import { CONTENT_ERRORS } from './upload/content.errors.js';
import { SIGNING_ERRORS } from './signing/signing.errors.js';
import { CHECK_ERRORS } from './verification/check.errors.js';

const DOCUMENT_ERRORS = {
  'document.not_found': {
    status: 404,
    kk: 'Мұндай құжат жоқ немесе ол сізге көрінбейді.',
    ru: 'Такого документа нет, или он вам не виден.',
    en: 'There is no such document, or it is not visible to you.',
  },
  'document.not_a_participant': {
    status: 403,
    kk: 'Құжаттармен тек тіркелген қатысушы атынан жұмыс істеуге болады.',
    ru: 'С документами работают только от имени зарегистрированного участника.',
    en: 'Documents are worked with only on behalf of a registered participant.',
  },
  'document.participant_not_accredited': {
    status: 403,
    kk: 'Ұйымыңыз әлі аккредиттелмеген: құжат алмасу аккредиттеуден кейін ашылады.',
    ru: 'Ваша организация ещё не аккредитована: обмен документами откроется после аккредитации.',
    en: 'Your organisation is not accredited yet: the exchange opens after accreditation.',
  },
  'document.recipient_unknown': {
    status: 422,
    kk: 'Алушы аккредиттелген қатысушылар арасында жоқ.',
    ru: 'Получателя нет среди аккредитованных участников.',
    en: 'The recipient is not among the accredited participants.',
  },
  'document.recipient_is_sender': {
    status: 422,
    kk: 'Алушы мен жіберуші бір ұйым бола алмайды.',
    ru: 'Получатель и отправитель не могут быть одной организацией.',
    en: 'The recipient and the sender cannot be the same organisation.',
  },
  'document.bad_cursor': {
    status: 422,
    kk: 'Тізім белгісі бұзылған: тізімді басынан ашыңыз.',
    ru: 'Метка страницы испорчена: откройте список с начала.',
    en: 'The page mark is damaged: open the list from its beginning.',
  },
  'document.receipt_absent': {
    status: 404,
    kk: 'Алу туралы түбіртек әлі жоқ: алушы құжатты ашқан жоқ немесе уақыт белгісі күтілуде.',
    ru: 'Квитанции ещё нет: получатель не открыл документ, или ожидается метка времени.',
    en: 'There is no receipt yet: the recipient has not opened the document, or its timestamp is awaited.',
  },
  'verification.not_found': {
    status: 404,
    kk: 'Мұндай нөмірі және коды бар құжат табылмады.',
    ru: 'Документ с таким номером и кодом не найден.',
    en: 'There is no document with this number and code.',
  },
} as const;

/** Every refusal of the exchange, with its sentence in the three languages. */
export const EXCHANGE_ERRORS = {
  ...DOCUMENT_ERRORS,
  ...ABILITY_ERRORS,
  ...CONTENT_ERRORS,
  ...SIGNING_ERRORS,
  ...CHECK_ERRORS,
} as const;

/** Code of a refusal of the exchange. */
export type ExchangeError = keyof typeof EXCHANGE_ERRORS;

/** `throw refuse('document.not_found')`. */
export const refuse = refusals(EXCHANGE_ERRORS);
