import { templates } from './template.js';

/** Changes of an accredited organisation's data, and new rules (E-5.5, E-5.14). */
export const CHANGE_TEMPLATES = templates({
  'change-accepted': {
    topic: 'organisation',
    title: {
      kk: '{participant}: жаңа деректер қабылданды',
      ru: '{participant}: новые данные приняты',
      en: '{participant}: the new data are accepted',
    },
    text: {
      kk: 'Оператор өзгерісті тексерді; жаңа деректер күшінде.',
      ru: 'Оператор проверил изменение; новые данные действуют.',
      en: 'The operator has verified the change; the new data are in force.',
    },
    link: '/organisation',
  },
  'change-refused': {
    topic: 'organisation',
    title: {
      kk: '{participant}: жаңа деректер қабылданбады',
      ru: '{participant}: изменение данных отклонено',
      en: '{participant}: the change of data is refused',
    },
    text: {
      kk: 'Себебі ұйым бетінде. Бұрынғы деректер күшінде қалады; түзетіп, қайта жіберуге болады.',
      ru: 'Причина – на странице организации. Прежние данные остаются в силе; исправьте и отправьте снова.',
      en: 'The reason is on the page of the organisation. The data of before stay in force; correct them and submit again.',
    },
    link: '/organisation',
  },
  'counterparty-ended': {
    topic: 'counterparties',
    title: {
      kk: '{participant} қатынасты тоқтатты',
      ru: '{participant}: отношения прекращены',
      en: '{participant} has ended the relation',
    },
    text: {
      kk: 'Жаңа құжаттар екі жаққа да жүрмейді; жіберілгендер қалады. Қайта алмасу үшін жаңа шақыру керек.',
      ru: 'Новые документы не ходят ни в одну сторону; отправленные остаются. Чтобы обмениваться снова, нужно новое приглашение.',
      en: 'No new documents go either way; those that were sent stay. To exchange again takes a new invitation.',
    },
    link: '/counterparties',
  },
  'attorney-to-sign': {
    topic: 'organisation',
    title: {
      kk: 'Сенімхат қолыңызды күтіп тұр',
      ru: 'Доверенность ждёт вашей подписи',
      en: 'A power of attorney waits for your signature',
    },
    text: {
      kk: '{participant}: қызметкер сенімхатты дайындады. Мәтінін оқып, қол қойыңыз.',
      ru: '{participant}: сотрудник подготовил доверенность. Прочитайте её текст и подпишите.',
      en: '{participant}: an employee has prepared a power of attorney. Read its text and sign it.',
    },
    link: '/powers-of-attorney/{id}',
  },
  'user-suspended': {
    topic: 'security',
    title: {
      kk: 'Порталға кіруіңіз тоқтатылды',
      ru: 'Ваш доступ к порталу приостановлен',
      en: 'Your access to the portal is suspended',
    },
    text: {
      kk: 'Шешімді оператор қабылдады; сессияларыңыз аяқталды. Операторға хабарласыңыз.',
      ru: 'Решение принял оператор; ваши сеансы завершены. Обратитесь к оператору.',
      en: 'The operator has decided so; your sessions have ended. Turn to the operator.',
    },
  },
  'user-suspended-of-member': {
    topic: 'security',
    title: {
      kk: 'Оператор {person} қызметкеріңіздің кіруін тоқтатты',
      ru: 'Оператор приостановил доступ сотрудника: {person}',
      en: 'The operator has suspended the access of {person}',
    },
    text: {
      kk: 'Оның сессиялары аяқталды, бұрынғы әрекеттері сақталады.',
      ru: 'Его сеансы завершены, прежние действия остаются в силе.',
      en: 'Their sessions have ended; what they did before stays.',
    },
    link: '/members',
  },
  'user-restored': {
    topic: 'security',
    title: {
      kk: 'Порталға кіруіңіз қалпына келтірілді',
      ru: 'Ваш доступ к порталу восстановлен',
      en: 'Your access to the portal is restored',
    },
    text: {
      kk: 'Қайтадан кіруге болады.',
      ru: 'Можно войти снова.',
      en: 'You can sign in again.',
    },
  },
  'agreement-published': {
    topic: 'agreements',
    title: {
      kk: '{kind, select, agreement {Келісімнің} offer {Офертаның} other {Ереженің}} {version}-нұсқасы жарияланды',
      ru: 'Опубликована версия {version} {kind, select, agreement {соглашения} offer {оферты} other {правил}}',
      en: 'Version {version} of the {kind, select, agreement {agreement} offer {offer} other {rules}} is published',
    },
    text: {
      kk: '{day} бастап күшінде. {signs, select, yes {Қолданысқа енген соң қол қою қажет.} other {Қайта қол қою қажет емес.}}',
      ru: 'Действует с {day}. {signs, select, yes {После этого её нужно подписать, чтобы работать дальше.} other {Подписывать заново не нужно.}}',
      en: 'In force from {day}. {signs, select, yes {From then on it has to be signed before work goes on.} other {It need not be signed anew.}}',
    },
    link: '/rules',
  },
});
