/**
 * IIN (individual) and BIN (business) identification numbers of Kazakhstan: twelve digits, the last a check digit.
 * The NCA's own test identities fail the check, so a certificate is never refused on it; forms are.
 */

const FIRST_WEIGHTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const SECOND_WEIGHTS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];
const CENTURIES: Readonly<Record<string, number>> = { 1: 1800, 2: 1800, 3: 1900, 4: 1900, 5: 2000, 6: 2000 };

const weigh = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11;

/** The check digit for the first eleven digits, or `undefined` where the number is never issued (both sums give 10). */
export function checkDigit(first11: string): number | undefined {
  const first = weigh(first11, FIRST_WEIGHTS);
  if (first < 10) return first;
  const second = weigh(first11, SECOND_WEIGHTS);
  return second < 10 ? second : undefined;
}

const hasTwelveDigitsAndChecks = (text: string): boolean =>
  /^\d{12}$/.test(text) && checkDigit(text.slice(0, 11)) === Number(text[11]);

/** The date of birth that an IIN begins with, as `YYYY-MM-DD`; `undefined` when it names no real day. */
export function birthDateOf(iin: string): string | undefined {
  const century = CENTURIES[iin[6] ?? ''];
  if (century === undefined) return undefined;
  const year = century + Number(iin.slice(0, 2));
  const iso = `${year}-${iin.slice(2, 4)}-${iin.slice(4, 6)}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}

/** Is `text` a well-formed IIN: twelve digits, a real date of birth, a right check digit? */
export const isIin = (text: string): boolean => hasTwelveDigitsAndChecks(text) && birthDateOf(text) !== undefined;

/** Is `text` a well-formed BIN: YYMM, a type of 4 to 6, a right check digit? */
export const isBin = (text: string): boolean =>
  hasTwelveDigitsAndChecks(text) && /^\d{2}(0[1-9]|1[0-2])[456]/.test(text);

/** A number that the portal has given where there is neither BIN nor IIN: of foreigners and of associations (ADR 0060). */
export const isPortalNumber = (text: string): boolean => /^Q[A-Z]\d{10}$/.test(text);
