import { templates } from './template.js';

/** The way of an organisation into the register (E-5.8, E-5.9). */
export const ORGANISATION_TEMPLATES = templates({
  'participant-accredited': {
    topic: 'organisation',
    title: {
      kk: '{participant} аккредиттелді',
      ru: '{participant}: аккредитация пройдена',
      en: '{participant} is accredited',
    },
    text: {
      kk: 'Оператор мәліметтерді тексеріп, ұйымды қатысушылар тізіліміне енгізді. Енді құжат алмасуға болады.',
      ru: 'Оператор проверил данные и внёс организацию в реестр участников. Теперь можно обмениваться документами.',
      en: 'The operator has verified the data and entered the organisation in the register of participants. Documents can be exchanged now.',
    },
    link: '/inbox',
  },
  'participant-refused': {
    topic: 'organisation',
    title: {
      kk: '{participant}: өтініш қабылданбады',
      ru: '{participant}: в аккредитации отказано',
      en: '{participant}: the application was refused',
    },
    text: {
      kk: 'Оператор себептерін көрсетті. Мәліметтерді түзетіп, өтінішті қайта беріңіз.',
      ru: 'Оператор указал причины. Исправьте данные и подайте заявку снова.',
      en: 'The operator has given the reasons. Correct the data and apply again.',
    },
    link: '/registration',
  },
  'accreditation-asked': {
    topic: 'organisation',
    title: {
      kk: '{participant}: оператордың сұрағы бар',
      ru: '{participant}: у оператора есть вопрос',
      en: '{participant}: the operator has a question',
    },
    text: {
      kk: 'Өтініш бойынша сұраққа «Тіркелу» бетінде жауап беріңіз.',
      ru: 'Ответьте на вопрос по заявке на странице «Регистрация».',
      en: 'Answer the question about the application on the page "Registration".',
    },
    link: '/registration',
  },
  'join-asked': {
    topic: 'organisation',
    title: {
      kk: '{person} ұйымға қосылуды сұрайды',
      ru: '{person} просит присоединиться к организации',
      en: '{person} asks to join the organisation',
    },
    text: {
      kk: '{participant}: сұрауды әкімші шешеді.',
      ru: '{participant}: запрос решает администратор.',
      en: '{participant}: the administrator decides.',
    },
    link: '/members/requests',
  },
  'join-accepted': {
    topic: 'organisation',
    title: {
      kk: '{participant}: сіз ұйымға қосылдыңыз',
      ru: '{participant}: вы присоединены к организации',
      en: '{participant}: you have joined the organisation',
    },
    text: {
      kk: 'Енді оның атынан жұмыс істей аласыз.',
      ru: 'Теперь вы можете работать от её имени.',
      en: 'You can work for it now.',
    },
    link: '/inbox',
  },
  'join-refused': {
    topic: 'organisation',
    title: {
      kk: '{participant}: қосылу сұрауы қабылданбады',
      ru: '{participant}: в присоединении отказано',
      en: '{participant}: the request to join was refused',
    },
    text: {
      kk: 'Себебін ұйымыңыздың әкімшісінен біліңіз.',
      ru: 'Причину узнайте у администратора организации.',
      en: 'Ask the administrator of the organisation for the reason.',
    },
  },
  'member-suspended': {
    topic: 'security',
    title: {
      kk: '{participant}: сіздің рұқсатыңыз тоқтатыла тұрды',
      ru: '{participant}: ваш доступ приостановлен',
      en: '{participant}: your access has been suspended',
    },
    text: {
      kk: 'Мұны ұйымыңыздың әкімшісі жасады. Бұрынғы әрекеттеріңіз күшінде қалады.',
      ru: 'Это сделал администратор организации. Ваши прежние действия остаются в силе.',
      en: 'The administrator of the organisation did so. What you have done before stays valid.',
    },
  },
});
