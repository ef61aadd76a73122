import { lazyTexts } from '../../../lib/i18n';

/** The page of a document. */
export const PAGE = lazyTexts({
  ru: () => import('./ru'),
  kk: () => import('./kk'),
  en: () => import('./en'),
});
