import { type ErrorCatalogue, refusals } from '@qujat/kernel';

const CATALOGUE = {
  'notice.not_found': {
    status: 404,
    kk: 'Мұндай хабарландыру жоқ немесе ол алынып тасталған.',
    ru: 'Такого объявления нет, или оно снято.',
    en: 'There is no such notice, or it has been withdrawn.',
  },
} as const satisfies ErrorCatalogue;

/** The refusals of this context. */
export const OPERATOR_ERRORS: ErrorCatalogue = CATALOGUE;

/** Throws one of them. */
export const refuse = refusals(CATALOGUE);
