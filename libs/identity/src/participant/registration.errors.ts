import type { ErrorCatalogue } from '@qujat/kernel';

/** Refusals of registration, of its dictionaries and documents, and of changes afterwards. */
export const REGISTRATION_ERRORS = {
  'dictionary.not_found': {
    status: 404,
    kk: 'Мұндай анықтамалық жоқ.',
    ru: 'Такого справочника нет.',
    en: 'There is no such dictionary.',
  },
  'participant.other_kind': {
    status: 409,
    kk: 'Бұл сертификатпен қатысушының мұндай түрін тіркеуге болмайды.',
    ru: 'По этому сертификату участника такого вида зарегистрировать нельзя.',
    en: 'This kind of participant cannot be registered with this certificate.',
  },
  'participant.no_kind': {
    status: 403,
    kk: 'Бұл сертификат шетелдік жеке тұлғаға берілген: онымен қатысушы тіркеуге болмайды. Ұйымның сертификатымен кіріңіз.',
    ru: 'Этот сертификат выдан иностранному физическому лицу: участника по нему зарегистрировать нельзя. Войдите по сертификату организации.',
    en: 'This certificate is of a foreign individual: no participant can be registered with it. Sign in with the certificate of the organisation.',
  },
  'participant.not_leading': {
    status: 409,
    kk: 'Уақытша бірлестікті аккредиттелген қатысушының бірінші басшысы ғана тіркей алады: ол бірлестіктің жетекші қатысушысы болады.',
    ru: 'Временное объединение регистрирует первый руководитель аккредитованного участника: тот становится ведущим участником объединения.',
    en: 'A temporary association is registered by the head of an accredited participant, which becomes its leading participant.',
  },
  'participant.changed_elsewhere': {
    status: 409,
    kk: 'Бұл өрістер басқа терезеде өзгертілген. Ештеңе жоғалған жоқ: қай мән қалатынын таңдаңыз.',
    ru: 'Эти поля изменены в другом окне. Ничего не потеряно: выберите, какое значение оставить.',
    en: 'These fields were changed in another window. Nothing is lost: choose which value stays.',
  },
  'participant.documents_many': {
    status: 409,
    kk: 'Өтінішке {most, number} құжаттан артық қосуға болмайды. Керегі жоқ бірін алып тастаңыз.',
    ru: 'К заявке можно приложить не более {most, number} документов. Уберите лишний.',
    en: 'An application holds at most {most, number} documents. Take one off that is not needed.',
  },
  'participant.document_not_found': {
    status: 404,
    kk: 'Мұндай құжат жоқ.',
    ru: 'Такого документа нет.',
    en: 'There is no such document.',
  },
  'change.not_accredited': {
    status: 409,
    kk: 'Ұйым аккредиттелмеген: деректерді өтініштің өзінде түзетіңіз.',
    ru: 'Организация не аккредитована: исправьте данные в самой заявке.',
    en: 'The organisation is not accredited: correct the data in the application itself.',
  },
  'change.only_administrator': {
    status: 403,
    kk: 'Ұйымның деректерін оның басшысы немесе әкімшісі өзгертеді.',
    ru: 'Данные организации меняет её руководитель или администратор.',
    en: 'The organisation’s data are changed by its head or its administrator.',
  },
  'change.submitted': {
    status: 409,
    kk: 'Сәйкестендіру деректерінің өзгерісін оператор қарап жатыр. Оны кері қайтарып алып, түзетуге болады.',
    ru: 'Изменение идентификационных данных рассматривает оператор. Его можно отозвать и исправить.',
    en: 'The operator is looking at a change of identity data. It can be withdrawn and corrected.',
  },
  'change.none': {
    status: 409,
    kk: 'Мұндай өзгеріс жоқ: басқа терезеде аяқталған болуы мүмкін.',
    ru: 'Такого изменения нет: возможно, его завершили в другом окне.',
    en: 'There is no such change: it may have been finished in another window.',
  },
  'change.nothing': {
    status: 409,
    kk: 'Ештеңе өзгертілмеген.',
    ru: 'Ничего не изменено.',
    en: 'Nothing has been changed.',
  },
  'form.unknown_code': {
    status: 422,
    kk: 'Анықтамалықта мұндай мән жоқ немесе ол енді қолданылмайды: тізімнен таңдаңыз.',
    ru: 'В справочнике нет такого значения, или оно больше не применяется: выберите из списка.',
    en: 'The dictionary has no such value, or it is not in use any more: choose from the list.',
  },
  'form.bic_differs': {
    status: 422,
    kk: 'БСК ЖСК көрсетілген банктікі емес: ЖСК-ның 5–7 цифрлары басқа банкті білдіреді.',
    ru: 'БИК не того банка, которому принадлежит ИИК: цифры 5–7 ИИК указывают на другой банк.',
    en: 'The BIC is not that of the account’s bank: digits 5 to 7 of the IIK name another one.',
  },
  'form.bin': {
    status: 422,
    kk: 'БСН (ЖСН) қате: 12 цифр, бақылау цифры сәйкес болуы керек.',
    ru: 'Неверный БИН (ИИН): 12 цифр, контрольная цифра должна сойтись.',
    en: 'Not a BIN (IIN): twelve digits, with a right check digit.',
  },
  'form.share': {
    status: 422,
    kk: 'Үлес – 0-ден 100-ге дейінгі пайыз, мысалы 33,3333.',
    ru: 'Доля – процент от 0 до 100, например 33,3333.',
    en: 'A share is a percentage from 0 to 100, for example 33.3333.',
  },
  'form.shares': {
    status: 422,
    kk: 'Үлестердің қосындысы 100 пайыз болуы керек.',
    ru: 'Доли вместе должны составлять 100 процентов.',
    en: 'The shares must make 100 percent together.',
  },
  'form.members_few': {
    status: 422,
    kk: 'Бірлестікте кемінде екі қатысушы болады.',
    ru: 'В объединении не менее двух участников.',
    en: 'An association has at least two members.',
  },
  'form.member_twice': {
    status: 422,
    kk: 'Бұл қатысушы тізімде бар.',
    ru: 'Этот участник уже есть в списке.',
    en: 'This member is on the list already.',
  },
  'form.member_unknown': {
    status: 422,
    kk: 'Қатысушылар тізілімінде мұндай қатысушы жоқ: алдымен ол тіркелуі керек.',
    ru: 'В реестре участников такого нет: сначала он должен зарегистрироваться.',
    en: 'The register has no such participant: it has to register first.',
  },
  'form.member_leading': {
    status: 422,
    kk: 'Жетекші қатысушы бірлестік қатысушыларының бірі болуы керек.',
    ru: 'Ведущий участник должен быть среди участников объединения.',
    en: 'The leading participant must be one of the members.',
  },
  'form.document_required': {
    status: 422,
    kk: 'Бұл құжаттың көшірмесін жүктеңіз.',
    ru: 'Загрузите копию этого документа.',
    en: 'Upload a copy of this document.',
  },
  'form.changed_elsewhere': {
    status: 409,
    kk: 'Басқа терезеде өзгертілген.',
    ru: 'Изменено в другом окне.',
    en: 'Changed in another window.',
  },
} as const satisfies ErrorCatalogue;
