/** Refusals about comments. */
export const COMMENT_ERRORS = {
  'comment.mentioned_unknown': {
    status: 422,
    kk: 'Аталған адам ұйымыңызда жоқ немесе белсенді емес.',
    ru: 'Упомянутого нет в вашей организации, или он не действует.',
    en: 'The person mentioned is not in your organisation, or not active.',
  },
} as const;
