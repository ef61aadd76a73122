import { templates } from './template.js';

const KK =
  '{kind, select, warning {ескерту} limitation {құқықтарды шектеу} suspension {тоқтата тұру} exclusion {шығару} other {айыппұл}}';
const RU =
  '{kind, select, warning {предупреждение} limitation {ограничение прав} suspension {приостановление} exclusion {исключение} other {штраф}}';
const EN =
  '{kind, select, warning {warning} limitation {limitation of rights} suspension {suspension} exclusion {exclusion} other {fine}}';
const link = '/sanctions';

/** Sanctions of the operator and appeals against them (E-10.2.2). */
export const SANCTION_TEMPLATES = templates({
  'sanction-imposed': {
    topic: 'sanctions',
    title: { kk: `Оператордың шешімі: ${KK}`, ru: `Решение оператора: ${RU}`, en: `Decision of the operator: ${EN}` },
    text: {
      kk: '{participant}: негізі, мерзімі және шағымдану жолы «Санкциялар» бетінде.',
      ru: '{participant}: основание, срок и порядок обжалования – на странице «Санкции».',
      en: '{participant}: ground, term and the way to appeal are on the page "Sanctions".',
    },
    link,
  },
  'sanction-lifted': {
    topic: 'sanctions',
    title: { kk: `Санкция алынды: ${KK}`, ru: `Санкция снята: ${RU}`, en: `A sanction has been lifted: ${EN}` },
    text: {
      kk: '{participant}: себебі «Санкциялар» бетінде.',
      ru: '{participant}: причина указана на странице «Санкции».',
      en: '{participant}: the reason is on the page "Sanctions".',
    },
    link,
  },
  'sanction-ended': {
    topic: 'sanctions',
    title: {
      kk: `Санкцияның мерзімі бітті: ${KK}`,
      ru: `Срок санкции истёк: ${RU}`,
      en: `The term of a sanction is over: ${EN}`,
    },
    text: {
      kk: '{participant}: ол бұдан былай қолданылмайды.',
      ru: '{participant}: она больше не действует.',
      en: '{participant}: it is in force no more.',
    },
    link,
  },
  'appeal-decided': {
    topic: 'sanctions',
    title: {
      kk: 'Шағым {granted, select, yes {қанағаттандырылды} other {қабылданбады}}',
      ru: 'Жалоба {granted, select, yes {удовлетворена} other {отклонена}}',
      en: 'The appeal has been {granted, select, yes {granted} other {dismissed}}',
    },
    text: {
      kk: '{participant}: оператордың жауабы «Санкциялар» бетінде.',
      ru: '{participant}: ответ оператора – на странице «Санкции».',
      en: '{participant}: the answer of the operator is on the page "Sanctions".',
    },
    link,
  },
});
