/** What a document formed from a form is: nothing that is uploaded is ever taken as this. */
export const FORM_MEDIA_TYPE = 'application/xml';

const MAX_NAME = 190;

/** Name of the file of a formed document, from what the document is called. */
export const formedName = (title: string): string =>
  `${title
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu, '-')
    .slice(0, MAX_NAME)
    .trim()}.xml`;
