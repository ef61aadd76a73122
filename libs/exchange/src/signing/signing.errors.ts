/** Refusals of signatures and signed statements. */
export const SIGNING_ERRORS = {
  'signature.unreadable': {
    status: 422,
    kk: 'Бұл CMS қолтаңбасы емес (PEM немесе base64 күтіледі).',
    ru: 'Это не подпись CMS (ожидается PEM или base64).',
    en: 'This is not a CMS signature (PEM or base64 is expected).',
  },
  'signature.rejected': {
    status: 422,
    kk: 'Қолтаңба қабылданбады. {whyKk}',
    ru: 'Подпись не принята. {whyRu}',
    en: 'The signature was not accepted. {whyEn}',
  },
  'signature.other_person': {
    status: 422,
    kk: 'Қолтаңба сіздің кілтіңізбен қойылмаған: куәліктегі ЖСН жүйеге кірген адамдікінен бөлек.',
    ru: 'Подпись поставлена не вашим ключом: ИИН в сертификате не совпадает с вашим.',
    en: 'The signature was not made with your key: the IIN in the certificate is not yours.',
  },
  'signature.other_organisation': {
    status: 422,
    kk: 'Қолтаңба басқа ұйымның кілтімен қойылған: куәліктегі БСН сіздің ұйымдікінен бөлек.',
    ru: 'Подпись поставлена ключом другой организации: БИН в сертификате не совпадает с БИН вашей.',
    en: 'The signature was made with a key of another organisation: the BIN in the certificate is not that of yours.',
  },
  'signature.no_right': {
    status: 422,
    kk: 'Куәлікте бірінші басшы рөлі де, қол қою құқығы да жоқ.',
    ru: 'В сертификате нет ни роли первого руководителя, ни права подписи.',
    en: 'The certificate carries neither the role of first head nor the right to sign.',
  },
  'signature.one_signer': {
    status: 422,
    kk: 'Қолтаңбада дәл бір қол қоюшы болуы керек.',
    ru: 'В подписи должен быть ровно один подписавший.',
    en: 'The signature must have exactly one signer.',
  },
  'signature.duplicate': {
    status: 409,
    kk: 'Осы куәлікпен құжатқа қол қойылып қойған.',
    ru: 'Этим сертификатом документ уже подписан.',
    en: 'The document has already been signed with this certificate.',
  },
  'signature.not_found': {
    status: 404,
    kk: 'Мұндай қолтаңба жоқ.',
    ru: 'Такой подписи нет.',
    en: 'There is no such signature.',
  },
  'signature.not_raised': {
    status: 404,
    kk: 'Қолтаңба әлі LT деңгейіне көтерілген жоқ: портал мұны өздігінен істейді.',
    ru: 'Подпись ещё не поднята до уровня LT: портал делает это сам.',
    en: 'The signature has not been raised to LT yet: the portal does so by itself.',
  },
  'signature.report_absent': {
    status: 409,
    kk: 'Қолтаңба әлі тексерілуде.',
    ru: 'Подпись ещё проверяется.',
    en: 'The signature is still being verified.',
  },
  'statement.not_found': {
    status: 404,
    kk: 'Мұндай мәлімдеме жоқ: оны қайта жасаңыз.',
    ru: 'Такого заявления нет: составьте его заново.',
    en: 'There is no such statement: make it anew.',
  },
  'statement.used': {
    status: 409,
    kk: 'Бұл мәлімдемеге қол қойылып қойған.',
    ru: 'Это заявление уже подписано.',
    en: 'This statement has already been signed.',
  },
  'statement.waits': {
    status: 409,
    kk: 'Осындай мәлімдеме тексерілуде: оның нәтижесін күтіңіз.',
    ru: 'Такое заявление уже проверяется: дождитесь результата.',
    en: 'Such a statement is already being verified: wait for the outcome.',
  },
} as const;
