import type { ErrorCatalogue } from '@qujat/kernel';

/** What can be wrong with a field, in a sentence that says what to do. One list for the page and the server. */
export const FORM_PROBLEMS = {
  'form.required': {
    status: 422,
    kk: 'Бұл өрісті толтырыңыз.',
    ru: 'Заполните это поле.',
    en: 'Fill in this field.',
  },
  'form.row_missing': {
    status: 422,
    kk: 'Кестеде кемінде бір жол болуы керек.',
    ru: 'В таблице нужна хотя бы одна строка.',
    en: 'The table needs at least one row.',
  },
  'form.too_long': {
    status: 422,
    kk: 'Мәтін тым ұзын: қысқартыңыз.',
    ru: 'Текст слишком длинный: сократите его.',
    en: 'The text is too long: shorten it.',
  },
  'form.bad_date': {
    status: 422,
    kk: 'Мұндай күн жоқ: күн былай жазылады – 28.02.2026.',
    ru: 'Такой даты нет: дата пишется так – 28.02.2026.',
    en: 'There is no such day: a day is written like 28.02.2026.',
  },
  'form.bad_number': {
    status: 422,
    kk: 'Бұл сан емес: сан былай жазылады – 12,5.',
    ru: 'Это не число: число пишется так – 12,5.',
    en: 'This is no number: a number is written like 12.5.',
  },
  'form.bad_bin': {
    status: 422,
    kk: 'БСН/ЖСН қате: 12 цифр, соңғысы – бақылау цифры.',
    ru: 'БИН/ИИН с ошибкой: 12 цифр, последняя контрольная.',
    en: 'The BIN/IIN is wrong: twelve digits, the last one a check digit.',
  },
  'form.bad_iik': {
    status: 422,
    kk: 'ЖСК қате: KZ, содан кейін 18 таңба (бақылау саны тексеріледі).',
    ru: 'ИИК с ошибкой: KZ и ещё 18 знаков (проверяется контрольное число).',
    en: 'The IIK is wrong: KZ and 18 more characters (its check number is verified).',
  },
  'form.bad_bik': {
    status: 422,
    kk: 'БСК қате: 8 латын әрпі немесе цифр.',
    ru: 'БИК с ошибкой: 8 латинских букв или цифр.',
    en: 'The BIK is wrong: eight Latin letters or digits.',
  },
  'form.bad_choice': {
    status: 422,
    kk: 'Тізімнен таңдаңыз.',
    ru: 'Выберите из списка.',
    en: 'Choose from the list.',
  },
  'form.before': {
    status: 422,
    kk: 'Бұл күн мерзім басталмай тұрып келеді: күндердің ретін тексеріңіз.',
    ru: 'Эта дата раньше начальной: проверьте порядок дат.',
    en: 'This day is before the one it follows: check the order of the days.',
  },
  'form.same': {
    status: 422,
    kk: 'Екі тараптың нөмірі бірдей: олар әртүрлі болуы керек.',
    ru: 'У обеих сторон один номер: они должны быть разными.',
    en: 'Both sides have the same number: they must differ.',
  },
} as const satisfies ErrorCatalogue;

/** Code of a problem of a field. */
export type ProblemCode = keyof typeof FORM_PROBLEMS;

/** Something wrong with one field; `path` is `total`, or `rows.0.price`. */
export interface FormProblem {
  readonly path: string;
  readonly code: ProblemCode;
}
