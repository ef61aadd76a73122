import type { ErrorCatalogue } from '@qujat/kernel';

/** Refusals about accounts of people without a certificate (D-3). */
export const ACCOUNT_ERRORS = {
  'account.link_unknown': {
    status: 404,
    kk: 'Бұл сілтеме жарамсыз: ол ауыстырылған, пайдаланылған немесе мерзімі өткен. Ұйымыңыздың әкімшісінен жаңасын сұраңыз.',
    ru: 'Эта ссылка не действует: её заменили, ею уже воспользовались, или её срок истёк. Попросите у администратора организации новую.',
    en: 'This link is not valid: it was replaced, used, or is too old. Ask the administrator of your organisation for a new one.',
  },
  'account.email_differs': {
    status: 422,
    kk: 'Шақыру басқа электрондық поштаға жіберілген. Хат келген мекенжайды енгізіңіз.',
    ru: 'Приглашение отправлено на другую почту. Введите адрес, на который пришло письмо.',
    en: 'The invitation was sent to another e-mail. Enter the address that the letter came to.',
  },
  'account.key_gone': {
    status: 409,
    kk: 'Баптау уақыты өтіп кетті немесе оны басқа терезеде жалғастырдыңыз. Сілтемені қайта ашыңыз немесе бір реттік құпиясөзді қайта енгізіңіз.',
    ru: 'Время настройки истекло, или она продолжена в другом окне. Откройте ссылку заново или снова введите одноразовый пароль.',
    en: 'The time for setting up has run out, or it goes on in another window. Open the link again, or enter the one-time password again.',
  },
  'account.one_time_wrong': {
    status: 422,
    kk: 'Логин немесе бір реттік құпиясөз сәйкес келмейді, не олардың мерзімі өткен. Екеуін де тексеріңіз немесе әкімшіден жаңасын сұраңыз.',
    ru: 'Логин или одноразовый пароль не подходят, или их срок истёк. Проверьте оба или попросите у администратора новые.',
    en: 'Login or one-time password do not fit, or are too old. Check both, or ask the administrator for new ones.',
  },
  'account.acknowledge': {
    status: 422,
    kk: 'Пайдалану ережелерімен танысқаныңызды растаңыз.',
    ru: 'Подтвердите, что вы ознакомились с правилами пользования.',
    en: 'Confirm that you have read the rules of use.',
  },
  'account.name': {
    status: 422,
    kk: 'Толтырыңыз: ең көбі 100 таңба.',
    ru: 'Заполните: не длиннее 100 знаков.',
    en: 'Fill in: 100 characters at most.',
  },
  'account.login_shape': {
    status: 422,
    kk: 'Логин – латын әріптері мен цифрлар, ортасында нүкте, сызықша болуы мүмкін; 2–40 таңба.',
    ru: 'Логин – латинские буквы и цифры, внутри можно точку и дефис; от 2 до 40 знаков.',
    en: 'A login has Latin letters and digits, with dots and hyphens inside; 2 to 40 characters.',
  },
  'account.login_taken': {
    status: 409,
    kk: 'Ұйымда мұндай логин бар. Басқасын таңдаңыз.',
    ru: 'Такой логин в организации уже есть. Выберите другой.',
    en: 'There is such a login in the organisation already. Choose another one.',
  },
  'account.invited_already': {
    status: 409,
    kk: 'Бұл пошта ұйымға шақырылған немесе оның тіркелгісі бар.',
    ru: 'Эта почта уже приглашена в организацию, или с ней есть учётная запись.',
    en: 'This e-mail has been invited to the organisation already, or has an account in it.',
  },
  'account.too_many_open': {
    status: 409,
    kk: 'Ашылмаған тіркелгілер тым көп ({most}). Алдымен керек еместерін қайтарып алыңыз.',
    ru: 'Слишком много неоткрытых учётных записей ({most}). Сначала отзовите ненужные.',
    en: 'Too many accounts wait to be opened ({most}). Withdraw those that are not needed first.',
  },
  'account.too_many_today': {
    status: 429,
    kk: 'Бүгін шақырулар тым көп жіберілді. Ертең жалғастырыңыз.',
    ru: 'Сегодня отправлено слишком много приглашений. Продолжите завтра.',
    en: 'Too many invitations have been sent today. Go on tomorrow.',
  },
  'account.not_found': {
    status: 404,
    kk: 'Ашылуын күтіп тұрған мұндай тіркелгі жоқ.',
    ru: 'Такой учётной записи, которая ждёт открытия, нет.',
    en: 'There is no such account that waits to be opened.',
  },
  'account.only_letters': {
    status: 409,
    kk: 'Хат тек сілтемемен шақырылғандарға жіберіледі. Бір реттік құпиясөз жоғалса, қайтарып алып, жаңадан беріңіз.',
    ru: 'Письмо отправляют только приглашённым по ссылке. Если одноразовый пароль потерян, отзовите запись и выдайте новую.',
    en: 'Letters are sent only to those invited by link. Where a one-time password is lost, withdraw it and make a new one.',
  },
  'member.no_certificate': {
    status: 409,
    kk: 'Бұл пайдаланушының сертификаты жоқ: ол тек аты аталған рөлдер бойынша әрекет етеді, әкімшілік етпейді және қол қоймайды.',
    ru: 'У этого пользователя нет сертификата: он действует только по назначенным ролям, не администрирует и не подписывает.',
    en: 'This person has no certificate: they act by roles given to them, and neither administer nor sign.',
  },
  'member.has_certificate': {
    status: 409,
    kk: 'Бұл пайдаланушы сертификатпен кіреді: құпиясөзді өзі баптайды.',
    ru: 'Этот пользователь входит по сертификату: пароль он настраивает сам.',
    en: 'This person signs in by certificate, and sets a password up by themselves.',
  },
} as const satisfies ErrorCatalogue;
