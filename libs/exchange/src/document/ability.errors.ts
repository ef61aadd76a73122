import { POWER_ERRORS } from '@qujat/identity';
import { ANNULMENT_REASONS } from '../annulment/annulment.errors.js';
import { CORRECTION_REASONS } from '../correction/correction.errors.js';
import { PACKAGE_REASONS } from '../package/package.errors.js';
import { APPROVAL_ABILITY_ERRORS } from '../approval/ability.errors.js';

/** Why an act is not possible: the same sentences stand beside a switched-off button and in a refusal. */
export const ABILITY_ERRORS = {
  ...POWER_ERRORS,
  ...ANNULMENT_REASONS,
  ...CORRECTION_REASONS,
  ...APPROVAL_ABILITY_ERRORS,
  ...PACKAGE_REASONS,
  'ability.right_missing': {
    status: 403,
    kk: 'Сізде бұл әрекетке өкілеттік жоқ: оны қатысушының әкімшісі береді.',
    ru: 'У вас нет полномочия на это действие: его даёт администратор участника.',
    en: 'You do not hold the power for this act: the participant administrator grants it.',
  },
  'ability.signing_right_missing': {
    status: 403,
    kk: 'Ұйым үшін бірінші басшы, куәлігінде қол қою құқығы бар қызметкер немесе сенімхатпен қол қою өкілеттігі бар қызметкер қол қояды.',
    ru: 'За организацию подписывает первый руководитель, сотрудник с правом подписи в сертификате или тот, кому дана доверенность на подпись.',
    en: 'The first head signs for the organisation, or an employee whose certificate carries the right to sign, or one who holds a power of attorney to sign.',
  },
  'ability.blocked': {
    status: 409,
    kk: 'Оператор құжаттың мазмұнын бұғаттады: негізі құжат бетінде.',
    ru: 'Оператор заблокировал содержание документа: основание указано на его странице.',
    en: 'The operator has blocked the content of the document: the ground is on its page.',
  },
  'ability.sender_only': {
    status: 403,
    kk: 'Мұны тек құжатты жіберуші жасай алады.',
    ru: 'Это может сделать только отправитель документа.',
    en: 'Only the sender of the document can do this.',
  },
  'ability.recipient_only': {
    status: 403,
    kk: 'Мұны тек құжатты алушы жасай алады.',
    ru: 'Это может сделать только получатель документа.',
    en: 'Only the recipient of the document can do this.',
  },
  'ability.file_missing': {
    status: 409,
    kk: 'Құжат әлі құрылмаған: файлын жүктеңіз немесе пішінін соңына дейін толтырыңыз.',
    ru: 'Документ ещё не сформирован: загрузите файл или заполните форму до конца.',
    en: 'The document has not been formed yet: upload its file or complete its form.',
  },
  'ability.recipient_missing': {
    status: 409,
    kk: 'Алдымен алушыны таңдаңыз.',
    ru: 'Сначала выберите получателя.',
    en: 'Choose the recipient first.',
  },
  'ability.counterparty_missing': {
    status: 409,
    kk: 'Құжат тек қабылдаған контрагентке жіберіледі: алдымен осы ұйымды шақырыңыз.',
    ru: 'Документ отправляют только принятому контрагенту: сначала пригласите эту организацию.',
    en: 'A document is sent only to an accepted counterparty: invite this organisation first.',
  },
  'ability.counterparty_invited': {
    status: 409,
    kk: 'Бұл ұйым шақыруыңызды әлі қабылдаған жоқ: жауабын күтіңіз.',
    ru: 'Эта организация ещё не приняла ваше приглашение: дождитесь ответа.',
    en: 'This organisation has not accepted your invitation yet: wait for the answer.',
  },
  'ability.counterparty_invites_you': {
    status: 409,
    kk: 'Бұл ұйым сізді шақырған: алдымен шақыруын қабылдаңыз.',
    ru: 'Эта организация пригласила вас: сначала примите её приглашение.',
    en: 'This organisation has invited you: accept its invitation first.',
  },
  'ability.counterparty_blocked': {
    status: 409,
    kk: 'Сіз бұл контрагентті бұғаттағансыз: алдымен бұғаттан шығарыңыз.',
    ru: 'Вы заблокировали этого контрагента: сначала снимите блокировку.',
    en: 'You have blocked this counterparty: unblock it first.',
  },
  'ability.counterparty_refuses': {
    status: 409,
    kk: 'Бұл контрагент сізден құжат қабылдамайды.',
    ru: 'Этот контрагент не принимает от вас документы.',
    en: 'This counterparty does not accept documents from you.',
  },
  'ability.invitation_ended': {
    status: 409,
    kk: 'Құжат шақырумен бірге жолданған еді, бірақ шақыру қабылданбады, қайтарылды немесе мерзімі өтті. Қайта шақырыңыз немесе басқа алушыны таңдаңыз.',
    ru: 'Документ адресован с приглашением, а оно отклонено, отозвано или истекло. Пригласите снова или выберите другого получателя.',
    en: 'The document is addressed with an invitation that was refused, withdrawn or has run out. Invite again, or choose another recipient.',
  },
  'ability.already_signed': {
    status: 409,
    kk: 'Құжатқа қол қойылған: оны өзгертуге болмайды.',
    ru: 'Документ подписан: изменить его нельзя.',
    en: 'The document has been signed: it can no longer be changed.',
  },
  'ability.you_signed': {
    status: 409,
    kk: 'Сіз бұл құжатқа қол қойып қойғансыз.',
    ru: 'Вы уже подписали этот документ.',
    en: 'You have signed this document already.',
  },
  'ability.others_turn': {
    status: 409,
    kk: 'Қол қою кезегі сізде емес: {name} күтілуде.',
    ru: 'Сейчас очередь подписывать не ваша: ждём {name}.',
    en: 'It is not your turn to sign: {name} is awaited.',
  },
  'ability.not_asked_to_sign': {
    status: 409,
    kk: 'Ұйымыңыздан қол қоюға тиіс адамдардың бәрі қол қойды.',
    ru: 'Все, кто должен подписать от вашей организации, уже подписали.',
    en: 'Everybody who is to sign for your organisation has signed.',
  },
  'ability.recipient_signs_first': {
    status: 409,
    kk: 'Бұл құжатқа алдымен алушы қол қояды: оны жіберіңіз, қолды ол қойғаннан кейін қоясыз.',
    ru: 'Этот документ сначала подписывает получатель: отправьте его, а подпишете после получателя.',
    en: 'The recipient signs this document first: send it, and sign once the recipient has.',
  },
  'ability.recipients_sign_first': {
    status: 409,
    kk: 'Алдымен барлық алушы қол қояды; содан кейін сіз қол қойып, құжатты аяқтайсыз.',
    ru: 'Сначала подписывают все получатели; после них подпишете вы и завершите документ.',
    en: 'All recipients sign first; after them you sign and complete the document.',
  },
  'ability.not_signed': {
    status: 409,
    kk: 'Құжатқа әлі қол қойылмаған.',
    ru: 'Документ ещё не подписан.',
    en: 'The document has not been signed yet.',
  },
  'ability.already_sent': {
    status: 409,
    kk: 'Құжат жіберіліп қойған.',
    ru: 'Документ уже отправлен.',
    en: 'The document has already been sent.',
  },
  'ability.not_sent': {
    status: 409,
    kk: 'Құжат әлі жіберілмеген.',
    ru: 'Документ ещё не отправлен.',
    en: 'The document has not been sent yet.',
  },
  'ability.recalled': {
    status: 409,
    kk: 'Жіберуші құжатты кері қайтарып алған.',
    ru: 'Отправитель отозвал документ.',
    en: 'The sender has recalled the document.',
  },
  'ability.already_received': {
    status: 409,
    kk: 'Алушы құжатты ашқан: кері қайтарып алуға болмайды.',
    ru: 'Получатель открыл документ: отозвать его уже нельзя.',
    en: 'The recipient has opened the document: it can no longer be recalled.',
  },
  'ability.already_opened': {
    status: 409,
    kk: 'Құжат ашылған.',
    ru: 'Документ уже открыт.',
    en: 'The document has already been opened.',
  },
  'ability.not_opened': {
    status: 409,
    kk: 'Алдымен құжатты ашыңыз: сол кезде алу туралы түбіртек жасалады.',
    ru: 'Сначала откройте документ: в этот момент появится квитанция о получении.',
    en: 'Open the document first: at that moment the receipt comes into being.',
  },
  'ability.answer_waits': {
    status: 409,
    kk: 'Жауап тексерілуде: оның нәтижесін күтіңіз.',
    ru: 'Ответ проверяется: дождитесь результата.',
    en: 'The answer is being verified: wait for the outcome.',
  },
  'ability.already_answered': {
    status: 409,
    kk: 'Алушы құжатқа жауап беріп қойған.',
    ru: 'Получатель уже ответил на документ.',
    en: 'The recipient has already answered the document.',
  },
  'ability.changed_meanwhile': {
    status: 409,
    kk: 'Құжаттың күйі осы арада өзгерді: бетті жаңартыңыз.',
    ru: 'Состояние документа тем временем изменилось: обновите страницу.',
    en: 'The state of the document has changed meanwhile: reload the page.',
  },
} as const;
