/** Refusals of signing many documents in one go. */
export const BATCH_ERRORS = {
  'signing.batch_not_found': {
    status: 404,
    kk: 'Мұндай қол қою топтамасы жоқ.',
    ru: 'Такого пакета на подпись нет.',
    en: 'There is no such signing batch.',
  },
  'signing.not_in_batch': {
    status: 422,
    kk: 'Бұл құжат топтамада жоқ.',
    ru: 'Этого документа нет в пакете на подпись.',
    en: 'This document is not in the batch.',
  },
  'signing.content_changed': {
    status: 409,
    kk: 'Құжаттың файлы сізге көрсетілгеннен кейін өзгерді: оны ашып, қайта қол қойыңыз.',
    ru: 'Файл документа изменился после того, как был вам показан: откройте его и подпишите заново.',
    en: 'The file of the document has changed since it was shown to you: open it and sign again.',
  },
} as const;
