/** Refusals of a document's content; those of a file as such are the platform's. */
export const CONTENT_ERRORS = {
  'content.absent': {
    status: 404,
    kk: 'Құжаттың файлы әлі жүктелмеген.',
    ru: 'Файл документа ещё не загружен.',
    en: 'The file of the document has not been uploaded yet.',
  },
  'content.not_opened': {
    status: 409,
    kk: 'Мазмұн құжат ашылғаннан кейін көрінеді: сол кезде алу туралы түбіртек жасалады.',
    ru: 'Содержимое видно после открытия документа: в этот момент появляется квитанция о получении.',
    en: 'The content is shown once the document has been opened: at that moment the receipt comes into being.',
  },
  'content.range': {
    status: 416,
    kk: 'Сұралған бөлік файлдан тыс.',
    ru: 'Запрошенная часть лежит за пределами файла.',
    en: 'The part asked for lies outside the file.',
  },
} as const;
