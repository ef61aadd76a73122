import type { ErrorCatalogue } from '@qujat/kernel';

/** Refusals about counterparties and invitations (E-10.1.2). */
export const COUNTERPARTY_ERRORS = {
  'counterparty.not_a_participant': {
    status: 403,
    kk: 'Контрагенттермен тек аккредиттелген қатысушы атынан жұмыс істеуге болады.',
    ru: 'С контрагентами работают только от имени аккредитованного участника.',
    en: 'Counterparties are worked with only on behalf of an accredited participant.',
  },
  'counterparty.ended_already': {
    status: 409,
    kk: 'Бұл ұйым енді контрагентіңіз емес. Қажет болса, оны қайта шақырыңыз.',
    ru: 'Эта организация уже не ваш контрагент. Если нужно, пригласите её снова.',
    en: 'This organisation is no counterparty of yours any more. Invite it again if need be.',
  },
  'counterparty.not_found': {
    status: 404,
    kk: 'Мұндай контрагент жоқ.',
    ru: 'Такого контрагента нет.',
    en: 'There is no such counterparty.',
  },
  'counterparty.whom': {
    status: 422,
    kk: 'БСН/ЖСН немесе электрондық поштаны көрсетіңіз.',
    ru: 'Укажите БИН/ИИН или электронную почту.',
    en: 'Give a BIN/IIN or an e-mail address.',
  },
  'counterparty.number': {
    status: 422,
    kk: 'БСН/ЖСН 12 цифрдан тұрады, соңғысы – бақылау цифры. Тексеріп шығыңыз.',
    ru: 'БИН/ИИН состоит из 12 цифр, последняя – контрольная. Проверьте номер.',
    en: 'A BIN/IIN has 12 digits, the last of them a check digit. Check the number.',
  },
  'counterparty.self': {
    status: 422,
    kk: 'Бұл – өз ұйымыңыздың нөмірі.',
    ru: 'Это номер вашей собственной организации.',
    en: 'This is the number of your own organisation.',
  },
  'counterparty.already': {
    status: 409,
    kk: 'Бұл ұйым контрагенттеріңіздің тізімінде бар.',
    ru: 'Эта организация уже в списке ваших контрагентов.',
    en: 'This organisation is among your counterparties already.',
  },
  'counterparty.invited_already': {
    status: 409,
    kk: 'Сіз бұл ұйымды шақырғансыз: жауабын күтіңіз немесе шақыруды қайтарып алыңыз.',
    ru: 'Вы уже пригласили эту организацию: дождитесь ответа или отзовите приглашение.',
    en: 'You have invited this organisation already: wait for the answer, or withdraw the invitation.',
  },
  'counterparty.invites_you': {
    status: 409,
    kk: 'Бұл ұйымның өзі сізді шақырған: шақыруын қабылдаңыз.',
    ru: 'Эта организация сама вас пригласила: примите её приглашение.',
    en: 'This organisation has invited you: accept its invitation.',
  },
  'counterparty.blocked_by_you': {
    status: 409,
    kk: 'Сіз бұл ұйымды бұғаттағансыз: алдымен бұғаттан шығарыңыз.',
    ru: 'Вы заблокировали эту организацию: сначала снимите блокировку.',
    en: 'You have blocked this organisation: unblock it first.',
  },
  'counterparty.blocked_already': {
    status: 409,
    kk: 'Бұл ұйым бұғатталған.',
    ru: 'Эта организация уже заблокирована.',
    en: 'This organisation is blocked already.',
  },
  'counterparty.not_blocked': {
    status: 409,
    kk: 'Бұл ұйым бұғатталмаған.',
    ru: 'Эта организация не заблокирована.',
    en: 'This organisation is not blocked.',
  },
  'counterparty.no_group': {
    status: 404,
    kk: 'Мұндай топ жоқ.',
    ru: 'Такой группы нет.',
    en: 'There is no such group.',
  },
  'counterparty.too_many_invitations': {
    status: 429,
    kk: 'Ұйымыңыз бір тәулікте {limit} шақыру жіберді. Ертең жалғастырыңыз.',
    ru: 'Ваша организация отправила за сутки {limit} приглашений. Продолжите завтра.',
    en: 'Your organisation has sent {limit} invitations within a day. Go on tomorrow.',
  },
  'counterparty.asked_often': {
    status: 429,
    kk: 'Сіз бұл ұйымды бір айда {limit} рет шақырдыңыз. Онымен басқаша хабарласыңыз.',
    ru: 'За месяц вы пригласили эту организацию {limit} раза. Свяжитесь с ней иначе.',
    en: 'You have invited this organisation {limit} times within a month. Get in touch with it another way.',
  },
  'counterparty.no_right_to_sign': {
    status: 422,
    kk: 'Шақыруды ұйым атынан тек бірінші басшы немесе куәлігінде қол қою құқығы бар қызметкер қабылдайды.',
    ru: 'Приглашение за организацию принимает только первый руководитель или сотрудник с правом подписи в сертификате.',
    en: 'Only the first head, or an employee whose certificate carries the right to sign, accepts for the organisation.',
  },
  'invitation.not_found': {
    status: 404,
    kk: 'Мұндай шақыру жоқ.',
    ru: 'Такого приглашения нет.',
    en: 'There is no such invitation.',
  },
  'invitation.other_state': {
    status: 409,
    kk: 'Бұл шақыру бойынша шешім бар: {state, select, accepted {қабылданған} refused {бас тартылған} withdrawn {шақырушы қайтарып алған} other {мерзімі өткен}}.',
    ru: 'По этому приглашению решение уже есть: {state, select, accepted {принято} refused {отклонено} withdrawn {отозвано пригласившим} other {срок истёк}}.',
    en: 'This invitation has been decided: {state, select, accepted {accepted} refused {refused} withdrawn {withdrawn by the one who invited} other {its time has run out}}.',
  },
  'invitation.incoming_only': {
    status: 403,
    kk: 'Бұл шақыруға тек шақырылған тарап жауап береді.',
    ru: 'На это приглашение отвечает только приглашённая сторона.',
    en: 'Only the invited side answers this invitation.',
  },
  'invitation.outgoing_only': {
    status: 403,
    kk: 'Шақыруды тек шақырған тарап қайтарып алады.',
    ru: 'Приглашение отзывает только пригласившая сторона.',
    en: 'Only the side that invited withdraws an invitation.',
  },
  'invitation.link_unknown': {
    status: 404,
    kk: 'Бұл сілтеме жарамсыз: шақыру қайтарылған, мерзімі өткен немесе басқа ұйымға арналған.',
    ru: 'Ссылка недействительна: приглашение отозвано, истекло или предназначено другой организации.',
    en: 'The link is not valid: the invitation was withdrawn, has run out, or is meant for another organisation.',
  },
} as const satisfies ErrorCatalogue;
