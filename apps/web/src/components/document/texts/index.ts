import { lazyTexts } from '../../../lib/i18n';

/** Words about documents, shared by the lists, the form, the document's page and public verification. */
export const DOCUMENT = lazyTexts({
  ru: () => import('./ru'),
  kk: () => import('./kk'),
  en: () => import('./en'),
});
