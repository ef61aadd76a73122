import { refusals, type ErrorCatalogue } from '@qujat/kernel';
import { FILE_ERRORS } from '../files/file.errors.js';

/** The refusals that any route may answer with, whatever its context. */
export const PLATFORM_ERRORS = {
  'request.invalid': {
    status: 422,
    kk: 'Деректер толық емес немесе қате толтырылған: белгіленген өрістерді тексеріңіз.',
    ru: 'Данные заполнены не полностью или с ошибкой: проверьте отмеченные поля.',
    en: 'Some data are missing or wrong: check the marked fields.',
  },
  'request.malformed': {
    status: 400,
    kk: 'Сұрауды оқу мүмкін болмады.',
    ru: 'Запрос не удалось прочитать.',
    en: 'The request could not be read.',
  },
  'request.not_found': {
    status: 404,
    kk: 'Мұндай бет немесе жазба жоқ.',
    ru: 'Такой страницы или записи нет.',
    en: 'There is no such page or record.',
  },
  'request.too_large': {
    status: 413,
    kk: 'Сұрау тым үлкен.',
    ru: 'Запрос слишком большой.',
    en: 'The request is too large.',
  },
  'request.unsupported_media_type': {
    status: 415,
    kk: 'Деректердің бұл түрі қабылданбайды.',
    ru: 'Данные такого вида не принимаются.',
    en: 'Data of this kind are not accepted.',
  },
  'request.other_origin': {
    status: 403,
    kk: 'Сұрау порталдың өз беттерінен келген жоқ. Порталды ашып, әрекетті қайталаңыз. (Бағдарламалар үшін: Origin тақырыбында портал мекенжайын көрсетіңіз.)',
    ru: 'Запрос пришёл не со страниц портала. Откройте портал и повторите действие. (Для программ: укажите адрес портала в заголовке Origin.)',
    en: 'The request did not come from the portal’s own pages. Open the portal and repeat it. (For programs: give the portal’s address in the Origin header.)',
  },
  'request.too_many': {
    status: 429,
    kk: 'Сұраулар тым көп. {seconds, number} секундтан кейін қайталаңыз.',
    ru: 'Слишком много запросов. Повторите через {seconds, plural, one {# секунду} few {# секунды} many {# секунд} other {# секунды}}.',
    en: 'Too many requests. Try again in {seconds, plural, one {# second} other {# seconds}}.',
  },
  'session.required': {
    status: 401,
    kk: 'Жүйеге кіріңіз: сеанс жоқ немесе аяқталған.',
    ru: 'Войдите: сеанса нет или он закончился.',
    en: 'Sign in: there is no session, or it has ended.',
  },
  'session.step_up_required': {
    status: 403,
    kk: 'Бұл әрекетті растау үшін ЭЦҚ-мен қол қойыңыз, содан кейін ол орындалады.',
    ru: 'Это действие нужно подтвердить подписью ЭЦП, после этого оно будет выполнено.',
    en: 'This act has to be confirmed with your signature; then it is carried out.',
  },
  'session.other_organisation': {
    status: 409,
    kk: 'Сіз басқа терезеде басқа ұйымға ауыстыңыз. Бұл бет бұрынғы ұйым үшін ашылған, сондықтан ештеңе өзгертілген жоқ.',
    ru: 'В другом окне вы перешли в другую организацию. Эта страница открыта для прежней, поэтому ничего не изменено.',
    en: 'You have switched to another organisation in another window. This page was opened for the former one, so nothing was changed.',
  },
  'right.missing': {
    status: 403,
    kk: 'Бұл әрекетке құқығыңыз жоқ.',
    ru: 'У вас нет права на это действие.',
    en: 'You do not have the right to do this.',
  },
  'operator.only': {
    status: 403,
    kk: 'Бұл әрекетті тек портал операторы орындай алады.',
    ru: 'Это действие доступно только оператору портала.',
    en: 'Only the operator of the portal can do this.',
  },
  ...FILE_ERRORS,
  'blob.too_large': {
    status: 413,
    kk: 'Файл тым үлкен: ең көбі {maxBytes, number} байт.',
    ru: 'Файл слишком большой: не более {maxBytes, number} байт.',
    en: 'The file is too large: at most {maxBytes, number} bytes.',
  },
  'blob.not_found': {
    status: 404,
    kk: 'Файл табылмады.',
    ru: 'Файл не найден.',
    en: 'The file was not found.',
  },
  'service.unavailable': {
    status: 503,
    kk: 'Қызмет уақытша қолжетімсіз. Әрекетті сәл кейінірек қайталаңыз.',
    ru: 'Сервис временно недоступен. Повторите немного позже.',
    en: 'The service is unavailable for the moment. Try again a little later.',
  },
  'internal.error': {
    status: 500,
    kk: 'Порталда қате орын алды. Ештеңе жоғалған жоқ; қолдау қызметіне мына нөмірді айтыңыз: {correlationId}.',
    ru: 'На портале произошла ошибка. Ничего не потеряно; назовите поддержке номер: {correlationId}.',
    en: 'Something went wrong in the portal. Nothing is lost; tell the support this number: {correlationId}.',
  },
} satisfies ErrorCatalogue;

/** Throws the platform's own refusals. */
export const refuse = refusals(PLATFORM_ERRORS);
