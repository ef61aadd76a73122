import { LOCALES, type Localized } from '@qujat/kernel';
import { explain, type Report } from '@qujat/signature';
import type { SignatureEntity } from './signature.entity.js';

const PASSED: Localized = {
  kk: 'Қолтаңба жарамды: құжат қол қойылғаннан кейін өзгермеген, куәлік қол қою сәтінде жарамды болған.',
  ru: 'Подпись действительна: документ не изменён после подписания, сертификат был действителен в момент подписания.',
  en: 'The signature is valid: the document is unchanged since signing, and the certificate was valid at that time.',
};

const FAILED: Localized = {
  kk: 'Қолтаңба жарамсыз.',
  ru: 'Подпись недействительна.',
  en: 'The signature is not valid.',
};

const UNDECIDED: Localized = {
  kk: 'Қолтаңбаның жарамдылығын анықтау мүмкін болмады.',
  ru: 'Действительность подписи установить не удалось.',
  en: 'The validity of the signature could not be established.',
};

const WAITS: Readonly<Record<'ocsp' | 'tsa', Localized>> = {
  ocsp: {
    kk: 'Тексерілуде: ҰКО куәлік мәртебесі қызметінің (OCSP) жауабы күтілуде. Құжат өздігінен жалғасады.',
    ru: 'Проверяется: ждём ответа службы статусов НУЦ (OCSP). Документ продолжит путь сам.',
    en: 'Being verified: waiting for the NCA’s certificate status service (OCSP). The document goes on by itself.',
  },
  tsa: {
    kk: 'Тексерілуде: уақыт белгісі қызметінің (TSA) жауабы күтілуде. Құжат өздігінен жалғасады.',
    ru: 'Проверяется: ждём ответа службы меток времени (TSA). Документ продолжит путь сам.',
    en: 'Being verified: waiting for the timestamping service (TSA). The document goes on by itself.',
  },
};

const inAll = (text: (locale: (typeof LOCALES)[number]) => string): Localized =>
  Object.fromEntries(LOCALES.map((locale) => [locale, text(locale)])) as Record<(typeof LOCALES)[number], string>;

/** A report in a sentence or two, for people. */
export function verdictOf({ indication, subIndication }: Pick<Report, 'indication' | 'subIndication'>): Localized {
  if (indication === 'TOTAL-PASSED') return PASSED;
  const head = indication === 'TOTAL-FAILED' ? FAILED : UNDECIDED;
  return subIndication ? inAll((locale) => `${head[locale]} ${explain(subIndication, locale)}`) : head;
}

/** The state of a signature in a sentence: what it waits for, or its verdict. */
export const verdictOn = ({ state, waitingFor, report }: SignatureEntity): Localized =>
  state === 'verifying' ? WAITS[waitingFor ?? 'ocsp'] : verdictOf(report);
