import type { Catalogue } from '../../../../lib/i18n';
import type { ru } from './ru';

export const kk: Catalogue<typeof ru> = {
  title: '{number} топтамасы',
  lead: '{count, plural, one {# құжат} other {# құжат}}: бәрі бірге жіберіледі немесе ешқайсысы жіберілмейді.',
  leadSent: '{count, plural, one {# құжат} other {# құжат}}; әрқайсысының өз қолтаңбалары, түбіртегі және жауабы бар.',
  sign: 'Бәріне қол қою',
  send: 'Бәрін жіберу',
  download: 'ZIP жүктеп алу',
  undo: 'Топтаманы тарату',
  undoTitle: 'Топтама таратылсын ба?',
  undoText: 'Құжаттар жеке-жеке жоба болып қалады.',
  documents: 'Топтаманың құжаттары',
  toDrafts: 'Жобалар',
  toInbox: 'Кіріс',
  toOutbox: 'Шығыс',
};
