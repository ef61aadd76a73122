import type { Catalogue } from '../../../../lib/i18n';
import type { ru } from './ru';

export const kk: Catalogue<typeof ru> = {
  title: 'Пайдаланушылар',
  lead: 'Тоқтату адамның бүкіл порталға кіруін жабады, қай ұйым атынан әрекет етсе де. Сессиялар бірден аяқталады, бұрынғы әрекеттер қалады.',
  iin: 'ЖСН',
  find: 'Табу',
  wrong: 'ЖСН 12 цифрдан тұрады',
  nobody: 'Мұндай ЖСН бар пайдаланушы жоқ',
  stopped: 'Тоқтатылғандар',
  noneStopped: 'Ешкім тоқтатылмаған',
  state: 'Күйі',
  active: 'Жұмыс істейді',
  suspended: 'Тоқтатылған',
  why: '{reason} ({by}, {at})',
  organisations: 'Ұйымдары',
  none: 'жоқ',
  sessions: 'Ашық сессиялар',
  suspend: 'Тоқтату',
  restore: 'Қалпына келтіру',
  suspendTitle: 'Кіруді тоқтату: {name}',
  restoreTitle: 'Кіруді қалпына келтіру: {name}',
  reason: 'Себебі',
  done: 'Дайын',
};
