import { templates } from './template.js';

const link = '/documents/{id}';
const topic = 'documents';

/** The steps of an annulment, for the parties that did not take them (E-7.1.5). */
export const ANNULMENT_TEMPLATES = templates({
  'annulment-proposed': {
    topic,
    title: {
      kk: '{number} құжатының күшін жою ұсынылды',
      ru: 'Предложено аннулировать документ {number}',
      en: 'It is proposed to annul document {number}',
    },
    text: {
      kk: '{participant} құжаттың күшін жоюды ұсынады. Себебі мен жауап беру мерзімі құжат бетінде.',
      ru: '{participant} предлагает аннулировать документ. Причина и срок ответа – на его странице.',
      en: '{participant} proposes to annul the document. The reason and the time to answer are on its page.',
    },
    link,
  },
  'annulment-withdrawn': {
    topic,
    title: {
      kk: '{number} құжатының күшін жою туралы ұсыныс қайтарып алынды',
      ru: 'Предложение аннулировать документ {number} снято',
      en: 'The proposal to annul document {number} was withdrawn',
    },
    text: {
      kk: '{participant} ұсынысын қайтарып алды: құжат күшінде.',
      ru: 'Своё предложение сняла сторона: {participant}: документ действует.',
      en: '{participant} has withdrawn its proposal: the document is in force.',
    },
    link,
  },
  'annulment-refused': {
    topic,
    title: {
      kk: '{number} құжатының күшін жоюдан бас тартылды',
      ru: 'Отказано в аннулировании документа {number}',
      en: 'Annulment of document {number} was refused',
    },
    text: {
      kk: '{participant} бас тартты: құжат күшінде. Себебі құжат бетінде.',
      ru: 'Не согласна сторона: {participant}. Документ действует. Причина – на его странице.',
      en: '{participant} has refused: the document is in force. The reason is on its page.',
    },
    link,
  },
  'annulment-expired': {
    topic,
    title: {
      kk: '{number} құжатының күшін жою туралы ұсыныстың мерзімі өтті',
      ru: 'Истёк срок предложения аннулировать документ {number}',
      en: 'The proposal to annul document {number} has run out',
    },
    text: {
      kk: 'Ұсынысқа мерзімінде жауап берілмеді: құжат күшінде.',
      ru: 'На предложение не ответили вовремя: документ действует.',
      en: 'Nobody answered the proposal in time: the document is in force.',
    },
    link,
  },
  'correction-asked': {
    topic,
    title: {
      kk: '{number} құжатын түзетуді сұрайды',
      ru: 'Просят исправить документ {number}',
      en: 'A correction of document {number} is asked for',
    },
    text: {
      kk: '{participant} нені түзету керегін жазды. Жаңа нұсқасын құжат бетінен жасауға болады.',
      ru: 'Что исправить, написала сторона: {participant}. Новую версию составляют на странице документа.',
      en: '{participant} has written what to correct. The new version is made from the page of the document.',
    },
    link,
  },
  'document-annulled': {
    topic,
    title: {
      kk: '{number} құжатының күші жойылды',
      ru: 'Документ {number} аннулирован',
      en: 'Document {number} has been annulled',
    },
    text: {
      kk: 'Барлық тарап келісті: құжат бұдан былай күшінде емес. Мазмұны мен қолтаңбалары сақталады.',
      ru: 'Все стороны согласились: документ больше не действует. Содержание и подписи сохраняются.',
      en: 'All parties have consented: the document is no longer in force. Its content and signatures are kept.',
    },
    link,
  },
});
