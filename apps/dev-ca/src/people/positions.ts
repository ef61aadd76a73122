import type { Localized } from '@qujat/kernel';

/** What people are called at work, in the three languages. */
export const POSITIONS = {
  director: { kk: 'Директор', ru: 'Директор', en: 'Director' },
  chairman: { kk: 'Басқарма төрағасы', ru: 'Председатель правления', en: 'Chairman of the board' },
  deputy: { kk: 'Директордың орынбасары', ru: 'Заместитель директора', en: 'Deputy director' },
  chiefAccountant: { kk: 'Бас бухгалтер', ru: 'Главный бухгалтер', en: 'Chief accountant' },
  accountant: { kk: 'Бухгалтер', ru: 'Бухгалтер', en: 'Accountant' },
  registrar: { kk: 'Іс жүргізуші', ru: 'Делопроизводитель', en: 'Registrar' },
  personnel: { kk: 'Кадр қызметінің маманы', ru: 'Специалист отдела кадров', en: 'Human resources officer' },
  moderator: { kk: 'Портал модераторы', ru: 'Модератор портала', en: 'Portal moderator' },
  dutyOfficer: { kk: 'Кезекші маман', ru: 'Дежурный специалист', en: 'Duty officer' },
  system: { kk: 'Порталдың ақпараттық жүйесі', ru: 'Информационная система портала', en: 'Information system' },
  treasurer: { kk: 'Қазынашылық-Клиент', ru: 'Казначейство-Клиент', en: 'Treasury-Client' },
  entrepreneur: { kk: 'Жеке кәсіпкер', ru: 'Индивидуальный предприниматель', en: 'Entrepreneur' },
  individual: { kk: 'Жеке тұлға', ru: 'Физическое лицо', en: 'Individual' },
} as const satisfies Record<string, Localized>;
