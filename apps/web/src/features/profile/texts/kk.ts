import type { Catalogue } from '../../../lib/i18n';
import type { ru } from './ru';

export const kk: Catalogue<typeof ru> = {
  title: 'Профиль',
  person: 'Сіз',
  name: 'Аты-жөні',
  iin: 'ЖСН',
  role: 'Рөлі',
  administrator: 'Қатысушының әкімшісі',
  yes: 'иә',
  contacts: 'Байланыс деректері',
  email: 'Электрондық пошта',
  emailWrong: 'Мекенжай мынадай болады: name@company.kz',
  phone: 'Ұялы телефон',
  phoneWrong: 'Нөмір мынадай болады: +7 701 123 45 67',
  save: 'Сақтау',
  saved: 'Байланыс деректері сақталды',
  organisation: 'Ұйым',
  state: 'Жай-күйі',
  certificate: 'Тіркеу куәлігі',
  certificateText: 'Сіз осы кілтпен кірдіңіз. Рөліңіз бен ұйымыңыз куәліктен алынады.',
  appearance: 'Көрініс',
  light: 'Ашық',
  dark: 'Қараңғы',
  auto: 'Жүйедегідей',
  signOut: 'Шығу',
};
