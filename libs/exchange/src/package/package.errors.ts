/** Refusals about packages. */
export const PACKAGE_ERRORS = {
  'package.not_found': {
    status: 404,
    kk: 'Мұндай топтама жоқ немесе ол сізге көрінбейді.',
    ru: 'Такого пакета нет, или он вам не виден.',
    en: 'There is no such package, or it is not visible to you.',
  },
  'package.not_drafts': {
    status: 409,
    kk: 'Топтамаға тек өзіңіздің жіберілмеген құжаттарыңыз кіреді: {number} жарамайды.',
    ru: 'В пакет входят только ваши неотправленные документы: {number} не подходит.',
    en: 'A package is made of your own documents that have not been sent: {number} is not one.',
  },
  'package.in_another': {
    status: 409,
    kk: '{number} құжаты басқа топтамада тұр.',
    ru: 'Документ {number} уже в другом пакете.',
    en: 'The document {number} is in another package.',
  },
  'package.one_recipient': {
    status: 422,
    kk: 'Топтаманың барлық құжаты бір алушыға арналуы керек: {number} басқаға арналған.',
    ru: 'Все документы пакета должны идти одному получателю: {number} адресован другому.',
    en: 'All documents of a package go to the same recipient: {number} is addressed to another.',
  },
  'package.document_refused': {
    status: 409,
    kk: 'Ештеңе жіберілмеді: {number} құжаты бөгет болды. {reason}',
    ru: 'Ничего не отправлено: мешает документ {number}. {reason}',
    en: 'Nothing was sent: the document {number} stands in the way. {reason}',
  },
  'package.waits': {
    status: 409,
    kk: 'Ештеңе жіберілмеді: {number} құжатының қолтаңбасы әлі тексерілуде.',
    ru: 'Ничего не отправлено: подпись документа {number} ещё проверяется.',
    en: 'Nothing was sent: the signature of the document {number} is still being verified.',
  },
  'package.changed': {
    status: 409,
    kk: 'Ештеңе жіберілмеді: топтаманың құрамы осы сәтте өзгертілді. Қайта қарап шығып, тағы бір рет жіберіңіз.',
    ru: 'Ничего не отправлено: состав пакета только что изменили. Посмотрите его ещё раз и отправьте снова.',
    en: 'Nothing was sent: the documents of the package have just been changed. Look at it again and send it once more.',
  },
  'package.sent': {
    status: 409,
    kk: 'Топтама жіберілген: оны өзгертуге де, таратуға да болмайды.',
    ru: 'Пакет отправлен: его нельзя ни изменить, ни разобрать.',
    en: 'The package has been sent: it can neither be changed nor taken apart.',
  },
} as const;

/** Why a document of a package is not sent by itself. */
export const PACKAGE_REASONS = {
  'ability.in_package': {
    status: 409,
    kk: 'Құжат топтамада: топтаманың барлық құжаты бірге жіберіледі.',
    ru: 'Документ в пакете: все документы пакета отправляются вместе.',
    en: 'The document is in a package: all documents of a package are sent together.',
  },
} as const;
