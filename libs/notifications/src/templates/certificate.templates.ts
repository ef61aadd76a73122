import { templates } from './template.js';

/** Ends and revocations of certificates (E-10.1.2). */
export const CERTIFICATE_TEMPLATES = templates({
  'certificate-expires': {
    topic: 'certificates',
    title: {
      kk: 'Сертификатыңыздың мерзімі {day} бітеді',
      ru: 'Срок вашего сертификата истекает {day}',
      en: 'Your certificate ends on {day}',
    },
    text: {
      kk: '{days, plural, one {Бір күннен аз уақыт қалды.} other {Қалғаны # күннен аз.}} ҰКО-дан жаңа кілт алыңыз: мерзімі өткен кілтпен порталға кіруге де, қол қоюға да болмайды. Бұрын қол қойылған құжаттар күшінде қалады.',
      ru: '{days, plural, one {Осталось не больше дня.} few {Осталось не больше # дней.} many {Осталось не больше # дней.} other {Осталось не больше # дней.}} Получите новый ключ в НУЦ: с просроченным нельзя ни войти, ни подписать. Подписанные раньше документы остаются в силе.',
      en: '{days, plural, one {No more than a day is left.} other {No more than # days are left.}} Get a new key from the NCA: with one that has ended you can neither sign in nor sign. Documents signed before stay valid.',
    },
    link: '/profile/certificates',
    sms: {
      kk: 'Qujat: ЭЦҚ мерзімі {day} бітеді. ҰКО-дан жаңасын алыңыз.',
      ru: 'Qujat: срок ЭЦП истекает {day}. Получите новую в НУЦ.',
      en: 'Qujat: your digital signature ends on {day}. Get a new one from the NCA.',
    },
  },
  'certificate-stopped': {
    topic: 'security',
    title: {
      kk: 'Сертификатыңыз {standing, select, revoked {кері қайтарылған} suspended {тоқтатыла тұрған} other {енді сенімді емес}}',
      ru: 'Ваш сертификат {standing, select, revoked {отозван} suspended {приостановлен} other {больше не пользуется доверием}}',
      en: 'Your certificate {standing, select, revoked {has been revoked} suspended {is on hold} other {is trusted no more}}',
    },
    text: {
      kk: 'Тексеру мұны ҰКО-дан білді. Осы кілтпен ашылған сеанстар аяқталды, онымен қол қою мүмкін емес. Жұмысты жалғастыру үшін қолданыстағы кілтпен кіріңіз.',
      ru: 'Об этом сообщил НУЦ при проверке. Сеансы, начатые этим ключом, завершены, подписывать им нельзя. Чтобы продолжить работу, войдите действующим ключом.',
      en: 'The NCA said so when it was asked. Sessions that began with this key have ended, and it signs no more. Sign in with a valid key to go on working.',
    },
    link: '/profile/certificates',
    sms: {
      kk: 'Qujat: ЭЦҚ сертификатыңыз жарамсыз, сеанстар аяқталды.',
      ru: 'Qujat: ваш сертификат ЭЦП недействителен, сеансы завершены.',
      en: 'Qujat: your certificate is not valid any more; sessions have ended.',
    },
  },
  'certificate-stopped-of-member': {
    topic: 'security',
    title: {
      kk: '{person}: сертификаты {standing, select, revoked {кері қайтарылған} suspended {тоқтатыла тұрған} other {енді сенімді емес}}',
      ru: '{person}: сертификат {standing, select, revoked {отозван} suspended {приостановлен} other {больше не пользуется доверием}}',
      en: '{person}: the certificate {standing, select, revoked {has been revoked} suspended {is on hold} other {is trusted no more}}',
    },
    text: {
      kk: 'Бұл қызметкердің сеанстары аяқталды, ол осы кілтпен қол қоя алмайды. Өкілеттіктерін тексеріңіз.',
      ru: 'Сеансы этого сотрудника завершены, подписывать этим ключом он не может. Проверьте его полномочия.',
      en: 'The sessions of this colleague have ended, and they cannot sign with this key. Check their powers.',
    },
  },
  'certificate-restored': {
    topic: 'security',
    title: {
      kk: 'Сертификатыңыз қайта жарамды',
      ru: 'Ваш сертификат снова действует',
      en: 'Your certificate is valid again',
    },
    text: {
      kk: 'ҰКО оның тоқтатылуын алып тастады. Онымен кіруге және қол қоюға болады.',
      ru: 'НУЦ снял приостановление. Им снова можно войти и подписывать.',
      en: 'The NCA has taken it off hold. You can sign in and sign with it again.',
    },
    link: '/profile/certificates',
  },
  'revoke-certificate': {
    topic: 'security',
    title: {
      kk: '{person} өкілеттігінен айырылды: сертификатын кері қайтартыңыз',
      ru: '{person} больше не имеет полномочий: отзовите сертификат',
      en: '{person} has lost their powers: have the certificate revoked',
    },
    text: {
      kk: 'Порталға кіруі тоқтатылды. Ұйымның атынан берілген сертификатты ҰКО-да (pki.gov.kz немесе eGov.kz) кері қайтартыңыз: ол порталдан тыс жерде әлі де қол қоя алады.',
      ru: 'Доступ к порталу прекращён. Отзовите сертификат, выданный от имени организации, в НУЦ (pki.gov.kz или eGov.kz): вне портала им всё ещё можно подписывать.',
      en: 'Access to the portal has been stopped. Have the certificate that was issued for the organisation revoked by the NCA (pki.gov.kz or eGov.kz): elsewhere it can still sign.',
    },
  },
});
