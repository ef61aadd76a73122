import { type ErrorCatalogue, refusals } from '@qujat/kernel';

const CATALOGUE = {
  'sign-in.nonce_unknown': {
    status: 409,
    kk: 'Бұл кіру сұрауы осы терезеге тиесілі емес. Кіруді қайта бастаңыз.',
    ru: 'Этот запрос на вход относится к другому окну. Начните вход заново.',
    en: 'This sign-in request belongs to another window. Start signing in again.',
  },
  'sign-in.nonce_used': {
    status: 409,
    kk: 'Бұл кіру сұрауы бұрын пайдаланылған. Кіруді қайта бастаңыз.',
    ru: 'Этот запрос на вход уже использован. Начните вход заново.',
    en: 'This sign-in request has been used already. Start signing in again.',
  },
  'sign-in.nonce_late': {
    status: 409,
    kk: 'Қол қою үшін берілген уақыт өтіп кетті. Кіруді қайта бастаңыз.',
    ru: 'Время на подпись истекло. Начните вход заново.',
    en: 'The time for signing has run out. Start signing in again.',
  },
  'sign-in.rejected': {
    status: 422,
    kk: 'Кіру қабылданбады: {why}',
    ru: 'Вход отклонён: {why}',
    en: 'Sign-in was refused: {why}',
  },
  'sign-in.certificate_revoked': {
    status: 422,
    kk: 'Бұл сертификат кері қайтарылған, онымен кіруге болмайды. Қолданыстағы кілтіңізді таңдаңыз немесе ҰКО-дан жаңасын алыңыз.',
    ru: 'Этот сертификат отозван, войти по нему нельзя. Выберите действующий ключ или получите новый в НУЦ.',
    en: 'This certificate has been revoked and cannot be used to sign in. Choose a valid key or get a new one from the NCA.',
  },
  'sign-in.certificate_suspended': {
    status: 422,
    kk: 'Бұл сертификаттың қолданылуы тоқтатыла тұрған. Ол қайта қосылғаннан кейін немесе басқа кілтпен кіріңіз.',
    ru: 'Действие этого сертификата приостановлено. Войдите, когда оно возобновится, или выберите другой ключ.',
    en: 'This certificate is suspended. Sign in once it has been restored, or choose another key.',
  },
  'sign-in.certificate_expired': {
    status: 422,
    kk: 'Бұл сертификаттың мерзімі өтіп кеткен. Қолданыстағы кілтіңізді таңдаңыз немесе ҰКО-дан жаңасын алыңыз.',
    ru: 'Срок действия этого сертификата истёк. Выберите действующий ключ или получите новый в НУЦ.',
    en: 'This certificate has expired. Choose a valid key or get a new one from the NCA.',
  },
  'sign-in.certificate_early': {
    status: 422,
    kk: 'Бұл сертификат әлі күшіне енген жоқ. Мерзімі басталғанда кіріңіз немесе басқа кілтті таңдаңыз.',
    ru: 'Этот сертификат ещё не действует. Войдите, когда начнётся его срок, или выберите другой ключ.',
    en: 'This certificate is not valid yet. Sign in once its term has begun, or choose another key.',
  },
  'sign-in.authority_unknown': {
    status: 422,
    kk: 'Бұл сертификатты портал сенетін куәландырушы орталық бермеген. ҰКО берген кілтті таңдаңыз.',
    ru: 'Этот сертификат выдан не тем удостоверяющим центром, которому доверяет портал. Выберите ключ, выданный НУЦ.',
    en: 'This certificate does not come from an authority that the portal trusts. Choose a key issued by the NCA.',
  },
  'sign-in.other_content': {
    status: 422,
    kk: 'Қол қойылған мәтін порталдың кіру сұрауы емес. Кіруді қайта бастаңыз.',
    ru: 'Подписан не тот текст, который портал дал для входа. Начните вход заново.',
    en: 'What was signed is not the text that the portal gave out for signing in. Start signing in again.',
  },
  'sign-in.user_suspended': {
    status: 403,
    kk: 'Сіздің портал пайдаланушысы ретіндегі тіркелгіңіз тоқтатыла тұрған. Ұйымыңыздың әкімшісіне немесе порталдың операторына жүгініңіз.',
    ru: 'Ваша учётная запись на портале приостановлена. Обратитесь к администратору вашей организации или к оператору портала.',
    en: 'Your account on the portal is suspended. Turn to the administrator of your organisation or to the operator of the portal.',
  },
  'sign-in.one_signer': {
    status: 422,
    kk: 'Кіру үшін дәл бір адамның қолы керек.',
    ru: 'Для входа нужна подпись ровно одного человека.',
    en: 'Signing in takes the signature of exactly one person.',
  },
  'sign-in.wrong_certificate': {
    status: 422,
    kk: 'Бұл сертификат тұлғаға кіруге арналмаған (қазынашылық, ақпараттық жүйе немесе қызметтік сертификат). Өз ЭЦҚ кілтіңізді таңдаңыз.',
    ru: 'Этот сертификат не предназначен для входа человека (Казначейство, информационная система или служебный). Выберите свой ключ ЭЦП.',
    en: 'This certificate is not meant for a person to sign in (Treasury-Client, information system or service). Choose your own key.',
  },
  'sign-in.try_later': {
    status: 503,
    kk: 'ҰКО сертификаттың күйін қазір растай алмайды, сондықтан кіру мүмкін емес. Бірнеше минуттан кейін қайталаңыз.',
    ru: 'НУЦ сейчас не может подтвердить состояние сертификата, поэтому войти нельзя. Повторите через несколько минут.',
    en: 'The NCA cannot confirm the state of the certificate at the moment, so signing in is not possible. Try again in a few minutes.',
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
  'agreement.not_found': {
    status: 404,
    kk: 'Мұндай құжат жоқ.',
    ru: 'Такого документа нет.',
    en: 'There is no such agreement.',
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
} as const satisfies ErrorCatalogue;

/** The refusals of identity. */
export const IDENTITY_ERRORS: ErrorCatalogue = CATALOGUE;

/** Throws one of them: `throw refuse('participant.not_found')`. */
export const refuse = refusals(CATALOGUE);

/** A declared code. */
export type IdentityErrorCode = keyof typeof CATALOGUE;
