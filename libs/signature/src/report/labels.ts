/** The labels of a report as text. */
import type { Locale, Localized } from '@qujat/kernel';
import type { Covered, RevocationFacts } from './report.js';

/** Kinds of what a signature covers. */
export const COVERED: Readonly<Record<Covered['kind'], Localized>> = {
  content: { kk: 'мазмұн', ru: 'содержимое', en: 'the content' },
  document: { kk: 'бүкіл XML құжат', ru: 'XML-документ целиком', en: 'the whole XML document' },
  element: { kk: 'элемент', ru: 'элемент', en: 'the element' },
  file: { kk: 'файл', ru: 'файл', en: 'the file' },
};

/** States of a certificate. */
export const STATUSES: Readonly<Record<RevocationFacts['status'], Localized>> = {
  good: { kk: 'қайтарып алынбаған', ru: 'не отозван', en: 'not revoked' },
  revoked: { kk: 'қайтарып алынған', ru: 'отозван', en: 'revoked' },
  unknown: { kk: 'белгісіз', ru: 'неизвестно', en: 'unknown' },
  none: { kk: 'деректер жоқ', ru: 'данных нет', en: 'no data' },
};

/** The labels around them. */
export const LABELS = {
  signer: { kk: 'Қол қоюшы', ru: 'Подписавший', en: 'Signer' },
  iin: { kk: 'ЖСН', ru: 'ИИН', en: 'IIN' },
  bin: { kk: 'БСН', ru: 'БИН', en: 'BIN' },
  roles: { kk: 'Өкілеттік', ru: 'Полномочия', en: 'Roles' },
  level: { kk: 'Деңгей', ru: 'Уровень', en: 'Level' },
  bestTime: {
    kk: 'Қолтаңба мына уақытта бар болғаны дәлелденген',
    ru: 'Доказано, что подпись существовала',
    en: 'Proven to exist at',
  },
  claimedTime: {
    kk: 'Қол қоюшы көрсеткен уақыт',
    ru: 'Время, указанное подписавшим',
    en: 'Time claimed by the signer',
  },
  validatedAt: { kk: 'Тексерілген уақыт', ru: 'Проверено на момент', en: 'Judged at' },
  certificate: { kk: 'Сертификат', ru: 'Сертификат', en: 'Certificate' },
  checks: { kk: 'Тексерулер', ru: 'Проверки', en: 'Checks' },
  evidence: { kk: 'Пайдаланылған дәлелдер', ru: 'Использованные данные', en: 'Evidence used' },
  advice: { kk: 'Не істеу керек', ru: 'Что делать', en: 'What to do' },
  validity: { kk: 'Қолданылу мерзімі', ru: 'Срок действия', en: 'Valid' },
  algorithm: { kk: 'Алгоритм', ru: 'Алгоритм', en: 'Algorithm' },
  keyUsage: { kk: 'Кілттің қолданылуы', ru: 'Использование ключа', en: 'Key usage' },
  policies: { kk: 'Саясаттар', ru: 'Политики', en: 'Policies' },
  timestamp: { kk: 'Уақыт белгісі', ru: 'Метка времени', en: 'Timestamp' },
  proof: { kk: 'Бар болғаны дәлелденген', ru: 'Доказано существование', en: 'Proven to have existed' },
  status: { kk: 'Сертификаттың күйі', ru: 'Состояние сертификата', en: 'State of the certificate' },
  covers: { kk: 'Қол қойылған', ru: 'Что подписано', en: 'What is signed' },
  counterSignature: {
    kk: 'Осы қолтаңбаны растайтын қолтаңба',
    ru: 'Подпись, заверяющая эту подпись',
    en: 'Signature over this signature',
  },
  unknown: { kk: 'белгісіз', ru: 'неизвестен', en: 'unknown' },
} as const satisfies Readonly<Record<string, Localized>>;

/** The word of a label. */
export const label = (name: keyof typeof LABELS, locale: Locale): string => LABELS[name][locale];
