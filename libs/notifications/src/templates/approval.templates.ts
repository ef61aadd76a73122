import { templates } from './template.js';

const DOCUMENT = '/documents/{id}';

/** Approval inside the organisation and comments of colleagues (E-7.1.2). */
export const APPROVAL_TEMPLATES = templates({
  'approval-waits': {
    topic: 'approvals',
    title: {
      kk: '{number} құжаты сіздің келісуіңізді күтуде',
      ru: 'Документ {number} ждёт вашего согласования',
      en: 'Document {number} waits for your approval',
    },
    text: {
      kk: 'Құжатты ашып, келісіңіз, ескертуіңізбен қайтарыңыз немесе басқа адамға беріңіз.',
      ru: 'Откройте документ: согласуйте, верните с замечанием или передайте другому.',
      en: 'Open the document: approve it, return it with what is to be mended, or forward it.',
    },
    link: DOCUMENT,
  },
  'approval-given': {
    topic: 'approvals',
    title: { kk: '{number} құжаты келісілді', ru: 'Документ {number} согласован', en: 'Document {number} is approved' },
    text: {
      kk: 'Барлық қадамдар өтті. Енді құжатқа қол қойып, жіберуге болады.',
      ru: 'Все шаги пройдены. Теперь документ можно подписать и отправить.',
      en: 'All steps are done. The document can be signed and sent now.',
    },
    link: DOCUMENT,
  },
  'approval-returned': {
    topic: 'approvals',
    title: {
      kk: '{number} құжаты келісуден қайтарылды',
      ru: 'Документ {number} вернули с согласования',
      en: 'Document {number} was returned from approval',
    },
    text: {
      kk: 'Себебі құжат бетінде. Жөндеп, келісуге қайта жіберіңіз.',
      ru: 'Причина – на странице документа. Исправьте и отправьте на согласование снова.',
      en: 'The reason is on the document’s page. Mend it and submit it again.',
    },
    link: DOCUMENT,
  },
  'approval-due-soon': {
    topic: 'approvals',
    title: {
      kk: '{number} құжатын келісу мерзімі жақындады',
      ru: 'Срок согласования документа {number} подходит',
      en: 'The time to approve document {number} is nearly over',
    },
    text: {
      kk: 'Келісу үшін бірнеше сағат қалды.',
      ru: 'На согласование осталось несколько часов.',
      en: 'A few hours are left to decide.',
    },
    link: DOCUMENT,
  },
  'approval-overdue': {
    topic: 'approvals',
    title: {
      kk: '{number} құжатын келісу мерзімі өтті',
      ru: 'Срок согласования документа {number} прошёл',
      en: 'The time to approve document {number} is over',
    },
    text: {
      kk: 'Шешім күтілуде: {person}. Басқа адамға беруге болады.',
      ru: 'Решения ждут от: {person}. Задачу можно передать другому.',
      en: 'Awaited: {person}. The task can be forwarded to another person.',
    },
    link: DOCUMENT,
  },
  'comment-mentioned': {
    topic: 'approvals',
    title: {
      kk: '{person} сізді {number} құжатының пікірінде атады',
      ru: '{person}: вас упомянули в комментарии к документу {number}',
      en: '{person} has mentioned you in a comment on document {number}',
    },
    text: {
      kk: 'Пікірді тек ұйымыңыздың адамдары көреді.',
      ru: 'Комментарий видят только люди вашей организации.',
      en: 'Only people of your organisation see the comment.',
    },
    link: DOCUMENT,
  },
});
