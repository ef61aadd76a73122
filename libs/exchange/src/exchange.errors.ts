import { refusals } from '@qujat/kernel';
import { APPROVAL_ERRORS } from './approval/approval.errors.js';
import { BLOCK_ERRORS } from './block/block.errors.js';
import { ABILITY_ERRORS } from './document/ability.errors.js';
import { FINDING_ERRORS } from './finding/finding.errors.js';
import { FORM_ERRORS } from './forming/form.errors.js';
import { TEMPLATE_ERRORS } from './forming/template/template.errors.js';
import { COMMENT_ERRORS } from './comment/comment.errors.js';
import { PACKAGE_ERRORS } from './package/package.errors.js';
import { CONTENT_ERRORS } from './upload/content.errors.js';
import { UPLOAD_ERRORS } from './upload/resumable/upload.errors.js';
import { BATCH_ERRORS } from './signing/batch/batch.errors.js';
import { MOBILE_ERRORS } from './signing/mobile/mobile.errors.js';
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
  'document.answer_by_past': {
    status: 422,
    kk: 'Жауап күтілетін күн өтіп кетті: бүгінгі немесе кейінгі күнді көрсетіңіз, не өрісті босатыңыз.',
    ru: 'День, к которому ждут ответа, уже прошёл: укажите сегодняшний или более поздний либо оставьте поле пустым.',
    en: 'The day by which an answer is expected is over: name today or a later day, or leave the field empty.',
  },
  'document.recipient_stopped': {
    status: 409,
    kk: 'Алушы қазір құжат қабылдамайды: оператор оның қызметін {standing, select, excluded {тоқтатты (шығарды)} other {тоқтата тұрды}}.',
    ru: 'Получатель сейчас не принимает документы: оператор {standing, select, excluded {исключил его} other {приостановил его работу}}.',
    en: 'The recipient takes no documents at the moment: the operator has {standing, select, excluded {excluded it} other {suspended its service}}.',
  },
  'document.recipient_unknown': {
    status: 422,
    kk: 'Алушы аккредиттелген қатысушылар арасында жоқ.',
    ru: 'Получателя нет среди аккредитованных участников.',
    en: 'The recipient is not among the accredited participants.',
  },
  'signing.signer_unknown': {
    status: 422,
    kk: 'Бұл адам ұйымыңыздың қызметкері емес.',
    ru: 'Этот человек не работает в вашей организации.',
    en: 'This person does not work for your organisation.',
  },
  'signing.signer_twice': {
    status: 422,
    kk: 'Бір адам екі рет таңдалған.',
    ru: 'Один и тот же человек выбран дважды.',
    en: 'The same person is chosen twice.',
  },
  'document.recipient_twice': {
    status: 422,
    kk: 'Бір алушы екі рет таңдалған.',
    ru: 'Один и тот же получатель выбран дважды.',
    en: 'The same recipient is chosen twice.',
  },
  'document.recipient_is_sender': {
    status: 422,
    kk: 'Алушы мен жіберуші бір ұйым бола алмайды.',
    ru: 'Получатель и отправитель не могут быть одной организацией.',
    en: 'The recipient and the sender cannot be the same organisation.',
  },
  'document.department_unknown': {
    status: 422,
    kk: 'Мұндай бөлімше жоқ немесе ол мұрағатталған: тізімнен таңдаңыз.',
    ru: 'Такого подразделения нет, или оно в архиве: выберите из списка.',
    en: 'There is no such department, or it is archived: choose one from the list.',
  },
  'document.invitation_unknown': {
    status: 422,
    kk: 'Мұндай шақыруыңыз жоқ немесе ол БСН/ЖСН бойынша жіберілмеген.',
    ru: 'Такого вашего приглашения нет, или оно отправлено не по БИН/ИИН.',
    en: 'There is no such invitation of yours, or it was not sent by BIN/IIN.',
  },
  'document.invitation_ended': {
    status: 422,
    kk: 'Шақыру қабылданбаған, қайтарылған немесе мерзімі өткен: қайта шақырыңыз.',
    ru: 'Приглашение отклонено, отозвано или истекло: пригласите снова.',
    en: 'The invitation was refused, withdrawn or has run out: invite again.',
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
  ...PACKAGE_ERRORS,
  ...UPLOAD_ERRORS,
  ...SIGNING_ERRORS,
  ...BATCH_ERRORS,
  ...MOBILE_ERRORS,
  ...CHECK_ERRORS,
  ...BLOCK_ERRORS,
  ...FORM_ERRORS,
  ...TEMPLATE_ERRORS,
  ...APPROVAL_ERRORS,
  ...COMMENT_ERRORS,
  ...FINDING_ERRORS,
} as const;

/** Code of a refusal of the exchange. */
export type ExchangeError = keyof typeof EXCHANGE_ERRORS;

/** `throw refuse('document.not_found')`. */
export const refuse = refusals(EXCHANGE_ERRORS);
