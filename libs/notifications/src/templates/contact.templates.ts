import { templates } from './template.js';

/** Confirmation codes, and contacts that were changed (E-5.6.2). */
export const CONTACT_TEMPLATES = templates({
  'contact-code': {
    topic: 'security',
    title: {
      kk: 'Qujat порталының растау коды',
      ru: 'Код подтверждения портала Qujat',
      en: 'Confirmation code of the Qujat portal',
    },
    text: {
      kk: '{code}\n\nБайланысыңызды растау үшін осы кодты порталда теріңіз. Код 10 минут жарамды.\nКодты ешкімге айтпаңыз: портал қызметкерлері оны ешқашан сұрамайды. Егер сіз код сұратпаған болсаңыз, бұл хатты елемеңіз.',
      ru: '{code}\n\nВведите этот код на портале, чтобы подтвердить свой контакт. Код действует 10 минут.\nНикому его не сообщайте: сотрудники портала его не спрашивают. Если вы не запрашивали код, ничего не делайте.',
      en: '{code}\n\nType this code on the portal to confirm your contact. It is valid for 10 minutes.\nTell it to nobody: the staff of the portal never ask for it. If you did not ask for a code, do nothing.',
    },
    sms: {
      kk: 'Qujat коды: {code}. Ешкімге айтпаңыз.',
      ru: 'Код Qujat: {code}. Никому не сообщайте.',
      en: 'Qujat code: {code}. Tell it to nobody.',
    },
  },
  'contact-replaced': {
    topic: 'security',
    title: {
      kk: 'Портал хабарламалары енді басқа мекенжайға барады',
      ru: 'Сообщения портала теперь идут на другой контакт',
      en: 'The portal now writes to another contact',
    },
    text: {
      kk: 'Qujat порталындағы байланысыңыз өзгертілді және кодпен расталды. Егер мұны сіз жасамаған болсаңыз, дереу ұйымыңыздың әкімшісіне және портал операторына хабарлаңыз.',
      ru: 'Ваш контакт на портале Qujat изменён и подтверждён кодом. Если это сделали не вы, сразу сообщите администратору своей организации и оператору портала.',
      en: 'Your contact on the Qujat portal has been changed and confirmed by a code. If this was not you, tell the administrator of your organisation and the operator of the portal at once.',
    },
    link: '/profile',
    sms: {
      kk: 'Qujat: телефоныңыз өзгертілді. Бұл сіз болмасаңыз, операторға хабарлаңыз.',
      ru: 'Qujat: ваш телефон изменён. Если это не вы, сообщите оператору.',
      en: 'Qujat: your phone has been changed. If this was not you, tell the operator.',
    },
  },
  'contact-confirmed': {
    topic: 'security',
    title: {
      kk: '{channel, select, email {Электрондық пошта} other {Телефон}} расталды',
      ru: '{channel, select, email {Электронная почта подтверждена} other {Телефон подтверждён}}',
      en: '{channel, select, email {E-mail} other {Phone}} confirmed',
    },
    text: {
      kk: 'Портал енді осы байланысқа жазады.',
      ru: 'Теперь портал пишет на этот контакт.',
      en: 'The portal writes to this contact from now on.',
    },
    link: '/profile',
  },
});
