import type { ErrorCatalogue } from '@qujat/kernel';

const field = (kk: string, ru: string, en: string) => ({ status: 422, kk, ru, en });

/** What may be wrong with one field: code → sentence. The codes are the constraint names of class-validator, grouped. */
export const FIELD_ERRORS = {
  'field.required': field('Бұл өрісті толтырыңыз.', 'Заполните это поле.', 'Fill in this field.'),
  'field.unknown': field('Мұндай өріс жоқ.', 'Такого поля нет.', 'There is no such field.'),
  'field.email': field(
    'Электрондық пошта мекенжайы қате.',
    'Неверный адрес электронной почты.',
    'This is not an e-mail address.',
  ),
  'field.date': field(
    'Күнді ЖЖЖЖ-АА-КК түрінде көрсетіңіз.',
    'Укажите дату в виде ГГГГ-ММ-ДД.',
    'Give the date as YYYY-MM-DD.',
  ),
  'field.number': field('Мұнда сан болуы керек.', 'Здесь должно быть число.', 'This must be a number.'),
  'field.boolean': field('Иә немесе жоқ деп көрсетіңіз.', 'Укажите да или нет.', 'Say yes or no.'),
  'field.choice': field(
    'Ұсынылған мәндердің бірін таңдаңыз.',
    'Выберите одно из предложенных значений.',
    'Choose one of the offered values.',
  ),
  'field.length': field(
    'Мәтіннің ұзындығы жарамайды.',
    'Недопустимая длина текста.',
    'The text is too short or too long.',
  ),
  'field.range': field(
    'Сан рұқсат етілген шектен тыс.',
    'Число вне допустимых пределов.',
    'The number is out of range.',
  ),
  'field.list': field('Мұнда тізім болуы керек.', 'Здесь должен быть список.', 'This must be a list.'),
  'field.id': field('Идентификатор қате.', 'Неверный идентификатор.', 'This is not an identifier.'),
  'field.text': field('Мұнда мәтін болуы керек.', 'Здесь должен быть текст.', 'This must be text.'),
  'field.invalid': field('Мән қате толтырылған.', 'Значение заполнено неверно.', 'The value is wrong.'),
} satisfies ErrorCatalogue;

/** Constraint of class-validator → code. What is not listed is `field.invalid`. */
export const CODE_OF_CONSTRAINT: Readonly<Record<string, keyof typeof FIELD_ERRORS>> = {
  isNotEmpty: 'field.required',
  isDefined: 'field.required',
  whitelistValidation: 'field.unknown',
  isEmail: 'field.email',
  isDateString: 'field.date',
  isISO8601: 'field.date',
  isDate: 'field.date',
  isInt: 'field.number',
  isNumber: 'field.number',
  isNumberString: 'field.number',
  isBoolean: 'field.boolean',
  isEnum: 'field.choice',
  isIn: 'field.choice',
  minLength: 'field.length',
  maxLength: 'field.length',
  isLength: 'field.length',
  min: 'field.range',
  max: 'field.range',
  isArray: 'field.list',
  arrayMinSize: 'field.list',
  arrayMaxSize: 'field.list',
  isUuid: 'field.id',
  isString: 'field.text',
};
