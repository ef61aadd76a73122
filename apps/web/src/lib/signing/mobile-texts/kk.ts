import type { Catalogue } from '../../i18n';
import type { ru } from './ru';

export const kk: Catalogue<typeof ru> = {
  mobile: 'eGov mobile арқылы қол қою',
  mobileAgain: 'Жаңа QR-код',
  mobileQr: 'eGov mobile үшін QR-код',
  mobileText:
    'Телефонда eGov mobile қосымшасын ашып, «Цифрлық қолтаңба» – QR бөлімін таңдаңыз да, камераны кодқа бағыттаңыз.',
  mobileWaits: 'Телефон күтілуде…',
  mobileFetched: 'Телефон құжаттарды алды: қол қоюды телефонда растаңыз.',
  mobileUntil: 'QR-код {time} дейін жарамды',
  mobileLink: 'Осы телефонда eGov mobile ашу',
  mobileStandIn: 'Әзірлеу ортасы: телефонды алмастыратын бетті ашу',
  mobileExpired: 'QR-кодтың мерзімі өтті',
  mobileExpiredText: 'Ешнәрсеге қол қойылған жоқ. Жаңа QR-код жасаңыз немесе NCALayer-мен қол қойыңыз.',
};
