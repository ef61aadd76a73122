import type { Catalogue } from '../../../../lib/i18n';
import type { ru } from './ru';

export const kk: Catalogue<typeof ru> = {
  title: 'Оператордың сұрақтары',
  waits: 'Оператор жауабыңызды күтіп тұр: жауаптан кейін қарау жалғасады.',
  operator: 'Оператор',
  applicant: 'Жауабыңыз',
  answer: 'Жауап',
  send: 'Жауапты жіберу',
  sent: 'Жауап операторға жіберілді',
};
