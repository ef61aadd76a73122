import { templates } from './template.js';

/** Sign-in with a password was set up, changed, used without the app: its person must hear of it (E-3.1, D-4). */
export const CREDENTIALS_TEMPLATES = templates({
  'credentials-enrolled': {
    topic: 'security',
    title: {
      kk: 'Құпиясөзбен кіру қосылды',
      ru: 'Включён вход по паролю',
      en: 'Sign-in with a password is on',
    },
    text: {
      kk: 'Порталға енді құпиясөзбен және қолданбадағы кодпен де кіруге болады. Мұны сіз жасамаған болсаңыз, сертификатпен кіріп, құпиясөзбен кіруді өшіріңіз.',
      ru: 'На портал теперь можно войти и по паролю с кодом приложения. Если это сделали не вы, войдите по сертификату и отключите вход по паролю.',
      en: 'The portal can be entered with a password and a code of the app too now. If it was not you, sign in by certificate and turn it off.',
    },
    link: '/security',
  },
  'credentials-removed': {
    topic: 'security',
    title: {
      kk: 'Құпиясөзбен кіру өшірілді',
      ru: 'Вход по паролю отключён',
      en: 'Sign-in with a password is off',
    },
    text: {
      kk: 'Құпиясөзбен ашылған сеанстар аяқталды. Сертификатпен кіру қалады.',
      ru: 'Сеансы, открытые по паролю, завершены. Вход по сертификату остаётся.',
      en: 'Sessions that began with the password have ended. Signing in by certificate stays.',
    },
    link: '/security',
  },
  'credentials-codes-renewed': {
    topic: 'security',
    title: {
      kk: 'Қалпына келтіру кодтары жаңартылды',
      ru: 'Коды восстановления обновлены',
      en: 'The recovery codes are new',
    },
    text: {
      kk: 'Бұрынғы кодтар енді жарамайды. Мұны сіз жасамаған болсаңыз, кіру және сеанстар бетін тексеріңіз.',
      ru: 'Прежние коды больше не действуют. Если это сделали не вы, проверьте страницу входа и сеансов.',
      en: 'The former codes serve no more. If it was not you, look at the page of sign-in and sessions.',
    },
    link: '/security',
  },
  'credentials-recovery-used': {
    topic: 'security',
    title: {
      kk: 'Қалпына келтіру кодымен кірілді',
      ru: 'Выполнен вход по коду восстановления',
      en: 'A recovery code was used to sign in',
    },
    text: {
      kk: '{left, plural, other {# код қалды}}. Кірген сіз болмасаңыз, сеанстарды аяқтап, құпиясөзді ауыстырыңыз.',
      ru: '{left, plural, one {Остался # код} few {Осталось # кода} many {Осталось # кодов} other {Осталось # кода}}. Если входили не вы, завершите сеансы и смените пароль.',
      en: '{left, plural, one {# code is left} other {# codes are left}}. If it was not you, end the sessions and change the password.',
    },
    link: '/security',
  },
});
