import { templates } from './template.js';

/** Invitations into the list of counterparties, and what came of them (E-10.1.2). */
export const COUNTERPARTY_TEMPLATES = templates({
  // The letter to one who need not be registered; its link is asked of identity when it is sent (`{url}`).
  'counterparty-invitation': {
    topic: 'counterparties',
    title: {
      kk: '{from} сізді Qujat порталында құжат алмасуға шақырады',
      ru: '{from} приглашает вас обмениваться документами на портале Qujat',
      en: '{from} invites you to exchange documents on the Qujat portal',
    },
    text: {
      kk: '{from} (БСН/ЖСН {bin}) ұйымыңызды порталда электрондық құжаттар алмасуға шақырады.\n\n{text}\n\nШақыруды көру үшін сілтемені ашыңыз:\n{url}\n\nПорталда әлі тіркелмеген болсаңыз, алдымен тіркеліңіз: шақыру күтеді. Сілтемені бөтен адамға бермеңіз.',
      ru: '{from} (БИН/ИИН {bin}) приглашает вашу организацию обмениваться электронными документами на портале.\n\n{text}\n\nЧтобы увидеть приглашение, откройте ссылку:\n{url}\n\nЕсли вы ещё не зарегистрированы на портале, сначала зарегистрируйтесь: приглашение подождёт. Не передавайте ссылку посторонним.',
      en: '{from} (BIN/IIN {bin}) invites your organisation to exchange electronic documents on the portal.\n\n{text}\n\nOpen the link to see the invitation:\n{url}\n\nIf you are not registered on the portal yet, register first: the invitation waits. Give the link to nobody else.',
    },
  },
  'counterparty-invites': {
    topic: 'counterparties',
    title: {
      kk: '{participant} сізді контрагент болуға шақырады',
      ru: '{participant} приглашает вас стать контрагентами',
      en: '{participant} invites you to become counterparties',
    },
    text: {
      kk: 'Шақыруды қол қойып қабылдаңыз немесе себебін көрсетіп бас тартыңыз. Қабылданғаннан кейін екі тарап бір-біріне құжат жібере алады.',
      ru: 'Примите приглашение с подписью или откажитесь с причиной. После принятия стороны смогут отправлять друг другу документы.',
      en: 'Accept the invitation with a signature, or refuse it with a reason. After that both sides can send documents to each other.',
    },
    link: '/counterparties?tab=incoming',
  },
  'counterparty-accepted': {
    topic: 'counterparties',
    title: {
      kk: '{participant} шақыруыңызды қабылдады',
      ru: '{participant}: ваше приглашение принято',
      en: '{participant} has accepted your invitation',
    },
    text: {
      kk: 'Енді бір-біріңізге құжат жібере аласыздар. Осы контрагентті күткен құжаттар жеткізілді.',
      ru: 'Теперь вы можете отправлять друг другу документы. Документы, которые ждали этого контрагента, доставлены.',
      en: 'You can send documents to each other now. Documents that waited for this counterparty are delivered.',
    },
    link: '/counterparties',
  },
  'counterparty-refused': {
    topic: 'counterparties',
    title: {
      kk: 'Шақыруыңыздан бас тартылды',
      ru: 'Ваше приглашение отклонено',
      en: 'Your invitation was refused',
    },
    text: {
      kk: '{bin} нөмірлі ұйым контрагент болудан бас тартты. Шақырумен жіберілген құжаттар сізге қайтарылды.',
      ru: 'Организация с номером {bin} отказалась стать контрагентом. Документы, отправленные с приглашением, вернулись к вам.',
      en: 'The organisation with the number {bin} refused to become a counterparty. Documents sent with the invitation came back to you.',
    },
    link: '/counterparties?tab=outgoing',
  },
  'counterparty-expired': {
    topic: 'counterparties',
    title: {
      kk: 'Шақыруыңызға жауап болмады',
      ru: 'На ваше приглашение не ответили',
      en: 'Nobody answered your invitation',
    },
    text: {
      kk: 'Шақырудың мерзімі өтті. Онымен жіберілген құжаттар сізге қайтарылды.',
      ru: 'Срок приглашения истёк. Документы, отправленные с ним, вернулись к вам.',
      en: 'The time of the invitation has run out. Documents sent with it came back to you.',
    },
    link: '/counterparties?tab=outgoing',
  },
});
