import type { Catalogue } from '../../../lib/i18n';
import type { ru } from './ru';

export const kk: Catalogue<typeof ru> = {
  title: 'Хабарламалар',
  lead: 'Портал сізге не хабарлағаны. Барлық хабарлама осында сақталады.',
  empty: 'Әзірге хабарлама жоқ',
  emptyText: 'Портал сізге хабарлайтынның бәрі осында шығады.',
  onlyUnread: 'Тек оқылмағандары',
  noneUnread: 'Бәрі оқылған',
  readAll: 'Бәрін оқылған деп белгілеу',
  unreadMark: 'оқылмаған',
  open: 'Өту',
  more: 'Тағы көрсету',
  letters: 'Хаттар мен SMS',
  lettersText: 'Порталдағы хабарламалар әрқашан келеді; кейбір тақырыптағы хаттардан бас тартуға болады.',
  mandatory: 'бас тартуға болмайды',
  email: 'Хат',
  sms: 'SMS',
  security: 'Тіркелгінің қауіпсіздігі',
  organisation: 'Тіркелу және аккредиттеу',
  certificates: 'Сертификаттардың мерзімі',
  sanctions: 'Оператордың санкция туралы шешімдері',
  counterparties: 'Контрагенттер',
  documents: 'Құжаттар',
  agreements: 'Ереже, келісім және оферта',
  approvals: 'Келісу және пікірлерде атау',
};
