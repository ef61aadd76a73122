import type { Plan } from './tariff.types.js';

/** What a new installation begins with; the operator publishes its own. A migration writes it: it is not changed any more. */
export const FIRST_TARIFF: { readonly id: string; readonly effectiveFrom: string; readonly plans: readonly Plan[] } = {
  id: '0f000000-0000-7000-8000-000000000001',
  effectiveFrom: '2024-01-01',
  plans: [
    {
      code: 'per-act',
      name: { kk: 'Құжат үшін төлем', ru: 'Оплата за документ', en: 'Pay per document' },
      monthlyTiyn: 0,
      acts: [{ act: 'document.sent', included: 10, priceTiyn: 12_000, limit: null }],
      package: null,
      storage: { includedGb: 1, gbMonthTiyn: 30_000 },
      discounts: [{ from: 1000, points: 1000 }],
      trialDays: 30,
      isDefault: true,
    },
    {
      code: 'package-100',
      name: { kk: '100 құжаттан топтама', ru: 'Пакеты по 100 документов', en: 'Packages of 100 documents' },
      monthlyTiyn: 0,
      acts: [{ act: 'document.sent', included: 0, priceTiyn: 0, limit: null }],
      package: { size: 100, priceTiyn: 800_000 },
      storage: { includedGb: 5, gbMonthTiyn: 25_000 },
      discounts: [],
      trialDays: 0,
      isDefault: false,
    },
    {
      code: 'business',
      name: { kk: 'Бизнес', ru: 'Бизнес', en: 'Business' },
      monthlyTiyn: 1_500_000,
      acts: [{ act: 'document.sent', included: 300, priceTiyn: 6_000, limit: 10_000 }],
      package: null,
      storage: { includedGb: 50, gbMonthTiyn: 15_000 },
      discounts: [{ from: 1000, points: 1500 }],
      trialDays: 0,
      isDefault: false,
    },
  ],
};
