import { templates } from './template.js';

const link = '/documents/{id}';

/** What happens to documents without the doing of their people (E-3.13, E-7.1.3). */
export const DOCUMENT_TEMPLATES = templates({
  'document-blocked': {
    topic: 'documents',
    title: {
      kk: '{number} құжатының мазмұны бұғатталды',
      ru: 'Содержание документа {number} заблокировано',
      en: 'The content of document {number} is blocked',
    },
    text: {
      kk: 'Оператор мазмұнды бұғаттады; негізі құжат бетінде. Түпнұсқа өзгеріссіз сақталады.',
      ru: 'Оператор заблокировал содержание; основание – на странице документа. Подлинник хранится без изменений.',
      en: 'The operator has blocked the content; the ground is on the page of the document. The original stays as it is.',
    },
    link,
  },
  'document-unblocked': {
    topic: 'documents',
    title: {
      kk: '{number} құжатының бұғаты алынды',
      ru: 'Документ {number} разблокирован',
      en: 'Document {number} is blocked no more',
    },
    text: {
      kk: 'Құжатты қайтадан оқуға, басып шығаруға және қол қоюға болады.',
      ru: 'Документ снова можно читать, печатать и подписывать.',
      en: 'The document can be read, printed and signed again.',
    },
    link,
  },
  'document-unread': {
    topic: 'documents',
    title: {
      kk: '{number} құжаты әлі оқылмаған',
      ru: 'Документ {number} ещё не прочитан',
      en: 'Document {number} has not been read yet',
    },
    text: {
      kk: 'Жіберуші: {participant}. Ашып, алғаныңызды растаңыз.',
      ru: 'Отправитель: {participant}. Откройте документ и подтвердите получение.',
      en: 'It was sent by {participant}. Open it and confirm that you have received it.',
    },
    link,
  },
  'document-unanswered': {
    topic: 'documents',
    title: {
      kk: '{number} құжаты жауабыңызды күтуде',
      ru: 'Документ {number} ждёт вашего ответа',
      en: 'Document {number} waits for your answer',
    },
    text: {
      kk: 'Жіберуші: {participant}. Қол қойыңыз, бас тартыңыз немесе түзетуді сұраңыз.',
      ru: 'Отправитель: {participant}. Подпишите, откажите или попросите исправить.',
      en: 'It was sent by {participant}. Sign it, refuse it, or ask for a correction.',
    },
    link,
  },
  'answer-near': {
    topic: 'documents',
    title: {
      kk: '{number} құжатына {day} дейін жауап күтіледі',
      ru: 'Ответа на документ {number} ждут до {day}',
      en: 'An answer to document {number} is expected by {day}',
    },
    text: {
      kk: 'Жіберуші: {participant}. Қол қойыңыз, бас тартыңыз немесе түзетуді сұраңыз.',
      ru: 'Отправитель: {participant}. Подпишите, откажите или попросите исправить.',
      en: 'It was sent by {participant}. Sign it, refuse it, or ask for a correction.',
    },
    link,
  },
  'answer-overdue': {
    topic: 'documents',
    title: {
      kk: '{number} құжатына жауап беру мерзімі өтті',
      ru: 'Срок ответа на документ {number} истёк',
      en: 'The answer to document {number} is overdue',
    },
    text: {
      kk: 'Жіберуші: {participant}. Жауап {day} дейін күтілген; оны әлі де беруге болады.',
      ru: 'Отправитель: {participant}. Ответа ждали до {day}; ответить ещё можно.',
      en: 'It was sent by {participant}. An answer was expected by {day}; it can still be given.',
    },
    link,
  },
  'answer-missed': {
    topic: 'documents',
    title: {
      kk: '{number} құжатына мерзімінде жауап келмеді',
      ru: 'На документ {number} не ответили в срок',
      en: 'Document {number} was not answered in time',
    },
    text: {
      kk: 'Алушы: {participant}. Сіз жауапты {day} дейін күткенсіз.',
      ru: 'Получатель: {participant}. Вы ждали ответа до {day}.',
      en: 'The recipient is {participant}. You expected an answer by {day}.',
    },
    link,
  },
  'document-neglected': {
    topic: 'documents',
    title: {
      kk: '{number} құжатына ұйымыңызда ешкім жауап берген жоқ',
      ru: 'Документ {number} в вашей организации остался без внимания',
      en: 'Nobody in your organisation has seen to document {number}',
    },
    text: {
      kk: 'Жіберуші: {participant}. Ескертулерге қарамастан құжат оқылмаған немесе жауапсыз қалды. Бұл соңғы ескерту.',
      ru: 'Отправитель: {participant}. Несмотря на напоминания, документ не прочитан или остался без ответа. Это последнее напоминание.',
      en: 'It was sent by {participant}. In spite of reminders it is unread or unanswered. This is the last reminder.',
    },
    link,
  },
  'document-turned-back': {
    topic: 'documents',
    title: {
      kk: 'Құжатыңыз жіберілмей, сізге қайтты',
      ru: 'Ваш документ не отправлен и вернулся к вам',
      en: 'Your document was not sent and has come back',
    },
    text: {
      kk: 'Ол контрагентті күткен еді, бірақ шақыру аяқталды{reason, select, none {} other { («{reason}»)}}. Құжат сол қалпында, қол қойылған: басқа алушыны таңдауға немесе қайта шақыруға болады.',
      ru: 'Он ждал контрагента, но приглашение закончилось{reason, select, none {} other { («{reason}»)}}. Документ цел и подписан: выберите другого получателя или пригласите снова.',
      en: 'It waited for the counterparty, but the invitation has ended{reason, select, none {} other { (“{reason}”)}}. The document is as it was, signed: choose another recipient, or invite again.',
    },
    link,
  },
});
