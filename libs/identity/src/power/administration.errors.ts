/** Refusals of the administration of powers. */
export const ADMINISTRATION_ERRORS = {
  'member.not_found': {
    status: 404,
    kk: 'Ұйымда мұндай пайдаланушы жоқ.',
    ru: 'Такого пользователя в организации нет.',
    en: 'There is no such person in the organisation.',
  },
  'member.other_state': {
    status: 409,
    kk: 'Қазіргі күйде бұл мүмкін емес: пайдаланушы {state, select, active {жұмыс істеп жүр} other {тоқтатыла тұрған}}.',
    ru: 'В нынешнем состоянии это невозможно: пользователь {state, select, active {действует} other {приостановлен}}.',
    en: 'This is not possible now: the person {state, select, active {is active} other {is suspended}}.',
  },
  'member.self': {
    status: 409,
    kk: 'Өзіңізді тоқтата тұруға болмайды: мұны басқа әкімші жасайды.',
    ru: 'Приостановить самого себя нельзя: это делает другой администратор.',
    en: 'Nobody suspends themselves: another administrator does it.',
  },
  'member.first_head': {
    status: 409,
    kk: 'Бірінші басшыны тек сертификаты бойынша жаңа бірінші басшы тоқтата тұрады: оның әкімшілік құқығы алынбайды.',
    ru: 'Первого руководителя приостанавливает только новый первый руководитель по сертификату: права администратора у него не отнять.',
    en: 'Only a new first head, by certificate, suspends a first head: the administration cannot be taken from one.',
  },
  'member.last_administrator': {
    status: 409,
    kk: 'Бұл – соңғы әкімші. Алдымен басқа әкімшіні тағайындаңыз.',
    ru: 'Это последний администратор. Сначала назначьте другого.',
    en: 'This is the last administrator. Appoint another one first.',
  },
  'member.administrator_already': {
    status: 409,
    kk: 'Бұл пайдаланушы әкімші болып тағайындалған.',
    ru: 'Этот пользователь уже администратор.',
    en: 'This person is an administrator already.',
  },
  'member.no_administrator': {
    status: 409,
    kk: 'Бұл пайдаланушы әкімші емес.',
    ru: 'Этот пользователь не администратор.',
    en: 'This person is no administrator.',
  },
  'role.not_found': {
    status: 404,
    kk: 'Мұндай рөл жоқ немесе ол мұрағатталған.',
    ru: 'Такой роли нет, или она в архиве.',
    en: 'There is no such role, or it is archived.',
  },
  'role.name_taken': {
    status: 409,
    kk: 'Мұндай атпен рөл бар: басқа ат беріңіз.',
    ru: 'Роль с таким названием уже есть: назовите иначе.',
    en: 'There is a role of this name already: choose another name.',
  },
  'role.changed_meanwhile': {
    status: 409,
    kk: 'Рөлді осы арада басқа әкімші өзгертті: бетті жаңартып, жаңа нұсқасын қараңыз.',
    ru: 'Роль тем временем изменил другой администратор: обновите страницу и посмотрите новую версию.',
    en: 'Another administrator has changed the role meanwhile: reload the page and look at the new version.',
  },
  'role.term_wrong': {
    status: 422,
    kk: 'Мерзім қате: соңғы күн бірінші күннен ерте болмауы керек.',
    ru: 'Срок указан неверно: последний день не может быть раньше первого.',
    en: 'The term is wrong: its last day cannot come before its first.',
  },
  'department.not_found': {
    status: 404,
    kk: 'Мұндай бөлімше жоқ немесе ол мұрағатталған.',
    ru: 'Такого подразделения нет, или оно в архиве.',
    en: 'There is no such department, or it is archived.',
  },
  'department.name_taken': {
    status: 409,
    kk: 'Бұл жерде мұндай атпен бөлімше бар: басқа ат беріңіз.',
    ru: 'Подразделение с таким названием здесь уже есть: назовите иначе.',
    en: 'There is a department of this name here already: choose another name.',
  },
  'department.has_parts': {
    status: 409,
    kk: 'Бөлімшенің құрамында басқа бөлімшелер бар: алдымен оларды көшіріңіз немесе мұрағаттаңыз.',
    ru: 'В подразделение входят другие: сначала переместите их или уберите в архив.',
    en: 'Other departments are part of this one: move or archive them first.',
  },
  'department.not_a_tree': {
    status: 422,
    kk: 'Бөлімше өз бөлігінің құрамына кіре алмайды, ал деңгейлер саны оннан аспайды.',
    ru: 'Подразделение не может входить в собственную часть, а уровней не больше десяти.',
    en: 'A department cannot belong to a part of its own, and there are ten levels at most.',
  },
} as const;
