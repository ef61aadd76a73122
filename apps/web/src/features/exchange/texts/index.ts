import { lazyTexts } from '../../../lib/i18n';

/** Words of the lists and of the form of a document. */
export const EXCHANGE = lazyTexts({
  ru: () => import('./ru'),
  kk: () => import('./kk'),
  en: () => import('./en'),
});
