/** Refusals of signing with a phone. */
export const MOBILE_ERRORS = {
  'signing.mobile_off': {
    status: 409,
    kk: 'Бұл порталда eGov mobile арқылы қол қою қосылмаған: NCALayer-мен қол қойыңыз немесе қолтаңбаны файлмен жүктеңіз.',
    ru: 'Подпись через eGov mobile на этом портале не включена: подпишите через NCALayer или загрузите подпись файлом.',
    en: 'Signing with eGov mobile is not switched on at this portal: sign with NCALayer or upload the signature as a file.',
  },
  'signing.mobile_too_much': {
    status: 409,
    kk: 'Телефонға бір реттен {documents} құжаттан, барлығы {megabytes} МБ-тан артық берілмейді: аздап таңдаңыз немесе NCALayer-мен қол қойыңыз.',
    ru: 'На телефон за раз передаётся не больше {documents} документов и {megabytes} МБ: выберите меньше или подпишите через NCALayer.',
    en: 'At most {documents} documents and {megabytes} MB are handed to a phone at once: choose fewer, or sign with NCALayer.',
  },
  'signing.mobile_nothing': {
    status: 409,
    kk: 'Бұл топтамада қол қоятын ештеңе қалмады.',
    ru: 'В этом пакете подписывать больше нечего.',
    en: 'There is nothing left to sign in this batch.',
  },
  'signing.mobile_not_found': {
    status: 404,
    kk: 'QR-код жасалмаған.',
    ru: 'QR-код не создан.',
    en: 'No QR code has been made.',
  },
  // The protocol of eGov mobile knows 200 and 403.
  'signing.mobile_over': {
    status: 403,
    kk: 'QR-кодтың мерзімі өтті немесе ол пайдаланылып қойған: порталда жаңасын жасаңыз.',
    ru: 'QR-код истёк или уже использован: создайте на портале новый.',
    en: 'The QR code has run out or was used already: make a new one on the portal.',
  },
  'signing.mobile_unreadable': {
    status: 403,
    kk: 'Телефон берген жауап оқылмады: қол қойылған құжаттар күтілген.',
    ru: 'Ответ телефона не прочитан: ожидались подписанные документы.',
    en: 'What the phone handed in could not be read: signed documents were expected.',
  },
} as const;
