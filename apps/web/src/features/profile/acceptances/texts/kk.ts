import type { Catalogue } from '../../../../lib/i18n';
import type { ru } from './ru';

export const kk: Catalogue<typeof ru> = {
  title: 'Ережелер мен келісімдер',
  lead: 'Сіз және ұйым атынан не және қашан қабылданған. Әр қолтаңбаны порталсыз тексеруге болады.',
  none: 'Әзірге ештеңе қабылданбаған',
  version: '{version}-редакция',
  byYou: 'Сіз, {at}',
  by: '{by}, {at}',
  forOrganisation: 'ұйым үшін де',
  text: 'Мәтіні',
  signature: 'Қолтаңба',
  ocsp: 'ҰКО жауабы',
};
