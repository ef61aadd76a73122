/** Refusals where the operator stops a person (E-10.2.2). */
export const STOPPED_ERRORS = {
  'user.unknown': {
    status: 404,
    kk: 'Мұндай пайдаланушы тіркелмеген.',
    ru: 'Такой пользователь не зарегистрирован.',
    en: 'No such user is registered.',
  },
  'user.state_other': {
    status: 409,
    kk: 'Пайдаланушы {state, select, suspended {тоқтатылып қойған} other {жұмыс істеп тұр}}.',
    ru: 'Пользователь уже {state, select, suspended {приостановлен} other {работает}}.',
    en: 'The user is {state, select, suspended {suspended} other {active}} already.',
  },
  'user.oneself': {
    status: 409,
    kk: 'Өзіңізді тоқтата алмайсыз.',
    ru: 'Себя приостановить нельзя.',
    en: 'Nobody suspends themselves.',
  },
} as const;
