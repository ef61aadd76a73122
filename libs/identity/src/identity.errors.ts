import { STOPPED_ERRORS } from './user/stopped/stopped.errors.js';
import { type ErrorCatalogue, refusals } from '@qujat/kernel';
import { REGISTRATION_ERRORS } from './participant/registration.errors.js';
import { ACCOUNT_ERRORS } from './account/account.errors.js';
import { SIGN_IN_ERRORS } from './session/sign-in.errors.js';
import { ACCREDITATION_ERRORS } from './accreditation/accreditation.errors.js';
import { COUNTERPARTY_ERRORS } from './counterparty/counterparty.errors.js';
import { ADMINISTRATION_ERRORS } from './power/administration.errors.js';
import { ATTORNEY_ERRORS } from './power/attorney/attorney.errors.js';
import { POWER_ERRORS } from './power/power.errors.js';

import { ASSOCIATION_ERRORS } from './association/association.errors.js';
import { SANCTION_ERRORS } from './sanction/sanction.errors.js';
import { CONTACT_ERRORS } from './contact/contact.errors.js';

const CATALOGUE = {
  ...REGISTRATION_ERRORS,
  ...ASSOCIATION_ERRORS,
  'join.not_yours': {
    status: 404,
    kk: 'Сертификатыңыз көрсететін ұйымдардың арасында мұндай ұйым жоқ.',
    ru: 'Среди организаций, которые называет ваш сертификат, такой нет.',
    en: 'Your certificate names no such organisation.',
  },
  'join.not_found': {
    status: 404,
    kk: 'Мұндай өтініш жоқ.',
    ru: 'Такого запроса нет.',
    en: 'There is no such request.',
  },
  'join.asked_already': {
    status: 409,
    kk: 'Өтінішіңіз әкімшінің шешімін күтіп тұр.',
    ru: 'Ваш запрос уже ждёт решения администратора.',
    en: 'Your request is waiting for the administrator already.',
  },
  'join.too_often': {
    status: 409,
    kk: 'Бұл ұйымға бір тәулікте үш реттен артық өтініш жіберілмейді. Әкімшіге хабарласыңыз немесе ертең қайталаңыз.',
    ru: 'В одну организацию можно обратиться не более трёх раз за сутки. Свяжитесь с администратором или повторите завтра.',
    en: 'One organisation can be asked three times a day at most. Talk to the administrator, or try again tomorrow.',
  },
  'join.decided': {
    status: 409,
    kk: 'Бұл өтініш бойынша шешім қабылданған: {state, select, accepted {қабылданды} refused {бас тартылды} other {адам өзі қайтарып алды}} ({by}).',
    ru: 'По этому запросу решение уже есть: {state, select, accepted {принят} refused {отказано} other {отозван самим человеком}} ({by}).',
    en: 'This request has been decided already: {state, select, accepted {admitted} refused {refused} other {withdrawn by the person}} ({by}).',
  },
  'join.reason': {
    status: 422,
    kk: 'Себебін жазыңыз: 3-тен 500 таңбаға дейін. Оны өтініш иесі оқиды.',
    ru: 'Напишите причину: от 3 до 500 знаков. Её прочтёт тот, кто просил.',
    en: 'Give the reason: 3 to 500 characters. The person who asked reads it.',
  },
  'signature.unreadable': {
    status: 422,
    kk: 'Бұл файл электрондық қолтаңба (CMS) емес.',
    ru: 'Это не электронная подпись (CMS).',
    en: 'This is not an electronic signature (CMS).',
  },
  'user.registered_already': {
    status: 409,
    kk: 'Сіз пайдаланушы ретінде тіркелгенсіз.',
    ru: 'Вы уже зарегистрированы как пользователь.',
    en: 'You are registered as a user already.',
  },
  'user.not_registered': {
    status: 409,
    kk: 'Алдымен пайдаланушы ретінде тіркеліңіз.',
    ru: 'Сначала зарегистрируйтесь как пользователь.',
    en: 'Register as a user first.',
  },
  'user.birth_date_differs': {
    status: 422,
    kk: 'Туған күн ЖСН-ге сәйкес келмейді.',
    ru: 'Дата рождения не совпадает с ИИН.',
    en: 'The date of birth does not match the IIN.',
  },
  'user.phone_invalid': {
    status: 422,
    kk: 'Телефонды халықаралық түрде жазыңыз, мысалы +77011234567.',
    ru: 'Укажите телефон в международном виде, например +77011234567.',
    en: 'Give the phone in the international form, for example +77011234567.',
  },
  'participant.not_registered': {
    status: 404,
    kk: 'Ұйымыңыз порталда әлі тіркелмеген.',
    ru: 'Ваша организация ещё не зарегистрирована на портале.',
    en: 'Your organisation is not registered on the portal yet.',
  },
  'participant.only_first_head': {
    status: 403,
    kk: 'Ұйымды оның бірінші басшысы ғана тіркей алады.',
    ru: 'Зарегистрировать организацию может только её первый руководитель.',
    en: 'Only the first head of an organisation can register it.',
  },
  'participant.incomplete': {
    status: 422,
    kk: 'Өтініш толық емес: белгіленген өрістерді толтырыңыз.',
    ru: 'Заявка заполнена не полностью: заполните отмеченные поля.',
    en: 'The application is not complete: fill in the marked fields.',
  },
  'participant.agreements_unsigned': {
    status: 409,
    kk: 'Өтініш беру үшін алдымен келісім мен жария офертаға қол қойыңыз.',
    ru: 'Чтобы подать заявку, сначала подпишите соглашение и публичную оферту.',
    en: 'Sign the agreement and the public offer before submitting the application.',
  },
  'participant.other_state': {
    status: 409,
    kk: 'Қазіргі күйде бұл әрекет мүмкін емес ({state, select, draft {тіркеу басталған} submitted {өтініш қаралуда} accredited {ұйым аккредиттелген} other {өтініш қабылданбаған}}).',
    ru: 'В нынешнем состоянии это невозможно ({state, select, draft {регистрация начата} submitted {заявка рассматривается} accredited {организация аккредитована} other {в заявке отказано}}).',
    en: 'This is not possible in the present state ({state, select, draft {registration has begun} submitted {the application is under review} accredited {the organisation is accredited} other {the application was refused}}).',
  },
  'participant.taken': {
    status: 409,
    kk: 'Бұл БСН бойынша ұйым тіркелген.',
    ru: 'Организация с этим БИН уже зарегистрирована.',
    en: 'The organisation with this BIN is registered already.',
  },
  'participant.not_found': {
    status: 404,
    kk: 'Мұндай қатысушы жоқ.',
    ru: 'Такого участника нет.',
    en: 'There is no such participant.',
  },
  'form.required': {
    status: 422,
    kk: 'Толтырыңыз.',
    ru: 'Заполните.',
    en: 'Fill this in.',
  },
  'form.iik': {
    status: 422,
    kk: 'ЖСК (IBAN) қате: KZ және 18 таңба, бақылау саны сәйкес болуы керек.',
    ru: 'Неверный ИИК (IBAN): KZ и 18 знаков, контрольное число должно сойтись.',
    en: 'Not an IIK (IBAN): KZ and 18 characters, with a right check number.',
  },
  'form.bic': {
    status: 422,
    kk: 'БСК 8 немесе 11 таңбадан тұрады, мысалы HSBKKZKX.',
    ru: 'БИК состоит из 8 или 11 знаков, например HSBKKZKX.',
    en: 'A BIC has 8 or 11 characters, for example HSBKKZKX.',
  },
  'form.oked': {
    status: 422,
    kk: 'ЭҚЖЖ коды бес цифрдан тұрады, мысалы 41201.',
    ru: 'Код ОКЭД состоит из пяти цифр, например 41201.',
    en: 'An OKED code has five digits, for example 41201.',
  },
  'form.email': {
    status: 422,
    kk: 'Электрондық поштаны тексеріңіз, мысалы kense@example.kz.',
    ru: 'Проверьте электронную почту, например kense@example.kz.',
    en: 'Check the e-mail address, for example kense@example.kz.',
  },
  'form.phone': {
    status: 422,
    kk: 'Телефонды халықаралық түрде жазыңыз, мысалы +77011234567.',
    ru: 'Укажите телефон в международном виде, например +77011234567.',
    en: 'Give the phone in the international form, for example +77011234567.',
  },
  'form.date': {
    status: 422,
    kk: 'Күнді тексеріңіз: ол болашақта болмауы керек.',
    ru: 'Проверьте дату: она не может быть в будущем.',
    en: 'Check the date: it cannot lie in the future.',
  },
  ...ACCOUNT_ERRORS,
  ...SIGN_IN_ERRORS,
  ...ACCREDITATION_ERRORS,
  ...COUNTERPARTY_ERRORS,
  ...CONTACT_ERRORS,
  ...POWER_ERRORS,
  ...SANCTION_ERRORS,
  ...ADMINISTRATION_ERRORS,
  ...ATTORNEY_ERRORS,
  ...STOPPED_ERRORS,
} as const satisfies ErrorCatalogue;

/** The refusals of identity. */
export const IDENTITY_ERRORS: ErrorCatalogue = CATALOGUE;

/** Throws one of them: `throw refuse('participant.not_found')`. */
export const refuse = refusals(CATALOGUE);

/** A declared code. */
export type IdentityErrorCode = keyof typeof CATALOGUE;
