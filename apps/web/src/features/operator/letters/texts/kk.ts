import type { Catalogue } from '../../../../lib/i18n';
import type { ru } from './ru';

export const kk: Catalogue<typeof ru> = {
  title: 'Жеткізілмеген хаттар',
  lead: 'Жеткізу мүмкін болмаған хаттар мен СМС. Себебін пошта сервері немесе шлюз атады; түзеткен соң хатты қайта жіберіңіз.',
  channel: 'Арна',
  email: 'Хат',
  sms: 'СМС',
  subject: 'Не туралы',
  address: 'Қайда',
  reason: 'Себебі',
  attempts: 'Әрекет саны',
  when: 'Қашан',
  retry: 'Қайта жіберу',
  retryOf: 'Қайта жіберу: {title}',
  sent: 'Хат қайта жіберілуде',
  none: 'Барлық хат жеткізілді',
  noneText: 'Жеткізілмеген хат осында көрінеді.',
};
