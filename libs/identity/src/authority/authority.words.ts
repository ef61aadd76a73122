import type { Localized } from '@qujat/kernel';

/** Why somebody may sign for an organisation, or may not. */
export const AUTHORITY_WORDS = {
  'first-head': {
    kk: 'Сертификат бойынша қол қоюшы – осы ұйымның бірінші басшысы.',
    ru: 'По сертификату подписавший – первый руководитель этой организации.',
    en: 'By the certificate the signer is the first head of this organisation.',
  },
  'sign-right': {
    kk: 'Сертификат бойынша қол қоюшының осы ұйым атынан қол қою құқығы бар.',
    ru: 'По сертификату подписавший имеет право подписи за эту организацию.',
    en: 'By the certificate the signer has the right to sign for this organisation.',
  },
  entrepreneur: {
    kk: 'Қол қоюшы өз атынан әрекет етеді: ЖСН сәйкес келеді.',
    ru: 'Подписавший действует от своего имени: ИИН совпадает.',
    en: 'The signer acts in their own name: the IIN is the same.',
  },
  power: {
    kk: 'Ұйым порталда берген өкілеттік қол қойылған сәтте қолданыста болған.',
    ru: 'Полномочие, выданное организацией на портале, действовало в момент подписания.',
    en: 'A power that the organisation granted on the portal was in force at the time of signing.',
  },
  'power-not-in-force': {
    kk: 'Порталда берілген өкілеттік қол қойылған сәтте қолданыста болмаған.',
    ru: 'Полномочие, выданное на портале, в момент подписания не действовало.',
    en: 'The power granted on the portal was not in force at the time of signing.',
  },
  'financial-only': {
    kk: 'Сертификат тек қаржы құжаттарына қол қою құқығын береді.',
    ru: 'Сертификат даёт право подписи только финансовых документов.',
    en: 'The certificate gives the right to sign financial documents only.',
  },
  'no-right': {
    kk: 'Қол қоюшы осы ұйымның қызметкері, бірақ оның атынан қол қою құқығы расталмаған.',
    ru: 'Подписавший – сотрудник этой организации, но право подписи за неё не подтверждено.',
    en: 'The signer is an employee of this organisation, but no right to sign for it is confirmed.',
  },
  'no-organisation': {
    kk: 'Бұл жеке тұлғаның сертификаты: онда ұйым көрсетілмеген.',
    ru: 'Это сертификат физического лица: организация в нём не указана.',
    en: 'This is the certificate of an individual: it names no organisation.',
  },
  'other-organisation': {
    kk: 'Сертификат басқа ұйымға берілген.',
    ru: 'Сертификат выдан для другой организации.',
    en: 'The certificate was issued for another organisation.',
  },
} as const satisfies Readonly<Record<string, Localized>>;

/** Code of a reason. */
export type AuthorityReason = keyof typeof AUTHORITY_WORDS;
