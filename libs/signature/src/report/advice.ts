/** What one can do about a verdict: apart from the explanation, which says why. */
import type { Localized } from '@qujat/kernel';
import type { SubIndication } from './report.js';

/** When the signature is valid there is one thing left to do: keep it so. */
export const ADVICE_PASSED: Localized = {
  kk: 'Құжат пен қолтаңба файлын бірге сақтаңыз: екеуінің біріне де өзгеріс енгізбеңіз.',
  ru: 'Храните документ и файл подписи вместе и не изменяйте ни тот, ни другой.',
  en: 'Keep the document and the signature file together, and change neither of them.',
};

/** By sub-indication. */
export const ADVICE: Readonly<Record<SubIndication, Localized>> = {
  NO_SIGNATURE_FOUND: {
    kk: 'Қол қоюшыдан дәл қолтаңба файлын (әдетте .p7s, .cms немесе .sig) сұраңыз: бұл құжаттың қол қойылмаған көшірмесі болуы мүмкін.',
    ru: 'Запросите у подписавшего именно файл подписи (обычно .p7s, .cms или .sig): возможно, это неподписанная копия документа.',
    en: 'Ask the signer for the signature file itself (usually .p7s, .cms or .sig): this may be an unsigned copy of the document.',
  },
  FORMAT_FAILURE: {
    kk: 'Файлды көзінен қайта жүктеп алып, тағы бір рет тексеріңіз. Нәтиже өзгермесе, қол қоюшыдан құжатқа жаңадан қол қоюды сұраңыз.',
    ru: 'Скачайте файл из источника ещё раз и повторите проверку. Если ответ тот же, попросите подписать документ заново.',
    en: 'Get the file from its source once more and check again. If the answer is the same, ask for the document to be signed anew.',
  },
  HASH_FAILURE: {
    kk: 'Қолтаңбамен бірге алынған бастапқы файлды көрсетіңіз: қайта сақталған, түрлендірілген немесе сканерленген көшірме сәйкес келмейді. Мұндай файл болмаса, құжаттың бұл нұсқасына сенбеңіз.',
    ru: 'Укажите исходный файл, полученный вместе с подписью: пересохранённая, преобразованная или отсканированная копия не подойдёт. Если исходного файла нет, не полагайтесь на эту версию документа.',
    en: 'Give the original file that came with the signature: a copy that was saved anew, converted or scanned will not do. Without the original, do not rely on this version of the document.',
  },
  SIG_CRYPTO_FAILURE: {
    kk: 'Бұл құжатқа сүйенбеңіз. Қолтаңбаны қол қоюшының өзінен тікелей қайта сұратып, оның шыққан жерін анықтаңыз.',
    ru: 'Не полагайтесь на этот документ. Запросите подпись напрямую у подписавшего и выясните, откуда взялся этот файл.',
    en: 'Do not rely on this document. Ask the signer for the signature directly, and find out where this file came from.',
  },
  REVOKED: {
    kk: 'Бұл құжатқа сүйенбеңіз. Қол қоюшыдан жаңа сертификат алып, құжатқа қайта қол қоюды сұраңыз.',
    ru: 'Не полагайтесь на этот документ. Попросите подписавшего получить новый сертификат и подписать документ заново.',
    en: 'Do not rely on this document. Ask the signer to obtain a new certificate and to sign again.',
  },
  EXPIRED: {
    kk: 'Қол қоюшыдан құжатқа қолданыстағы сертификатпен қайта қол қоюды сұраңыз.',
    ru: 'Попросите подписать документ заново действующим сертификатом.',
    en: 'Ask for the document to be signed again with a certificate that is in force.',
  },
  NOT_YET_VALID: {
    kk: 'Қол қоюшының компьютеріндегі күн мен уақытты тексертіп, құжатқа қайта қол қоюды сұраңыз.',
    ru: 'Попросите подписавшего проверить дату и время на его компьютере и подписать документ заново.',
    en: 'Ask the signer to check the date and time of their computer and to sign again.',
  },
  SIG_CONSTRAINTS_FAILURE: {
    kk: 'Төмендегі тексерулерден қай ереже орындалмағанын қараңыз да, қол қоюшыдан соған сай қайта қол қоюды сұраңыз.',
    ru: 'Посмотрите ниже, какое правило не выполнено, и попросите подписать документ с его соблюдением.',
    en: 'See below which rule is not met, and ask for a signature that meets it.',
  },
  CHAIN_CONSTRAINTS_FAILURE: {
    kk: 'Қол қоюшыдан ҰКО берген қол қоюға арналған кілтпен қайта қол қоюды сұраңыз: жүйеге кіруге арналған кілт (AUTH) жарамайды.',
    ru: 'Попросите подписать документ ключом НУЦ для подписи: ключ для входа в системы (AUTH) не подходит.',
    en: 'Ask for the document to be signed with the key that the NCA issued for signing: the key for logging in (AUTH) will not do.',
  },
  CERTIFICATE_CHAIN_GENERAL_FAILURE: {
    kk: 'Қол қоюшыдан сертификатын ҰКО-да тексеруді сұраңыз. Расталмайынша, қолтаңбаны жарамды деп санамаңыз.',
    ru: 'Попросите подписавшего проверить свой сертификат в НУЦ. Пока он не подтверждён, не считайте подпись действительной.',
    en: 'Ask the signer to have the certificate looked at by the NCA. Until it is confirmed, do not take the signature for valid.',
  },
  CRYPTO_CONSTRAINTS_FAILURE: {
    kk: 'Қол қоюшыдан ҰКО-ның қазіргі кілтімен (ГОСТ Р 34.10-2015 немесе RSA-2048) қайта қол қоюды сұраңыз.',
    ru: 'Попросите подписать документ действующим ключом НУЦ (ГОСТ Р 34.10-2015 или RSA-2048).',
    en: 'Ask for the document to be signed with a current key of the NCA (GOST R 34.10-2015 or RSA-2048).',
  },
  CRYPTO_CONSTRAINTS_FAILURE_NO_POE: {
    kk: 'Қолтаңба алгоритм сенімді болған кезде жасалса, оны дәлелдейтін уақыт белгісі бар нұсқасын табыңыз. Ондай нұсқа болмаса, қазіргі кілтпен қайта қол қойғызыңыз.',
    ru: 'Если подпись создана, когда алгоритм был надёжен, найдите её экземпляр с меткой времени, который это доказывает. Если его нет, попросите подписать документ заново действующим ключом.',
    en: 'If the signature was made while the algorithm was reliable, find the copy with a timestamp that proves it. If there is none, ask for a new signature with a current key.',
  },
  POLICY_PROCESSING_ERROR: {
    kk: 'Қол қоюшыдан қолтаңба саясатын көрсетпей қайта қол қоюды сұраңыз немесе саясаттың түпнұсқасын сұратыңыз.',
    ru: 'Попросите подписать документ без ссылки на политику подписи или запросите текст самой политики.',
    en: 'Ask for a signature that refers to no signature policy, or for the policy itself.',
  },
  SIGNATURE_POLICY_NOT_AVAILABLE: {
    kk: 'Қол қоюшыдан саясаттың мәтінін сұратыңыз немесе саясатты көрсетпей қайта қол қоюды сұраңыз.',
    ru: 'Запросите у подписавшего текст политики или попросите подписать документ без ссылки на неё.',
    en: 'Ask the signer for the text of the policy, or for a signature that does not refer to it.',
  },
  TIMESTAMP_ORDER_FAILURE: {
    kk: 'Файл құрастырылған болуы мүмкін: қолтаңбаның бастапқы нұсқасын қол қоюшыдан тікелей алыңыз.',
    ru: 'Возможно, файл составлен из разных частей: получите исходный экземпляр подписи напрямую у подписавшего.',
    en: 'The file may have been put together from parts: get the original signature directly from the signer.',
  },
  NO_SIGNING_CERTIFICATE_FOUND: {
    kk: 'Қол қоюшыдан сертификаты ішіне салынған қолтаңбаны сұраңыз (NCALayer оны әдетте өзі салады).',
    ru: 'Попросите подпись, в которую вложен сертификат (NCALayer обычно вкладывает его сам).',
    en: 'Ask for a signature with the certificate inside (NCALayer usually puts it there by itself).',
  },
  NO_CERTIFICATE_CHAIN_FOUND: {
    kk: 'Сертификатты кім бергенін төменнен қараңыз. Қазақстанда заңды күші бар қолтаңба үшін ҰКО немесе аккредиттелген куәландырушы орталық берген сертификат қажет.',
    ru: 'Посмотрите ниже, кем выдан сертификат. Для юридически значимой подписи в Казахстане нужен сертификат НУЦ или аккредитованного удостоверяющего центра.',
    en: 'See below who issued the certificate. A signature with legal force in Kazakhstan needs a certificate of the NCA or of an accredited certification authority.',
  },
  NO_CERTIFICATE_CHAIN_FOUND_NO_POE: {
    kk: 'Уақыт белгісі бар нұсқасын табыңыз: ол қолтаңбаның тізбек жарамды кезде болғанын дәлелдей алады.',
    ru: 'Найдите экземпляр подписи с меткой времени: она может доказать, что подпись существовала, пока цепочка действовала.',
    en: 'Find a copy of the signature with a timestamp: it may prove that the signature existed while the path held.',
  },
  REVOKED_NO_POE: {
    kk: 'Қолтаңба сертификат қайтарып алынғанға дейін қойылса, уақыт белгісі бар нұсқасын табыңыз. Болмаса, жаңа сертификатпен қайта қол қойғызыңыз.',
    ru: 'Если подпись поставлена до отзыва, найдите её экземпляр с меткой времени. Если его нет, попросите подписать документ новым сертификатом.',
    en: 'If the signature was made before the revocation, find its copy with a timestamp. If there is none, ask for a signature with a new certificate.',
  },
  REVOKED_CA_NO_POE: {
    kk: 'Куәландырушы орталықтың хабарламасын қараңыз және қол қоюшыдан басқа сертификатпен қайта қол қоюды сұраңыз.',
    ru: 'Посмотрите сообщение удостоверяющего центра и попросите подписать документ другим сертификатом.',
    en: 'See what the certification authority has announced, and ask for a signature with another certificate.',
  },
  OUT_OF_BOUNDS_NO_POE: {
    kk: 'Уақыт белгісі бар нұсқасын табыңыз немесе құжатқа қолданыстағы сертификатпен қайта қол қойғызыңыз. Келешекте уақыт белгісі бар қолтаңба қойыңыз.',
    ru: 'Найдите экземпляр с меткой времени или попросите подписать документ действующим сертификатом. Впредь подписывайте с меткой времени.',
    en: 'Find the copy with a timestamp, or ask for a signature with a certificate that is in force. From now on, sign with a timestamp.',
  },
  OUT_OF_BOUNDS_NOT_REVOKED: {
    kk: 'Уақыт белгісі бар нұсқасын табыңыз: ол қолтаңбаның сертификат қолданыста болған кезде қойылғанын дәлелдей алады.',
    ru: 'Найдите экземпляр с меткой времени: она может доказать, что подпись поставлена в срок действия сертификата.',
    en: 'Find the copy with a timestamp: it may prove that the signature was made while the certificate was in force.',
  },
  REVOCATION_OUT_OF_BOUNDS_NO_POE: {
    kk: 'Қолтаңба жасалған кездегі OCSP жауабын немесе қайтарып алынғандар тізімін (CRL) табыңыз да, солармен бірге тексеріңіз.',
    ru: 'Найдите ответ OCSP или список отозванных (CRL) времени подписания и проверьте вместе с ними.',
    en: 'Find the OCSP answer or the revocation list (CRL) of the time of signing, and check together with it.',
  },
  NO_POE: {
    kk: 'Уақыт белгісі бар нұсқасын табыңыз: онсыз қолтаңбаның қашан қойылғаны белгісіз.',
    ru: 'Найдите экземпляр с меткой времени: без неё время подписи ничем не доказано.',
    en: 'Find a copy with a timestamp: without one nothing proves when the signature was made.',
  },
  TRY_LATER: {
    kk: 'Бірнеше минуттан кейін қайта тексеріңіз; интернетсіз тексерсеңіз, желіге қосылып, порталда тексеріңіз. Сертификаттың қолданысы тоқтатыла тұрса, ол қалпына келтірілгенін күтіңіз.',
    ru: 'Повторите через несколько минут; если проверяли без сети, подключитесь и проверьте на портале. Если действие сертификата приостановлено, дождитесь его возобновления.',
    en: 'Check again in a few minutes; if you checked offline, go online and check on the portal. If the certificate is suspended, wait until it is in force again.',
  },
  SIGNED_DATA_NOT_FOUND: {
    kk: 'Қол қойылған құжаттың файлын қолтаңбаға қоса көрсетіңіз: бұл қолтаңба құжаттан бөлек сақталған.',
    ru: 'Добавьте к подписи файл подписанного документа: эта подпись хранится отдельно от него.',
    en: 'Add the file of the signed document: this signature is kept apart from it.',
  },
};
