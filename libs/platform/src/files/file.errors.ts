const FORMATS = 'txt, doc, docx, xls, xlsx, pdf, gif, jpeg, tiff, png, rar';

/** Refusals of a file (E-6.6). Each names the formats that are taken. */
export const FILE_ERRORS = {
  'content.empty': {
    status: 422,
    kk: 'Файл бос.',
    ru: 'Файл пуст.',
    en: 'The file is empty.',
  },
  'content.too_large': {
    status: 413,
    kk: 'Файл 50 МБ-тан (52 428 800 байт) үлкен.',
    ru: 'Файл больше 50 МБ (52 428 800 байт).',
    en: 'The file is larger than 50 MB (52,428,800 bytes).',
  },
  'content.unsupported': {
    status: 415,
    kk: `Файлдың мазмұны қабылданатын форматтардың бірі емес: ${FORMATS}.`,
    ru: `Содержимое файла не относится к принимаемым форматам: ${FORMATS}.`,
    en: `The content of the file is none of the formats that are taken: ${FORMATS}.`,
  },
  'content.mislabelled': {
    status: 422,
    kk: `Файл «{claimed}» деп аталған, бірақ мазмұны — {found}. Қабылданатын форматтар: ${FORMATS}.`,
    ru: `Файл назван «{claimed}», но по содержимому это {found}. Принимаются: ${FORMATS}.`,
    en: `The file is labelled “{claimed}”, but its content is {found}. Taken are: ${FORMATS}.`,
  },
  'content.damaged': {
    status: 422,
    kk: `Файл ({found}) бүлінген немесе толық емес. Оны қайта сақтап, қайта жүктеңіз. Қабылданатын форматтар: ${FORMATS}.`,
    ru: `Файл ({found}) повреждён или неполон. Сохраните его заново и загрузите ещё раз. Принимаются: ${FORMATS}.`,
    en: `The file ({found}) is damaged or incomplete. Save it anew and upload it again. Taken are: ${FORMATS}.`,
  },
  'content.malicious': {
    status: 422,
    kk: 'Файлда зиянды мазмұн табылды ({threat}): ол қабылданбады.',
    ru: 'В файле найдено вредоносное содержимое ({threat}): он не принят.',
    en: 'The file carries malicious content ({threat}): it has not been accepted.',
  },
  'content.scanner_unavailable': {
    status: 503,
    kk: 'Файлды тексеру қызметі жауап бермейді: біраздан кейін қайталап көріңіз.',
    ru: 'Служба проверки файлов не отвечает: попробуйте немного позже.',
    en: 'The service that checks files does not answer: try again a little later.',
  },
  'content.name_missing': {
    status: 422,
    kk: 'Файлдың атауы берілмеген (X-File-Name).',
    ru: 'Не указано имя файла (X-File-Name).',
    en: 'The name of the file is missing (X-File-Name).',
  },
} as const;
