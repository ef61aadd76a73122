/** Why a step of an annulment is not possible, or why it keeps something else from happening. */
export const ANNULMENT_REASONS = {
  'ability.annulled': {
    status: 409,
    kk: 'Құжаттың күші тараптардың келісімімен жойылған.',
    ru: 'Документ аннулирован по согласию сторон.',
    en: 'The document has been annulled with the consent of its parties.',
  },
  'ability.annulment_open': {
    status: 409,
    kk: 'Құжаттың күшін жою ұсынылған: алдымен осы ұсыныс шешілуі керек.',
    ru: 'Предложено аннулировать документ: сначала должно решиться это предложение.',
    en: 'It has been proposed to annul the document: that proposal has to be decided first.',
  },
  'ability.annulment_waits': {
    status: 409,
    kk: 'Күшін жою туралы мәлімдеме тексерілуде: нәтижесін күтіңіз.',
    ru: 'Заявление об аннулировании проверяется: дождитесь результата.',
    en: 'A statement about the annulment is being verified: wait for the outcome.',
  },
  'ability.annulment_absent': {
    status: 409,
    kk: 'Құжаттың күшін жою ұсынылмаған немесе ұсыныс шешіліп қойған.',
    ru: 'Открытого предложения аннулировать документ нет.',
    en: 'There is no open proposal to annul the document.',
  },
  'ability.annulment_own': {
    status: 409,
    kk: 'Ұсынысты сіздің ұйым жасаған: оған басқа тарап жауап береді, ал сіз оны қайтарып ала аласыз.',
    ru: 'Предложение сделала ваша организация: на него отвечает другая сторона, а вы можете его снять.',
    en: 'The proposal is your organisation’s own: the other side answers it, and you can withdraw it.',
  },
  'ability.annulment_others': {
    status: 409,
    kk: 'Ұсынысты басқа тарап жасаған: оны тек сол қайтарып алады.',
    ru: 'Предложение сделала другая сторона: снять его может только она.',
    en: 'The proposal is the other side’s: only that side withdraws it.',
  },
  'ability.annulment_answered': {
    status: 409,
    kk: 'Ұйымыңыз келісімін беріп қойған: қалған тараптардың жауабы күтілуде.',
    ru: 'Ваша организация уже согласилась: ждём ответа остальных сторон.',
    en: 'Your organisation has consented already: the answers of the other parties are awaited.',
  },
  'ability.annulment_before_receipt': {
    status: 409,
    kk: 'Құжат әлі алынбаған: күшін жою алғаннан кейін ғана, оған дейін жіберуші кері қайтарып алады.',
    ru: 'Документ ещё не получен: аннулируют после получения, до него отправитель отзывает.',
    en: 'The document has not been received: it is annulled after the receipt, and recalled by its sender before.',
  },
  'ability.annulment_of_refused': {
    status: 409,
    kk: 'Алушы қол қоюдан бас тартқан: күшін жоятын ештеңе жоқ.',
    ru: 'Получатель отказался подписать: аннулировать нечего.',
    en: 'The recipient has refused to sign: there is nothing to annul.',
  },
} as const;
