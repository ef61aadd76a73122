/** The words of a report in the portal's languages. */
import type { Localized } from '@qujat/kernel';
import type { Indication, Level, Role, SubIndication } from './report.js';

/** The verdict in two or three words. */
export const INDICATIONS: Readonly<Record<Indication, Localized>> = {
  'TOTAL-PASSED': { kk: 'Қолтаңба жарамды', ru: 'Подпись действительна', en: 'The signature is valid' },
  'TOTAL-FAILED': { kk: 'Қолтаңба жарамсыз', ru: 'Подпись недействительна', en: 'The signature is not valid' },
  INDETERMINATE: {
    kk: 'Қолтаңбаның жарамдылығы расталмады',
    ru: 'Действительность подписи не подтверждена',
    en: 'The validity of the signature is not confirmed',
  },
};

/** Why, and what one can do. */
export const SUB_INDICATIONS: Readonly<Record<SubIndication, Localized>> = {
  NO_SIGNATURE_FOUND: {
    kk: 'Файлда бірде-бір қолтаңба жоқ.',
    ru: 'В файле нет ни одной подписи.',
    en: 'There is no signature in the file.',
  },
  FORMAT_FAILURE: {
    kk: 'Қолтаңба файлы бүлінген немесе стандартқа сай емес. Құжатқа қайта қол қойыңыз.',
    ru: 'Файл подписи повреждён или не соответствует стандарту. Подпишите документ заново.',
    en: 'The signature file is damaged or does not follow the standard. Sign the document again.',
  },
  HASH_FAILURE: {
    kk: 'Құжат қол қойылғаннан кейін өзгертілген немесе бұл басқа құжаттың қолтаңбасы.',
    ru: 'Документ изменён после подписания, или это подпись другого документа.',
    en: 'The document was changed after signing, or the signature belongs to another document.',
  },
  SIG_CRYPTO_FAILURE: {
    kk: 'Қолтаңба сертификаттағы кілтпен жасалмаған: ол жалған немесе бүлінген.',
    ru: 'Подпись создана не тем ключом, что указан в сертификате: она подделана или повреждена.',
    en: 'The signature was not made with the key of the certificate: it is forged or damaged.',
  },
  REVOKED: {
    kk: 'Сертификат кері қайтарып алынған, ал себебі қолтаңбаға сенуге мүмкіндік бермейді.',
    ru: 'Сертификат отозван, и причина отзыва не позволяет доверять подписи.',
    en: 'The certificate was revoked, and for a reason that leaves no trust in the signature.',
  },
  EXPIRED: {
    kk: 'Қолтаңба сертификаттың мерзімі біткеннен кейін жасалған.',
    ru: 'Подпись создана после окончания срока действия сертификата.',
    en: 'The signature was made after the certificate had expired.',
  },
  NOT_YET_VALID: {
    kk: 'Қолтаңба сертификат күшіне енгенге дейін болған.',
    ru: 'Подпись существовала до начала срока действия сертификата.',
    en: 'The signature existed before the certificate became valid.',
  },
  SIG_CONSTRAINTS_FAILURE: {
    kk: 'Қолтаңба портал ережелеріне сай емес.',
    ru: 'Подпись не отвечает правилам портала.',
    en: 'The signature does not meet the rules of the portal.',
  },
  CHAIN_CONSTRAINTS_FAILURE: {
    kk: 'Бұл сертификатпен құжатқа қол қоюға болмайды: ол басқа мақсатқа берілген.',
    ru: 'Этим сертификатом нельзя подписывать: он выдан для другой цели.',
    en: 'This certificate may not be used for signing: it was issued for another purpose.',
  },
  CERTIFICATE_CHAIN_GENERAL_FAILURE: {
    kk: 'Сертификатты куәландырушы орталық растамайды.',
    ru: 'Удостоверяющий центр не подтверждает этот сертификат.',
    en: 'The certification authority does not confirm this certificate.',
  },
  CRYPTO_CONSTRAINTS_FAILURE: {
    kk: 'Қолтаңба алгоритмі қабылданбайды.',
    ru: 'Алгоритм подписи не принимается.',
    en: 'The algorithm of the signature is not accepted.',
  },
  CRYPTO_CONSTRAINTS_FAILURE_NO_POE: {
    kk: 'Қолтаңба алгоритмі ескірген, сенімді болып саналмайды.',
    ru: 'Алгоритм подписи устарел и больше не считается надёжным.',
    en: 'The algorithm of the signature is outdated and no longer counts as reliable.',
  },
  POLICY_PROCESSING_ERROR: {
    kk: 'Қолтаңба сілтеген қолтаңба саясатын өңдеу мүмкін болмады.',
    ru: 'Политику подписи, на которую она ссылается, не удалось обработать.',
    en: 'The signature policy that the signature refers to could not be processed.',
  },
  SIGNATURE_POLICY_NOT_AVAILABLE: {
    kk: 'Қолтаңба сілтеген қолтаңба саясаты қолжетімсіз.',
    ru: 'Политика подписи, на которую она ссылается, недоступна.',
    en: 'The signature policy that the signature refers to is not available.',
  },
  TIMESTAMP_ORDER_FAILURE: {
    kk: 'Уақыт белгілерінің реті бұзылған.',
    ru: 'Нарушен порядок меток времени.',
    en: 'The timestamps are out of order.',
  },
  NO_SIGNING_CERTIFICATE_FOUND: {
    kk: 'Қол қоюшының сертификаты табылмады немесе ауыстырылған.',
    ru: 'Сертификат подписавшего не найден или подменён.',
    en: "The signer's certificate was not found, or was exchanged.",
  },
  NO_CERTIFICATE_CHAIN_FOUND: {
    kk: 'Сертификат сенімді куәландырушы орталықтан алынбаған.',
    ru: 'Сертификат выдан не тем удостоверяющим центром, которому доверяет портал.',
    en: 'The certificate does not come from a certification authority that the portal trusts.',
  },
  NO_CERTIFICATE_CHAIN_FOUND_NO_POE: {
    kk: 'Сертификат тізбегі тексеру уақытында расталмайды, ал қолтаңбаның бұрын жасалғаны дәлелденбеген.',
    ru: 'Цепочка сертификатов на время проверки не подтверждается, и не доказано, что подпись создана раньше.',
    en: 'The certificate path does not hold at the time of checking, and nothing proves that the signature is older.',
  },
  REVOKED_NO_POE: {
    kk: 'Сертификат кері қайтарып алынған, ал қолтаңбаның бұрын жасалғаны дәлелденбеген.',
    ru: 'Сертификат отозван, и не доказано, что подпись создана раньше.',
    en: 'The certificate was revoked, and nothing proves that the signature is older.',
  },
  REVOKED_CA_NO_POE: {
    kk: 'Куәландырушы орталықтың сертификаты кері қайтарып алынған.',
    ru: 'Сертификат удостоверяющего центра отозван.',
    en: 'The certificate of the certification authority was revoked.',
  },
  OUT_OF_BOUNDS_NO_POE: {
    kk: 'Сертификаттың мерзімі біткен, ал қолтаңбаның бұрын жасалғаны уақыт белгісімен дәлелденбеген.',
    ru: 'Срок сертификата истёк, и меткой времени не доказано, что подпись создана раньше.',
    en: 'The certificate has expired, and no timestamp proves that the signature is older.',
  },
  OUT_OF_BOUNDS_NOT_REVOKED: {
    kk: 'Сертификаттың мерзімі біткен, ол кері қайтарып алынбаған.',
    ru: 'Срок сертификата истёк, он не был отозван.',
    en: 'The certificate has expired; it was not revoked.',
  },
  REVOCATION_OUT_OF_BOUNDS_NO_POE: {
    kk: 'Кері қайтарып алу туралы деректердің өзі ескірген.',
    ru: 'Сами данные об отзыве устарели.',
    en: 'The revocation data itself is out of date.',
  },
  NO_POE: {
    kk: 'Қолтаңбаның қажетті уақытта бар болғаны дәлелденбеген.',
    ru: 'Не доказано, что подпись существовала в нужное время.',
    en: 'Nothing proves that the signature existed at the time in question.',
  },
  TRY_LATER: {
    kk: 'Сертификаттың күйін қазір растау мүмкін емес: ол тоқтатыла тұрған немесе деректер жоқ. Кейінірек қайталаңыз.',
    ru: 'Состояние сертификата сейчас нельзя подтвердить: он приостановлен, или данных нет. Повторите позже.',
    en: 'The state of the certificate cannot be confirmed now: it is suspended, or data is missing. Try again later.',
  },
  SIGNED_DATA_NOT_FOUND: {
    kk: 'Қол қойылған құжат берілмеген: оны қолтаңбамен бірге көрсетіңіз.',
    ru: 'Не передан сам подписанный документ: укажите его вместе с подписью.',
    en: 'The signed document itself is missing: give it together with the signature.',
  },
};

/** Roles from the key-use identifiers. */
export const ROLES: Readonly<Record<Role, Localized>> = {
  individual: { kk: 'жеке тұлға', ru: 'физическое лицо', en: 'individual' },
  'first-head': { kk: 'бірінші басшы', ru: 'первый руководитель', en: 'first head' },
  'sign-right': { kk: 'қол қою құқығы бар тұлға', ru: 'лицо с правом подписи', en: 'person with the right to sign' },
  'finance-sign-right': {
    kk: 'қаржы құжаттарына қол қою құқығы бар тұлға',
    ru: 'лицо с правом подписи финансовых документов',
    en: 'person with the right to sign financial documents',
  },
  hr: { kk: 'кадр қызметінің қызметкері', ru: 'сотрудник отдела кадров', en: 'HR officer' },
  employee: { kk: 'қызметкер', ru: 'сотрудник', en: 'employee' },
  'legal-entity': { kk: 'заңды тұлға', ru: 'юридическое лицо', en: 'legal entity' },
  'information-system': { kk: 'ақпараттық жүйе', ru: 'информационная система', en: 'information system' },
  'treasury-client': { kk: '«Қазынашылық-Клиент»', ru: '«Казначейство-Клиент»', en: 'Treasury-Client' },
  tsa: { kk: 'уақыт белгісі қызметі', ru: 'служба меток времени', en: 'time-stamping authority' },
  ocsp: { kk: 'OCSP қызметі', ru: 'служба OCSP', en: 'OCSP responder' },
  'nca-staff': { kk: 'ҰКО қызметкері', ru: 'сотрудник НУЦ', en: 'staff of the NCA' },
};

/** Levels. */
export const LEVELS: Readonly<Record<Level, Localized>> = {
  CMS: { kk: 'CMS', ru: 'CMS', en: 'CMS' },
  XMLDSig: { kk: 'XML-DSig', ru: 'XML-DSig', en: 'XML-DSig' },
  B: { kk: 'B, негізгі', ru: 'B, базовый', en: 'B, basic' },
  T: { kk: 'T, уақыт белгісімен', ru: 'T, с меткой времени', en: 'T, with timestamp' },
  LT: {
    kk: 'LT, сертификаттардың күйі туралы деректермен',
    ru: 'LT, с данными о состоянии сертификатов',
    en: 'LT, with the data about its certificates inside',
  },
  LTA: {
    kk: 'LTA, мұрағаттық уақыт белгісімен',
    ru: 'LTA, с архивной меткой времени',
    en: 'LTA, with an archive timestamp',
  },
};

/** What each check is about. */
export const CHECKS: Readonly<Record<string, Localized>> = {
  'cms.format': { kk: 'Қолтаңба пішімі', ru: 'Формат подписи', en: 'Format of the signature' },
  'cms.signers': { kk: 'Қол қоюшылар', ru: 'Подписавшие', en: 'Signers' },
  'cms.signed-attributes': { kk: 'Қол қойылған атрибуттар', ru: 'Подписанные атрибуты', en: 'Signed attributes' },
  'cms.content-type': { kk: 'Мазмұн түрі', ru: 'Тип содержимого', en: 'Content type' },
  'cms.attached-content': {
    kk: 'Қолтаңба ішіндегі құжат пен берілген файл бірдей',
    ru: 'Документ внутри подписи и переданный файл совпадают',
    en: 'The document inside the signature is the given file',
  },
  'cms.content': { kk: 'Қол қойылған құжат', ru: 'Подписанный документ', en: 'The signed document' },
  'cms.message-digest': { kk: 'Құжат өзгермеген', ru: 'Документ не изменён', en: 'The document is unchanged' },
  'cms.signing-certificate': {
    kk: 'Қол қоюшының сертификаты',
    ru: 'Сертификат подписавшего',
    en: "The signer's certificate",
  },
  'crypto.algorithm': { kk: 'Алгоритм сенімді', ru: 'Алгоритм надёжен', en: 'The algorithm is reliable' },
  'crypto.signature': { kk: 'Қолтаңба мәні', ru: 'Значение подписи', en: 'Value of the signature' },
  'certificate.key-usage': { kk: 'Кілттің қолданылуы', ru: 'Использование ключа', en: 'Key usage' },
  'certificate.key-purpose': { kk: 'Кілттің мақсаты', ru: 'Назначение ключа', en: 'Key purpose' },
  'path.found': { kk: 'Сенім тізбегі', ru: 'Цепочка доверия', en: 'Path of trust' },
  'path.signature': { kk: 'Тізбектегі қолтаңбалар', ru: 'Подписи в цепочке', en: 'Signatures in the path' },
  'path.authority': {
    kk: 'Куәландырушы орталықтың құқығы',
    ru: 'Право издателя выдавать сертификаты',
    en: 'Right to issue certificates',
  },
  'path.length': { kk: 'Тізбек ұзындығы', ru: 'Длина цепочки', en: 'Length of the path' },
  'path.critical-extensions': {
    kk: 'Сертификат кеңейтімдері',
    ru: 'Расширения сертификатов',
    en: 'Extensions of certificates',
  },
  'path.names': {
    kk: 'Атаулар жоғарғы орталық рұқсат еткен шекте',
    ru: 'Имена в пределах, разрешённых вышестоящим центром',
    en: 'Names within what the authorities above allow',
  },
  'path.policies': { kk: 'Сертификат саясаттары', ru: 'Политики сертификатов', en: 'Certificate policies' },
  'path.peer-name': {
    kk: 'Сертификат күтілген атауға берілген',
    ru: 'Сертификат выдан на ожидаемое имя',
    en: 'The certificate is for the name that was meant',
  },
  'path.profile': {
    kk: 'Сертификаттар стандарт бейініне сай',
    ru: 'Сертификаты соответствуют профилю стандарта',
    en: 'Certificates follow the profile of the standard',
  },
  'path.validity': { kk: 'Қолданылу мерзімі', ru: 'Срок действия', en: 'Period of validity' },
  'path.revocation': { kk: 'Кері қайтарып алынбаған', ru: 'Не отозван', en: 'Not revoked' },
  'path.proof-of-existence': {
    kk: 'Сол кезде болғаны дәлелденген',
    ru: 'Существование на тот момент доказано',
    en: 'Proven to have existed then',
  },
  'timestamp.signature': { kk: 'Уақыт белгісі', ru: 'Метка времени', en: 'Timestamp' },
  'timestamp.content': {
    kk: 'Мазмұнның уақыт белгісі',
    ru: 'Метка времени содержимого',
    en: 'Timestamp over the content',
  },
  'timestamp.archive': { kk: 'Мұрағаттық уақыт белгісі', ru: 'Архивная метка времени', en: 'Archive timestamp' },
  'timestamp.imprint': {
    kk: 'Уақыт белгісі дәл осыған берілген',
    ru: 'Метка времени выдана именно на это',
    en: 'The timestamp is over this',
  },
  'timestamp.time': { kk: 'Уақыт белгісінің уақыты', ru: 'Время метки', en: 'Time of the timestamp' },
  'timestamp.order': {
    kk: 'Уақыт белгілерінің реті',
    ru: 'Порядок меток времени',
    en: 'Order of the timestamps',
  },
  'signature.policy': { kk: 'Қолтаңба саясаты', ru: 'Политика подписи', en: 'Signature policy' },
  'cms.attribute-certificates': {
    kk: 'Атрибут сертификаттары',
    ru: 'Атрибутные сертификаты',
    en: 'Attribute certificates',
  },
  'cms.counter-signatures': { kk: 'Қарсы қолтаңбалар', ru: 'Заверяющие подписи', en: 'Counter-signatures' },
  'container.files': {
    kk: 'Қол қойылған файлдардың бәрі контейнерде бар',
    ru: 'Все подписанные файлы есть в контейнере',
    en: 'All signed files are in the container',
  },
  'container.digest': {
    kk: 'Контейнердегі файлдар өзгермеген',
    ru: 'Файлы контейнера не изменены',
    en: 'The files of the container are unchanged',
  },
  'container.digest-algorithm': {
    kk: 'Файлдардың хеш-алгоритмі сенімді',
    ru: 'Алгоритм хеширования файлов надёжен',
    en: 'The digest algorithm of the files is reliable',
  },
  'container.unsigned-files': {
    kk: 'Контейнерде қол қойылмаған файлдар жоқ',
    ru: 'В контейнере нет неподписанных файлов',
    en: 'There are no unsigned files in the container',
  },
  'container.long-term': {
    kk: 'Контейнердің мұрағаттық дәлелдері',
    ru: 'Архивные доказательства контейнера',
    en: 'Archive evidence of the container',
  },
  'container.given-file': {
    kk: 'Берілген файл контейнердегі файлмен бірдей',
    ru: 'Переданный файл есть среди подписанных',
    en: 'The given file is among the signed ones',
  },
  'xml.format': { kk: 'XML қолтаңбасының құрылымы', ru: 'Строение подписи XML', en: 'Structure of the XML signature' },
  'xml.references': {
    kk: 'Қол қойылған бөліктердің бәрі бар',
    ru: 'Всё подписанное на месте',
    en: 'Everything signed is there',
  },
  'xml.reference-digest': {
    kk: 'Қол қойылған бөлік өзгермеген',
    ru: 'Подписанное не изменено',
    en: 'What was signed is unchanged',
  },
  'xml.coverage': {
    kk: 'Қолтаңба құжаттың бәрін қамтиды',
    ru: 'Подпись охватывает документ целиком',
    en: 'The signature covers the whole document',
  },
  'xml.signed-properties': {
    kk: 'Қолтаңбаның қасиеттеріне қол қойылған',
    ru: 'Свойства подписи подписаны',
    en: 'The properties of the signature are signed',
  },
  'xml.signing-certificate': {
    kk: 'Қол қоюшының сертификаты табылды',
    ru: 'Сертификат подписавшего найден',
    en: 'The signer’s certificate is identified',
  },
  // the portal's own rules (docs/adr/0029)
  'qujat.one-signer': { kk: 'Файлда бір қол қоюшы', ru: 'В файле один подписавший', en: 'One signer in the file' },
  'qujat.signer-role': {
    kk: 'Кілт портал қабылдайтын мақсатқа берілген',
    ru: 'Ключ выдан для цели, которую портал принимает',
    en: 'The key was issued for a purpose that the portal accepts',
  },
};
