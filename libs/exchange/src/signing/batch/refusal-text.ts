import { DomainError, type ErrorDeclaration, LOCALES } from '@qujat/kernel';
import { translate } from '@qujat/platform';
import type { ItemRefusal } from './batch.entity.js';

type Params = Readonly<Record<string, string | number>>;

/** A declared refusal in the three languages, for keeping. */
export function refusalText(code: string, declaration: ErrorDeclaration, params: Params = {}): ItemRefusal {
  const [kk, ru, en] = LOCALES.map((locale) => translate(declaration, locale, params));
  return { code, kk: kk!, ru: ru!, en: en! };
}

/** What was thrown, when it is a refusal of the domain; anything else is a fault and goes on. */
export function refusalOf(thrown: unknown): ItemRefusal {
  if (!(thrown instanceof DomainError) || thrown.declaration.status >= 500) throw thrown;
  return refusalText(thrown.code, thrown.declaration, thrown.details.params);
}
