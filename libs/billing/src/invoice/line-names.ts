import type { Localized } from '@qujat/kernel';
import type { LineKind } from './invoice.types.js';

/** How lines are called, by what they charge for. */
export const LINE_NAMES: Readonly<Record<LineKind, (plan: Localized) => Localized>> = {
  subscription: ({ kk, ru, en }) => ({
    kk: `Абоненттік төлем, «${kk}» жоспары`,
    ru: `Абонентская плата, план «${ru}»`,
    en: `Subscription, plan "${en}"`,
  }),
  acts: ({ kk, ru, en }) => ({
    kk: `Жіберілген құжаттар, «${kk}» жоспары`,
    ru: `Отправленные документы, план «${ru}»`,
    en: `Documents sent, plan "${en}"`,
  }),
  package: ({ kk, ru, en }) => ({
    kk: `Құжаттар топтамасы, «${kk}» жоспары`,
    ru: `Пакет документов, план «${ru}»`,
    en: `Package of documents, plan "${en}"`,
  }),
  storage: ({ kk, ru, en }) => ({
    kk: `Сақтау, ГБ, «${kk}» жоспары`,
    ru: `Хранение, ГБ, план «${ru}»`,
    en: `Storage, GB, plan "${en}"`,
  }),
  single: (name) => name,
};
