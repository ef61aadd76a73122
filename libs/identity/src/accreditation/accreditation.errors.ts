import type { ErrorCatalogue } from '@qujat/kernel';

/** Refusals of the accreditation desk and of the rules it publishes. */
export const ACCREDITATION_ERRORS = {
  'accreditation.decided': {
    status: 409,
    kk: 'Бұл өтініш бойынша шешім қабылданған: {decision, select, accepted {аккредиттелді} other {бас тартылды}} ({by}).',
    ru: 'По этой заявке решение уже принято: {decision, select, accepted {аккредитована} other {отказано}} ({by}).',
    en: 'This application has been decided already: {decision, select, accepted {accredited} other {refused}} ({by}).',
  },
  'accreditation.other_version': {
    status: 409,
    kk: 'Сіз қарағаннан кейін өтініш түзетіліп, қайта берілген. Бетті жаңартып, жаңа нұсқасын қараңыз.',
    ru: 'Пока вы смотрели, заявку исправили и подали заново. Обновите страницу и рассмотрите новую версию.',
    en: 'The application has been corrected and submitted again since you opened it. Reload the page and look at the new version.',
  },
  'accreditation.taken': {
    status: 409,
    kk: 'Бұл іспен басқа қызметкер айналысып жатыр: {by}. Келісіп алыңыз немесе істі өзіңізге алыңыз.',
    ru: 'Этим делом занимается другой сотрудник: {by}. Договоритесь или возьмите дело на себя.',
    en: 'A colleague is working on this case: {by}. Agree with them, or take the case over.',
  },
  'accreditation.yours': {
    status: 409,
    kk: 'Бұл іс сізде.',
    ru: 'Это дело уже у вас.',
    en: 'You have this case already.',
  },
  'accreditation.not_yours': {
    status: 409,
    kk: 'Бұл іс сізде емес.',
    ru: 'Это дело не у вас.',
    en: 'You do not have this case.',
  },
  'accreditation.asked': {
    status: 409,
    kk: 'Іс өтініш берушінің жауабын күтіп тұр. Жауапты күтіңіз немесе сұрақты шешілді деп белгілеңіз.',
    ru: 'Дело ждёт ответа заявителя. Дождитесь ответа или отметьте вопрос решённым.',
    en: 'The case waits for the applicant’s answer. Wait for it, or mark the question as settled.',
  },
  'accreditation.not_asked': {
    status: 409,
    kk: 'Жауапсыз тұрған сұрақ жоқ.',
    ru: 'Вопросов без ответа нет.',
    en: 'No question is open.',
  },
  'accreditation.nothing_asked': {
    status: 409,
    kk: 'Оператор қазір жауап күтіп тұрған жоқ.',
    ru: 'Оператор сейчас не ждёт ответа.',
    en: 'The operator is not waiting for an answer at the moment.',
  },
  'accreditation.checks_missing': {
    status: 409,
    kk: 'Қабылдау үшін тексеру тізімінің барлық тармақтары өтуі керек. Қалғаны: {count} ({points}).',
    ru: 'Чтобы принять, нужны все пройденные проверки. Осталось: {count} ({points}).',
    en: 'To accept, every point of the checklist must have passed. Left: {count} ({points}).',
  },
  'accreditation.other_way': {
    status: 422,
    kk: 'Бұл тармақ мұндай тәсілмен тексерілмейді.',
    ru: 'Этот пункт так не проверяют.',
    en: 'This point is not checked in that way.',
  },
  'accreditation.not_in_register': {
    status: 409,
    kk: 'Заңды тұлғалар тіркелімінде мұндай қатысушылар жоқ. Үзінді көшірме немесе құжат бойынша тексеріңіз.',
    ru: 'В регистре юридических лиц таких участников нет. Проверьте по выписке или документу.',
    en: 'The register of legal entities does not hold participants of this kind. Check by an excerpt or a document.',
  },
  'accreditation.register_unavailable': {
    status: 503,
    kk: 'Мемлекеттік тіркелім қазір жауап бермейді немесе қосылмаған. Үзінді көшірме бойынша тексеріп, оның нөмірін жазыңыз.',
    ru: 'Государственный регистр сейчас не отвечает или не подключён. Проверьте по выписке и запишите её номер.',
    en: 'The state register does not answer at the moment, or is not connected. Check by an excerpt and record its number.',
  },
  'agreement.not_found': {
    status: 404,
    kk: 'Мұндай құжат жоқ.',
    ru: 'Такого документа нет.',
    en: 'There is no such agreement.',
  },
  'agreement.own_draft': {
    status: 409,
    kk: 'Жаңа редакцияны оны жазған адам емес, басқа қызметкер жариялайды.',
    ru: 'Новую редакцию публикует не тот, кто её написал, а другой сотрудник.',
    en: 'A new version is published by a colleague, not by the one who has written it.',
  },
  'agreement.draft_state': {
    status: 409,
    kk: 'Қазір бұл мүмкін емес: жоба {state, select, draft {әлі ұсынылмаған} proposed {жариялауға ұсынылған} published {жарияланған} other {алынып тасталған}}.',
    ru: 'Сейчас это невозможно: проект {state, select, draft {ещё не предложен} proposed {предложен к публикации} published {опубликован} other {отброшен}}.',
    en: 'This is not possible now: the draft {state, select, draft {has not been proposed yet} proposed {is proposed for publication} published {is published} other {was discarded}}.',
  },
  'agreement.too_early': {
    status: 422,
    kk: 'Күшіне ену уақыты жариялау сәтінен ерте болмауы керек.',
    ru: 'Редакция не может вступить в силу раньше публикации.',
    en: 'A version cannot come into force before it is published.',
  },
  'agreement.before_last': {
    status: 422,
    kk: 'Алдыңғы редакция кешірек күшіне енеді: одан ерте болмайтын уақытты таңдаңыз.',
    ru: 'Предыдущая редакция вступает в силу позже: выберите время не раньше неё.',
    en: 'The version before comes into force later: choose a time that is not earlier.',
  },
  'agreement.signed_already': {
    status: 409,
    kk: 'Сіз бұл құжатқа қол қойғансыз.',
    ru: 'Вы уже подписали этот документ.',
    en: 'You have signed this already.',
  },
  'agreement.other_signer': {
    status: 422,
    kk: 'Қолтаңба басқа адамға немесе басқа ұйымға тиесілі. Өз кілтіңізбен қол қойыңыз.',
    ru: 'Подпись принадлежит другому человеку или другой организации. Подпишите своим ключом.',
    en: 'The signature belongs to another person or another organisation. Sign with your own key.',
  },
  'agreement.signature_rejected': {
    status: 422,
    kk: 'Қолтаңба қабылданбады: {why}',
    ru: 'Подпись не принята: {why}',
    en: 'The signature was not accepted: {why}',
  },
  'agreement.try_later': {
    status: 503,
    kk: 'ҰКО қызметтері қазір жауап бермейді, қолтаңба тексерілмеді. Бірнеше минуттан кейін қайталаңыз.',
    ru: 'Службы НУЦ сейчас не отвечают, подпись не проверена. Повторите через несколько минут.',
    en: 'The services of the NCA do not answer at the moment, so the signature could not be verified. Try again in a few minutes.',
  },
} as const satisfies ErrorCatalogue;
