/** Refusals of templates and of links between documents. */
export const TEMPLATE_ERRORS = {
  'template.not_found': {
    status: 404,
    kk: 'Мұндай үлгі жоқ.',
    ru: 'Такого шаблона нет.',
    en: 'There is no such template.',
  },
  'template.name_taken': {
    status: 422,
    kk: 'Мұндай атаумен үлгі бар: басқаша атаңыз.',
    ru: 'Шаблон с таким названием уже есть: назовите иначе.',
    en: 'There is a template of this name already: call it otherwise.',
  },
  'template.too_many': {
    status: 422,
    kk: 'Ұйымда 200 үлгі бар: керек емесін жойыңыз.',
    ru: 'В организации уже 200 шаблонов: удалите ненужные.',
    en: 'The organisation has 200 templates already: delete those that are not needed.',
  },
  'link.not_found': {
    status: 404,
    kk: 'Мұндай байланыс жоқ.',
    ru: 'Такой связи нет.',
    en: 'There is no such link.',
  },
  'link.document_unknown': {
    status: 422,
    kk: 'Мұндай нөмірлі құжат жоқ немесе ол сізге көрінбейді.',
    ru: 'Документа с таким номером нет, или он вам не виден.',
    en: 'There is no document with this number, or it is not visible to you.',
  },
  'link.to_itself': {
    status: 422,
    kk: 'Құжатты өзімен байланыстыруға болмайды.',
    ru: 'Документ нельзя связать с самим собой.',
    en: 'A document cannot be linked to itself.',
  },
  'link.exists': {
    status: 409,
    kk: 'Бұл құжаттар осылай байланыстырылған.',
    ru: 'Эти документы уже так связаны.',
    en: 'These documents are linked like this already.',
  },
} as const;
