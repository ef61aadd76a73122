/** Refusals of uploads in parts. */
export const UPLOAD_ERRORS = {
  'upload.not_found': {
    status: 404,
    kk: 'Мұндай жүктеу жоқ: ол аяқталған, тоқтатылған немесе мерзімі өткен. Файлды қайта таңдаңыз.',
    ru: 'Такой загрузки нет: она завершена, остановлена или истекла. Выберите файл снова.',
    en: 'There is no such upload: it is complete, was stopped, or has run out. Choose the file again.',
  },
  'upload.other_offset': {
    status: 409,
    kk: 'Бөлік басқа жерден басталады: порталда {received} байт бар.',
    ru: 'Часть начинается не с того места: на портале {received} байт.',
    en: 'The part begins elsewhere: the portal has {received} bytes.',
  },
  'upload.incomplete': {
    status: 409,
    kk: 'Файл әлі толық келген жоқ: {size} байттың {received} байты бар.',
    ru: 'Файл пришёл ещё не весь: {received} байт из {size}.',
    en: 'The file has not arrived whole yet: {received} bytes of {size}.',
  },
  'upload.length_invalid': {
    status: 400,
    kk: 'Upload-Length файлдың байтпен өлшемін айтуы керек.',
    ru: 'Upload-Length должен называть размер файла в байтах.',
    en: 'Upload-Length must tell the size of the file in bytes.',
  },
  'upload.offset_invalid': {
    status: 400,
    kk: 'Upload-Offset бөлік қай байттан басталатынын айтуы керек.',
    ru: 'Upload-Offset должен называть байт, с которого начинается часть.',
    en: 'Upload-Offset must tell the byte at which the part begins.',
  },
  'upload.media_type': {
    status: 415,
    kk: 'Бөліктер application/offset+octet-stream түрімен жіберіледі.',
    ru: 'Части передают с типом application/offset+octet-stream.',
    en: 'Parts are sent as application/offset+octet-stream.',
  },
  'upload.too_many': {
    status: 409,
    kk: 'Ұйымыңызда аяқталмаған жүктеулер тым көп ({most}): кейбірін аяқтаңыз немесе тоқтатыңыз.',
    ru: 'У вашей организации слишком много незавершённых загрузок ({most}): завершите или остановите какие-нибудь.',
    en: 'Your organisation has too many unfinished uploads ({most}): finish or stop some.',
  },
  'upload.too_large': {
    status: 413,
    kk: 'Файл {size} байттан аспауы керек.',
    ru: 'Файл не может быть больше {size} байт.',
    en: 'The file may not be larger than {size} bytes.',
  },
} as const;
