/** Refusals about views, and about lists as files. */
export const FINDING_ERRORS = {
  'view.not_found': {
    status: 404,
    kk: 'Мұндай көрініс жоқ немесе ол сізге көрінбейді.',
    ru: 'Такого представления нет, или оно вам не видно.',
    en: 'There is no such view, or it is not visible to you.',
  },
  'view.not_yours': {
    status: 403,
    kk: 'Бұл көріністі оны жасаған адам ғана өзгертеді. Оны өз атыңызбен жаңадан сақтай аласыз.',
    ru: 'Это представление меняет только тот, кто его сделал. Вы можете сохранить его под другим названием как своё.',
    en: 'Only its maker changes this view. You can save it as your own under another name.',
  },
  'view.name_taken': {
    status: 409,
    kk: 'Бұл тізімде осындай атпен көрініс бар: басқа ат таңдаңыз.',
    ru: 'Представление этого списка с таким названием уже есть: выберите другое.',
    en: 'This list has a view of this name already: choose another.',
  },
  'view.too_many': {
    status: 409,
    kk: 'Сізде 50 көрініс бар: жаңасын сақтау үшін біреуін өшіріңіз.',
    ru: 'У вас уже 50 представлений: удалите одно, чтобы сохранить новое.',
    en: 'You have 50 views already: delete one to save another.',
  },
  'list.too_long': {
    status: 422,
    kk: 'Тізімде {most} жолдан көп: сүзгімен (мысалы, күндермен) тарылтып, бөліктеп жүктеңіз.',
    ru: 'В списке больше {most} строк: сузьте его фильтром (например, днями) и скачайте по частям.',
    en: 'The list has more than {most} lines: narrow it with the filter (by days, for example) and save it in parts.',
  },
  'list.files_too_large': {
    status: 422,
    kk: 'Таңдалған файлдар бірге 500 МБ-тан асады: азырақ таңдаңыз.',
    ru: 'Выбранные файлы вместе больше 500 МБ: выберите меньше.',
    en: 'The chosen files are larger than 500 MB together: choose fewer.',
  },
} as const;
