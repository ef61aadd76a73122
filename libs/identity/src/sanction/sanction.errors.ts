import type { ErrorCatalogue } from '@qujat/kernel';

/** Refusals about sanctions (E-10.2.2). */
export const SANCTION_ERRORS = {
  'sanction.not_found': {
    status: 404,
    kk: 'Мұндай санкция жоқ.',
    ru: 'Такой санкции нет.',
    en: 'There is no such sanction.',
  },
  'sanction.files_many': {
    status: 409,
    kk: 'Шағымға {most, number} файлдан артық қосуға болмайды. Керегі жоқ бірін алып тастаңыз.',
    ru: 'К жалобе можно приложить не более {most, number} файлов. Уберите лишний.',
    en: 'An appeal holds at most {most, number} files. Take one off that is not needed.',
  },
  'sanction.file_not_found': {
    status: 404,
    kk: 'Шағымда мұндай файл жоқ.',
    ru: 'Такого файла при жалобе нет.',
    en: 'There is no such file with the appeal.',
  },
  'sanction.file_sent': {
    status: 409,
    kk: 'Файл шағыммен бірге жіберілген, енді оны алып тастауға болмайды.',
    ru: 'Файл отправлен с жалобой, убрать его уже нельзя.',
    en: 'The file was sent with the appeal and cannot be taken off any more.',
  },
  'sanction.closed': {
    status: 409,
    kk: 'Бұл санкция енді күшінде емес: {state, select, lifted {ол алынған ({by})} other {мерзімі өткен}}.',
    ru: 'Эта санкция уже не действует: {state, select, lifted {она снята ({by})} other {её срок истёк}}.',
    en: 'This sanction is in force no more: {state, select, lifted {it has been lifted ({by})} other {its term is over}}.',
  },
  'sanction.excluded_already': {
    status: 409,
    kk: 'Қатысушы шығарылып қойған.',
    ru: 'Участник уже исключён.',
    en: 'The participant has been excluded already.',
  },
  'sanction.rights_missing': {
    status: 422,
    kk: 'Шектеу үшін кемінде бір құқықты таңдаңыз; басқа санкция үшін құқықтар таңдалмайды.',
    ru: 'Для ограничения выберите хотя бы одно право; для других санкций права не выбирают.',
    en: 'Choose at least one right for a limitation; no rights are chosen for other sanctions.',
  },
  'sanction.amount_missing': {
    status: 422,
    kk: 'Айыппұл сомасын көрсетіңіз; басқа санкцияның сомасы болмайды.',
    ru: 'Укажите сумму штрафа; у других санкций суммы нет.',
    en: 'Give the amount of the fine; other sanctions have none.',
  },
  'sanction.term_wrong': {
    status: 422,
    kk: 'Мерзімнің аяқталуы басталуынан кейін және болашақта болуы керек; шығару мен айыппұлдың мерзімі болмайды.',
    ru: 'Окончание срока должно быть позже начала и в будущем; у исключения и штрафа срока нет.',
    en: 'The term must end after it begins, and in the future; an exclusion and a fine have no term.',
  },
  'sanction.only_administrator': {
    status: 403,
    kk: 'Санкцияға ұйымның әкімшісі ғана шағымдана алады.',
    ru: 'Обжаловать санкцию может только администратор организации.',
    en: 'Only the administrator of the organisation can appeal against a sanction.',
  },
  'sanction.appealed_already': {
    status: 409,
    kk: 'Шағым берілген: оператордың шешімін күтіңіз.',
    ru: 'Жалоба уже подана: дождитесь решения оператора.',
    en: 'An appeal has been filed already: wait for the decision of the operator.',
  },
  'sanction.no_appeal': {
    status: 409,
    kk: 'Қарауды күтіп тұрған шағым жоқ{state, select, granted {: ол қанағаттандырылған ({by})} dismissed {: ол қабылданбаған ({by})} moot {: санкция алынған} other {}}.',
    ru: 'Жалобы, которая ждёт решения, нет{state, select, granted {: она удовлетворена ({by})} dismissed {: она отклонена ({by})} moot {: санкция снята} other {}}.',
    en: 'No appeal waits for a decision{state, select, granted {: it has been granted ({by})} dismissed {: it has been dismissed ({by})} moot {: the sanction has been lifted} other {}}.',
  },
} as const satisfies ErrorCatalogue;
