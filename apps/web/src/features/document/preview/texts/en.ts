import type { Catalogue } from '../../../../lib/i18n';
import type { ru } from './ru';

export const en: Catalogue<typeof ru> = {
  viewNote:
    'This is how the portal shows the file. What is signed is the file itself: download it where every detail counts.',
  viewTooLarge: 'The file is too large to be shown here',
  viewTooLargeText: 'Download the file: these are the very bytes that are signed.',
  textRegion: 'Text of the file: {name}',
  encoding: 'Encoding',
  encodingUtf8: 'UTF-8',
  encodingUtf16: 'UTF-16',
  encodingRussian: 'Windows-1251 (Cyrillic)',
  encodingKazakh: 'KZ-1048 (Kazakh)',
  textCut: 'The beginning of the file is shown: {size}.',
  wordFrame: 'Pages of the document: {name}',
  sheetRegion: 'Sheet “{sheet}”',
  sheet: 'Sheet',
  sheetHidden: '{sheet} (hidden)',
  sheetEmpty: 'There is nothing on this sheet.',
  sheetCut:
    '{rows, plural, one {# row is} other {# rows are}} shown, and at most {columns} columns; the rest is in the file.',
  scanRegion: 'Images of the file: {name}',
  scanPage: 'Image {number} of {count}',
  scanPages: '{count, plural, one {# image} other {# images}}',
  scanCut: 'The first {shown} of {count} are shown; the rest is in the file.',
};
