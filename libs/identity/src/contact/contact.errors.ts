import type { ErrorCatalogue } from '@qujat/kernel';

/** Refusals about contacts and their codes (E-5.6.2). */
export const CONTACT_ERRORS = {
  'contact.code_shape': {
    status: 422,
    kk: 'Код алты цифрдан тұрады.',
    ru: 'Код состоит из шести цифр.',
    en: 'A code has six digits.',
  },
  'contact.code_differs': {
    status: 422,
    kk: 'Код сәйкес келмейді.',
    ru: 'Код не совпадает.',
    en: 'This is not the code.',
  },
  'contact.code_wrong': {
    status: 422,
    kk: 'Код сәйкес келмейді. Соңғы хаттағы кодты теріңіз; тағы {left, plural, one {# рет} other {# рет}} теруге болады.',
    ru: 'Код не совпадает. Введите код из последнего сообщения; {left, plural, one {осталась # попытка} few {осталось # попытки} many {осталось # попыток} other {осталось # попытки}}.',
    en: 'This is not the code. Type the one from the latest message; {left, plural, one {# attempt is} other {# attempts are}} left.',
  },
  'contact.attempts_spent': {
    status: 409,
    kk: 'Бұл кодты теру мүмкіндігі таусылды. Жаңа код сұратыңыз.',
    ru: 'Попытки для этого кода кончились. Запросите новый код.',
    en: 'No attempts are left for this code. Ask for a new one.',
  },
  'contact.code_expired': {
    status: 409,
    kk: 'Кодтың 10 минуттық мерзімі өтіп кетті. Жаңа код сұратыңыз.',
    ru: 'Код действовал 10 минут и устарел. Запросите новый.',
    en: 'The code was valid for 10 minutes and has expired. Ask for a new one.',
  },
  'contact.no_code': {
    status: 409,
    kk: 'Алдымен код сұратыңыз.',
    ru: 'Сначала запросите код.',
    en: 'Ask for a code first.',
  },
  'contact.code_too_soon': {
    status: 429,
    kk: 'Код жаңа ғана жіберілді. Келесісін {seconds} секундтан кейін сұратуға болады.',
    ru: 'Код только что отправлен. Следующий можно запросить через {seconds} с.',
    en: 'A code has just been sent. The next one can be asked for in {seconds} seconds.',
  },
  'contact.too_many_codes': {
    status: 429,
    kk: 'Код тым жиі сұратылды. {minutes} минуттан кейін қайталаңыз.',
    ru: 'Код запрашивали слишком часто. Повторите через {minutes} мин.',
    en: 'Codes have been asked for too often. Try again in {minutes} minutes.',
  },
  'contact.confirmed_already': {
    status: 409,
    kk: 'Бұл байланыс расталған.',
    ru: 'Этот контакт уже подтверждён.',
    en: 'This contact is confirmed already.',
  },
  'contact.none': {
    status: 409,
    kk: 'Бұл байланыс көрсетілмеген. Алдымен оны профильде жазыңыз.',
    ru: 'Этот контакт не указан. Сначала впишите его в профиле.',
    en: 'This contact is not given. Write it in the profile first.',
  },
  'contact.nothing_pending': {
    status: 409,
    kk: 'Растауды күтіп тұрған жаңа байланыс жоқ.',
    ru: 'Нового контакта, который ждёт подтверждения, нет.',
    en: 'No changed contact waits for confirmation.',
  },
  'participant.email_unconfirmed': {
    status: 409,
    kk: 'Өтініш беру үшін электрондық поштаңызды кодпен растаңыз.',
    ru: 'Чтобы подать заявку, подтвердите свою электронную почту кодом.',
    en: 'Confirm your e-mail by its code before submitting the application.',
  },
  'participant.phone_unconfirmed': {
    status: 409,
    kk: 'Өтініш беру үшін телефоныңызды кодпен растаңыз.',
    ru: 'Чтобы подать заявку, подтвердите свой телефон кодом.',
    en: 'Confirm your phone by its code before submitting the application.',
  },
} as const satisfies ErrorCatalogue;
