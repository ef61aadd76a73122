import { templates } from './template.js';

/** Accounts of people without a certificate (D-3). */
export const ACCOUNT_TEMPLATES = templates({
  // The link is asked of identity when the letter is sent (`{url}`).
  'account-invitation': {
    topic: 'security',
    title: {
      kk: '{organisation} сізге Qujat порталында тіркелгі ашады',
      ru: '{organisation} открывает вам учётную запись на портале Qujat',
      en: '{organisation} opens an account for you on the Qujat portal',
    },
    text: {
      kk: '{name}, сізді {organisation} ұйымында жұмыс істеуге {by} шақырды. Сертификат керек емес.\n\nТіркелгіні ашу сілтемесі (соңғы күні: {until}):\n{url}\n\nПортал осы поштаға код жібереді, содан кейін құпиясөз ойлап табасыз және телефондағы қолданбаны баптайсыз. Сілтемені бөтен адамға бермеңіз. Бұл ұйымда жұмыс істемейтін болсаңыз, хатты елемеңіз.',
      ru: '{name}, {by} приглашает вас работать на портале для организации «{organisation}». Сертификат не нужен.\n\nОткройте учётную запись до {until}:\n{url}\n\nПортал пришлёт код на эту почту, затем вы придумаете пароль и настроите приложение на телефоне. Не передавайте ссылку посторонним. Если вы не работаете в этой организации, ничего не делайте.',
      en: '{name}, {by} invites you to work on the portal for {organisation}. No certificate is needed.\n\nOpen the account by {until}:\n{url}\n\nThe portal sends a code to this mailbox; then you choose a password and set up an app on your phone. Give the link to nobody else. If you do not work for this organisation, do nothing.',
    },
  },
  'account-code': {
    topic: 'security',
    title: {
      kk: 'Тіркелгіні ашу коды',
      ru: 'Код для открытия учётной записи',
      en: 'Code for opening the account',
    },
    text: {
      kk: '{code}\n\nТіркелгіні ашу үшін осы кодты порталда теріңіз. Код 10 минут жарамды. Оны ешкімге айтпаңыз.',
      ru: '{code}\n\nВведите этот код на портале, чтобы открыть учётную запись. Код действует 10 минут. Никому его не сообщайте.',
      en: '{code}\n\nType this code on the portal to open the account. It is valid for 10 minutes. Tell it to nobody.',
    },
  },
  'account-opened': {
    topic: 'organisation',
    title: {
      kk: '{person} тіркелгісін ашты',
      ru: '{person}: учётная запись открыта',
      en: '{person} has opened the account',
    },
    text: {
      kk: 'Сертификаты жоқ бұл пайдаланушы тек сіз берген рөлдер бойынша әрекет етеді.',
      ru: 'Этот пользователь без сертификата действует только по ролям, которые вы ему дали.',
      en: 'This person without a certificate acts only by the roles that you have given.',
    },
    link: '/members',
  },
  'account-reissued': {
    topic: 'security',
    title: {
      kk: 'Әкімші сізге бір реттік құпиясөз берді',
      ru: 'Администратор выдал вам одноразовый пароль',
      en: 'The administrator has issued you a one-time password',
    },
    text: {
      kk: 'Бұрынғы құпиясөз бен қолданбаның коды енді жарамайды. Егер мұны сіз сұрамаған болсаңыз, ұйымыңыздың әкімшісіне хабарлаңыз.',
      ru: 'Прежние пароль и код приложения больше не действуют. Если вы об этом не просили, сообщите администратору организации.',
      en: 'The former password and the code of the app serve no more. If you did not ask for this, tell the administrator of your organisation.',
    },
  },
});
