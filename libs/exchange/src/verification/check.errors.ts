/** Refusals of what was handed in to be checked. A signature that is not valid is none: it is answered with a report. */
export const CHECK_ERRORS = {
  'check.signature_missing': {
    status: 422,
    kk: 'Қолтаңба файлы берілмеген немесе бос. Тексерілетін қолтаңбаны таңдаңыз.',
    ru: 'Файл подписи не передан или пуст. Выберите подпись, которую нужно проверить.',
    en: 'The signature file is missing or empty. Choose the signature to be checked.',
  },
  'check.signature_too_large': {
    status: 413,
    kk: 'Қолтаңба файлы тым үлкен: ең көбі {maxBytes, number} байт.',
    ru: 'Файл подписи слишком большой: не более {maxBytes, number} байт.',
    en: 'The signature file is too large: at most {maxBytes, number} bytes.',
  },
  'check.content_too_large': {
    status: 413,
    kk: 'Құжат 50 МБ-тан (52 428 800 байт) үлкен. Оны осы бетте браузердің өзінде немесе qujat verify бағдарламасымен тексеріңіз.',
    ru: 'Документ больше 50 МБ (52 428 800 байт). Проверьте его на этой же странице прямо в браузере или программой qujat verify.',
    en: 'The document is larger than 50 MB (52,428,800 bytes). Check it on this page in the browser itself, or with the program qujat verify.',
  },
  'check.list_unknown': {
    status: 404,
    kk: 'Порталда мұндай қайтарып алынған сертификаттар тізімі жоқ. Ағымдағыларын /api/public/trust-material атайды.',
    ru: 'Такого списка отозванных сертификатов на портале нет. Текущие называет /api/public/trust-material.',
    en: 'The portal does not hold this list of revoked certificates. /api/public/trust-material names the current ones.',
  },
  'check.malformed': {
    status: 400,
    kk: 'Сұрауды оқу мүмкін болмады: multipart/form-data түрінде signature және қажет болса content файлдары күтіледі.',
    ru: 'Запрос не удалось прочитать: ожидаются файлы signature и, если нужно, content в виде multipart/form-data.',
    en: 'The request could not be read: the files signature and, if need be, content are expected as multipart/form-data.',
  },
} as const;
