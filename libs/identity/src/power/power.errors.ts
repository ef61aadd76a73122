/** Why a power does not reach: the same sentences stand beside a switched-off button and in a refusal. */
export const POWER_ERRORS = {
  'power.missing': {
    status: 403,
    kk: 'Сізде бұл әрекетке өкілеттік жоқ: оны қатысушының әкімшісі береді.',
    ru: 'У вас нет полномочия на это действие: его даёт администратор участника.',
    en: 'You do not hold the power for this act: the participant administrator grants it.',
  },
  'power.certificate': {
    status: 403,
    kk: 'Сертификатыңызда қол қою құқығы жоқ: ұйым атынан қол қою үшін порталда қол қойылған сенімхат керек.',
    ru: 'В вашем сертификате нет права подписи: чтобы подписывать за организацию, нужна подписанная на портале доверенность.',
    en: 'Your certificate carries no right to sign: signing for the organisation takes a power of attorney signed on the portal.',
  },
  'power.type': {
    status: 403,
    kk: 'Өкілеттігіңіз мұндай түрдегі құжатқа жүрмейді. Әкімшіге жүгініңіз немесе құжатты өкілеттігі бар қызметкерге беріңіз.',
    ru: 'Ваши полномочия не распространяются на документы этого вида. Обратитесь к администратору или передайте документ тому, у кого полномочие есть.',
    en: 'Your powers do not reach documents of this type. Turn to the administrator, or hand the document to one who holds the power.',
  },
  'power.department': {
    status: 403,
    kk: 'Өкілеттігіңіз бұл құжаттың бөлімшесіне жүрмейді. Құжаттың бөлімшесін тексеріңіз немесе әкімшіге жүгініңіз.',
    ru: 'Ваши полномочия не распространяются на подразделение этого документа. Проверьте подразделение или обратитесь к администратору.',
    en: 'Your powers do not reach the department of this document. Check its department, or turn to the administrator.',
  },
  'power.amount': {
    status: 403,
    kk: 'Өкілеттігіңіз {limit} ₸ дейін жүреді. Бұдан жоғары сомаға басқа қызметкердің өкілеттігі немесе сенімхат керек.',
    ru: 'Ваше полномочие действует до {limit} ₸. Для сумм выше нужно полномочие другого сотрудника или доверенность на большую сумму.',
    en: 'Your power reaches up to {limit} ₸. Sums above it need another employee’s power, or a power of attorney for a larger sum.',
  },
  'power.amount_unknown': {
    status: 403,
    kk: 'Өкілеттігіңіз сомамен шектелген, ал құжатта сома көрсетілмеген. Құжаттың сомасын толтырыңыз (сомасы жоқ болса, 0).',
    ru: 'Ваше полномочие ограничено суммой, а в документе сумма не указана. Укажите сумму документа (0, если суммы нет).',
    en: 'Your power is limited by a sum, and the document names none. Give the sum of the document (0 where there is none).',
  },
  'power.not_in_force': {
    status: 403,
    kk: 'Өкілеттігіңіздің мерзімі әлі басталмаған немесе өтіп кеткен.',
    ru: 'Срок вашего полномочия ещё не начался или уже истёк.',
    en: 'The term of your power has not begun yet, or has run out.',
  },
  'power.withdrawn': {
    status: 403,
    kk: 'Өкілеттігіңіз («{name}») {at} қайтарып алынған, сондықтан әрекет орындалмады.',
    ru: 'Ваше полномочие («{name}») отозвано {at}, поэтому действие не выполнено.',
    en: 'Your power (“{name}”) was withdrawn on {at}, so the act was not carried out.',
  },
} as const;

/** Code of a reason. */
export type PowerReason = keyof typeof POWER_ERRORS;
