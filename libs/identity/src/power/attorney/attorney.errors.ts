/** Refusals of powers of attorney. */
export const ATTORNEY_ERRORS = {
  'attorney.not_found': {
    status: 404,
    kk: 'Мұндай сенімхат жоқ немесе ол сізге көрінбейді.',
    ru: 'Такой доверенности нет, или она вам не видна.',
    en: 'There is no such power of attorney, or it is not visible to you.',
  },
  'attorney.other_state': {
    status: 409,
    kk: 'Сенімхаттың қазіргі күйінде бұл мүмкін емес ({state, select, prepared {қол қойылмаған} revoked {күші жойылған} discarded {қол қойылмай алып тасталған} expired {мерзімі өткен} other {қол қойылған}}).',
    ru: 'В нынешнем состоянии доверенности это невозможно ({state, select, prepared {не подписана} revoked {отозвана} discarded {удалена неподписанной} expired {срок истёк} other {подписана}}).',
    en: 'This is not possible in the present state of the power of attorney ({state, select, prepared {not signed} revoked {revoked} discarded {thrown away unsigned} expired {expired} other {signed}}).',
  },
  'attorney.wider_than_held': {
    status: 403,
    kk: 'Өзіңізде жоқ өкілеттікті беруге болмайды: ауқымы, сомасы немесе мерзімі сіздікінен кең.',
    ru: 'Нельзя передать больше, чем есть у вас самих: шире вид документов, сумма, подразделение или дольше срок.',
    en: 'Nobody grants more than they hold: the type, the sum, the department or the term goes beyond yours.',
  },
  'attorney.no_substitution': {
    status: 403,
    kk: 'Бұл сенімхатты басқаға сеніп тапсыруға болмайды немесе ол сізге берілмеген не қолданыста емес.',
    ru: 'По этой доверенности передоверие невозможно: она без права передоверия, выдана не вам или не действует.',
    en: 'This power cannot be handed on: it does not allow it, is not yours, or is not in force.',
  },
  'attorney.not_yours': {
    status: 403,
    kk: 'Бұған сенімхатты берген адам, бірінші басшы немесе әкімші ғана қол қояды.',
    ru: 'Это подписывает тот, кто выдал доверенность, первый руководитель или администратор.',
    en: 'This is signed by the one who issued the power of attorney, by the first head or by an administrator.',
  },
  'attorney.to_oneself': {
    status: 422,
    kk: 'Сенімхатты өзіне беруге болмайды: басқа пайдаланушыны таңдаңыз.',
    ru: 'Доверенность самому себе не выдают: выберите другого пользователя.',
    en: 'Nobody issues a power of attorney to themselves: choose another person.',
  },
  'attorney.term_wrong': {
    status: 422,
    kk: 'Мерзім қате: соңғы күн бірінші күннен ерте емес, бүгіннен кейін және үш жылдан аспауы керек.',
    ru: 'Срок указан неверно: последний день не раньше первого, не в прошлом и не дальше трёх лет.',
    en: 'The term is wrong: its last day comes not before the first, not in the past, and three years later at most.',
  },
  'attorney.signature_rejected': {
    status: 422,
    kk: 'Қолтаңба қабылданбады: {why}',
    ru: 'Подпись не принята: {why}',
    en: 'The signature was not accepted: {why}',
  },
  'attorney.other_signer': {
    status: 422,
    kk: 'Қолтаңба басқа адамға немесе басқа ұйымға тиесілі. Өз кілтіңізбен қол қойыңыз.',
    ru: 'Подпись принадлежит другому человеку или другой организации. Подпишите своим ключом.',
    en: 'The signature belongs to another person or another organisation. Sign with your own key.',
  },
  'attorney.try_later': {
    status: 503,
    kk: 'ҰКО қызметтері қазір жауап бермейді, қолтаңба тексерілмеді. Бірнеше минуттан кейін қайталаңыз.',
    ru: 'Службы НУЦ сейчас не отвечают, подпись не проверена. Повторите через несколько минут.',
    en: 'The services of the NCA do not answer at the moment, so the signature could not be verified. Try again in a few minutes.',
  },
} as const;
