import type { ErrorCatalogue } from '@qujat/kernel';

/** Refusals of temporary associations. */
export const ASSOCIATION_ERRORS = {
  'association.not_leading': {
    status: 409,
    kk: 'Уақытша бірлестікті аккредиттелген қатысушының әкімшісі сол қатысушының кілтімен кіріп бастайды: ол жетекші қатысушы болады.',
    ru: 'Временное объединение начинает администратор аккредитованного участника, вошедший ключом этого участника: тот становится ведущим.',
    en: 'A temporary association is begun by an administrator of an accredited participant, signed in with that participant’s key: it becomes the leading one.',
  },
  'association.drafts_many': {
    status: 409,
    kk: 'Аяқталмаған бірлестік {most, number} болды. Алдымен біреуін жіберіңіз.',
    ru: 'Уже есть {most, number} незавершённых объединений. Сначала подайте одно из них.',
    en: 'There are {most, number} associations in draft already. Submit one of them first.',
  },
  'association.none': {
    status: 409,
    kk: 'Сіз уақытша бірлестік атынан жұмыс істеп отырған жоқсыз.',
    ru: 'Вы работаете не от имени временного объединения.',
    en: 'You are not acting for a temporary association.',
  },
  'association.terms_missing': {
    status: 409,
    kk: 'Алдымен шарттың нөмірін, күнін, мерзімін және қатысушыларды үлестерімен толтырыңыз.',
    ru: 'Сначала заполните номер, дату и срок договора и участников с долями.',
    en: 'First fill in the number, date and term of the contract, and the members with their shares.',
  },
  'consent.not_found': {
    status: 404,
    kk: 'Мұндай келісім сұрауы жоқ.',
    ru: 'Такого запроса согласия нет.',
    en: 'There is no such request for consent.',
  },
  'consent.decided': {
    status: 409,
    kk: 'Бұл сұрауға {state, select, given {келісім берілген} refused {бас тартылған} other {енді жауап керек емес: шарт өзгерді}}{by}.',
    ru: 'По этому запросу {state, select, given {согласие уже дано} refused {уже отказано} other {ответ больше не нужен: условия изменились}}{by}.',
    en: 'This request {state, select, given {has been consented to} refused {has been refused} other {needs no answer any more: the terms have changed}}{by}.',
  },
  'consent.reason': {
    status: 422,
    kk: 'Себебін жазыңыз: 3-тен 500 таңбаға дейін. Оны жетекші қатысушы оқиды.',
    ru: 'Напишите причину: от 3 до 500 знаков. Её прочтёт ведущий участник.',
    en: 'Give the reason: 3 to 500 characters. The leading participant reads it.',
  },
  'form.member_consent': {
    status: 422,
    kk: 'Бұл қатысушы осы шартқа әлі келісім бермеген.',
    ru: 'Этот участник ещё не согласился на эти условия.',
    en: 'This member has not consented to these terms yet.',
  },
  'form.term': {
    status: 422,
    kk: 'Мерзім бүгіннен және шарттың күнінен кейін аяқталуы керек.',
    ru: 'Срок должен заканчиваться после сегодняшнего дня и после даты договора.',
    en: 'The term must end after today and after the date of the contract.',
  },
} as const satisfies ErrorCatalogue;
