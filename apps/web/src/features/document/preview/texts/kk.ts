import type { Catalogue } from '../../../../lib/i18n';
import type { ru } from './ru';

export const kk: Catalogue<typeof ru> = {
  viewNote: 'Портал файлды осылай көрсетеді. Қол қойылғаны — файлдың өзі: әр бөлшегі маңызды болса, оны жүктеп алыңыз.',
  viewTooLarge: 'Файл осы жерде көрсету үшін тым үлкен',
  viewTooLargeText: 'Файлды жүктеп алыңыз: қол қойылған байттардың дәл өзі.',
  textRegion: 'Файлдың мәтіні: {name}',
  encoding: 'Кодтама',
  encodingUtf8: 'UTF-8',
  encodingUtf16: 'UTF-16',
  encodingRussian: 'Windows-1251 (кириллица)',
  encodingKazakh: 'KZ-1048 (қазақша)',
  textCut: 'Файлдың басы көрсетілді: {size}.',
  wordFrame: 'Құжаттың беттері: {name}',
  sheetRegion: '«{sheet}» парағы',
  sheet: 'Парақ',
  sheetHidden: '{sheet} (жасырын)',
  sheetEmpty: 'Бұл парақта ештеңе жоқ.',
  sheetCut: '{rows, plural, one {# жол} other {# жол}} және ең көбі {columns} баған көрсетілді; қалғаны файлда.',
  scanRegion: 'Файлдың суреттері: {name}',
  scanPage: '{count} суреттің {number}-суреті',
  scanPages: '{count, plural, one {# сурет} other {# сурет}}',
  scanCut: '{count} суреттің алғашқы {shown} көрсетілді; қалғаны файлда.',
};
