import type { Locale } from '@qujat/kernel';

const of = (id: string) => `/api/documents/${encodeURIComponent(id)}`;

/** Where the browser itself fetches things of a document. */
export const contentUrl = (id: string): string => `${of(id)}/content`;

/** The content, shown by the browser in a tab of its own. */
export const shownContentUrl = (id: string): string => `${contentUrl(id)}?disposition=inline`;

/** The print form in a language. */
export const printFormUrl = (id: string, locale: Locale): string => `${of(id)}/print-form?lang=${locale}`;

/** A signature as a file. */
export const signatureUrl = (id: string, signatureId: string): string => `${of(id)}/signatures/${signatureId}/content`;

/** A signature raised to LT, as a file. */
export const raisedSignatureUrl = (id: string, signatureId: string): string =>
  `${signatureUrl(id, signatureId)}?form=raised`;

/** The report on a signature. */
export const reportUrl = (id: string, signatureId: string): string => `${of(id)}/signatures/${signatureId}/report`;
