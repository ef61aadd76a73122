import type { Localized } from '@qujat/kernel';
import type { StepUpAct } from '@qujat/platform';

/** What the person confirms, as it stands in the text that they sign and on the screen. */
export const STEP_UP_WORDS: Readonly<Record<StepUpAct, Localized>> = {
  'powers.grant': {
    kk: 'ұйым пайдаланушыларын қабылдау және оларға өкілеттік беру',
    ru: 'приём пользователей организации и выдача им полномочий',
    en: 'admitting users of the organisation and granting them powers',
  },
  'attorney.revoke': {
    kk: 'сенімхатты кері қайтару',
    ru: 'отзыв доверенности',
    en: 'revoking a power of attorney',
  },
  'users.suspend': {
    kk: 'пайдаланушылардың қолжетімділігін тоқтата тұру және қалпына келтіру',
    ru: 'приостановление и восстановление доступа пользователей',
    en: 'suspending and restoring users',
  },
  'administrator.change': {
    kk: 'ұйымның әкімшісін ауыстыру',
    ru: 'смена администратора организации',
    en: 'changing the administrator of the organisation',
  },
  'association.consent': {
    kk: 'ұйымның уақытша бірлестікке осы шарттармен қатысуына келісім беру',
    ru: 'согласие организации на участие во временном объединении на этих условиях',
    en: 'consenting that the organisation takes part in a temporary association on these terms',
  },
  'credentials.change': {
    kk: 'құпиясөзбен кіруді баптау',
    ru: 'настройка входа по паролю',
    en: 'setting up sign-in with a password',
  },
  'operator.decide': {
    kk: 'оператордың қатысушыларды аккредиттеу және олардан бас тарту туралы шешімдері',
    ru: 'решения оператора об аккредитации участников и об отказах',
    en: 'the operator’s decisions on accrediting and refusing participants',
  },
  'operator.sanction': {
    kk: 'оператордың қатысушыларға, пайдаланушыларға және құжаттарға қатысты шаралары',
    ru: 'меры оператора в отношении участников, пользователей и документов',
    en: 'the operator’s measures against participants, users and documents',
  },
  'operator.documents': {
    kk: 'оператордың қатысушылар құжаттарының көшірмелерін жүктеп алуы',
    ru: 'скачивание оператором копий документов участников',
    en: 'downloading copies of participants’ documents for the operator',
  },
};
