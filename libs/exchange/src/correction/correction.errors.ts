/** Why nobody can ask for a correction, or make the corrected version. */
export const CORRECTION_REASONS = {
  'ability.correction_asked': {
    status: 409,
    kk: 'Түзету сұралып қойған: жіберушінің жаңа нұсқасын күтіңіз.',
    ru: 'Исправить уже попросили: дождитесь новой версии от отправителя.',
    en: 'A correction has been asked for already: wait for the new version of the sender.',
  },
  'ability.correction_not_asked': {
    status: 409,
    kk: 'Алушы түзетуді сұраған жоқ.',
    ru: 'Получатель не просил исправить документ.',
    en: 'The recipient has not asked for a correction.',
  },
  'ability.already_corrected': {
    status: 409,
    kk: 'Түзетілген нұсқа жасалып қойған.',
    ru: 'Исправленная версия уже составлена.',
    en: 'The corrected version has been made already.',
  },
} as const;
