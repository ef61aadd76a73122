import { templates } from './template.js';

const link = '/operator/accreditation/{id}';

/** What waits for the operator's staff (E-5.8, E-10.2.2). */
export const STAFF_TEMPLATES = templates({
  'application-submitted': {
    topic: 'organisation',
    title: {
      kk: 'Жаңа өтініш: {participant}',
      ru: 'Новое заявление: {participant}',
      en: 'A new application: {participant}',
    },
    text: {
      kk: 'Өтініш аккредиттеу кезегінде тұр.',
      ru: 'Заявление ждёт в очереди аккредитации.',
      en: 'The application waits in the queue of accreditation.',
    },
    link,
  },
  'accreditation-answered': {
    topic: 'organisation',
    title: {
      kk: '{participant} сұраққа жауап берді',
      ru: '{participant}: ответ на вопрос',
      en: '{participant} has answered the question',
    },
    text: {
      kk: 'Жауап ұйымның ісінде.',
      ru: 'Ответ – в деле организации.',
      en: 'The answer is in the case of the organisation.',
    },
    link,
  },
  'change-submitted': {
    topic: 'organisation',
    title: {
      kk: '{participant} деректерін өзгертеді',
      ru: '{participant}: изменение данных ждёт проверки',
      en: '{participant}: a change of data waits to be verified',
    },
    text: {
      kk: 'Ұйымды анықтайтын деректер өзгереді: қайта тексеру керек.',
      ru: 'Меняются данные, по которым узнают организацию: нужна повторная проверка.',
      en: 'Data that identify the organisation change: they are verified again.',
    },
    link,
  },
  'sanction-appealed': {
    topic: 'sanctions',
    title: {
      kk: '{participant} санкцияға шағымданды',
      ru: '{participant}: жалоба на санкцию',
      en: '{participant} appeals against a sanction',
    },
    text: {
      kk: 'Шағым шешім күтіп тұр.',
      ru: 'Жалоба ждёт решения.',
      en: 'The appeal waits for a decision.',
    },
    link: '/operator/sanctions',
  },
});
