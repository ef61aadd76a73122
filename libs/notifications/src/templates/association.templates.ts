import { templates } from './template.js';

/** Members of a temporary association are asked, and decide (E-5.1). */
export const ASSOCIATION_TEMPLATES = templates({
  'consent-asked': {
    topic: 'organisation',
    title: {
      kk: '{association}: ұйымыңыздың келісімі сұралады',
      ru: '{association}: просят согласия вашей организации',
      en: '{association}: the consent of your organisation is asked for',
    },
    text: {
      kk: 'Уақытша бірлестіктің шартын, мерзімін және үлестерін қарап, келісіңіз немесе бас тартыңыз.',
      ru: 'Посмотрите договор, срок и доли временного объединения и согласитесь или откажитесь.',
      en: 'Look at the contract, term and shares of the temporary association, and consent or refuse.',
    },
    link: '/associations',
  },
  'consent-given': {
    topic: 'organisation',
    title: {
      kk: '{association}: {participant} келісті',
      ru: '{association}: {participant} – согласие дано',
      en: '{association}: {participant} has consented',
    },
    text: {
      kk: 'Барлық қатысушы келіссе, өтінішті беруге болады.',
      ru: 'Когда согласятся все участники, заявку можно подать.',
      en: 'When all members have consented, the application can be submitted.',
    },
    link: '/organisations',
  },
  'consent-refused': {
    topic: 'organisation',
    title: {
      kk: '{association}: {participant} бас тартты',
      ru: '{association}: {participant} – отказ',
      en: '{association}: {participant} has refused',
    },
    text: {
      kk: 'Себебі бірлестіктің анкетасында көрсетілген.',
      ru: 'Причина указана в анкете объединения.',
      en: 'The reason stands in the form of the association.',
    },
    link: '/organisations',
  },
});
