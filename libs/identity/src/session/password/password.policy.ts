import { isCommon } from './common-passwords.js';

/** NIST SP 800-63B 3.1.1.2: length counts; no rules of composition, no expiry. */
export const PASSWORD_LENGTH = { min: 12, max: 128 } as const;

/** What a password must not be made of: the person's own data. */
export interface PasswordContext {
  readonly iin: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly login?: string | null;
  readonly surname: string;
  readonly name: string;
}

/** Why a password is refused. */
export type PasswordFault = 'password.length' | 'password.common' | 'password.personal';

/** The password as it is hashed: the same whatever keyboard typed it (NIST SP 800-63B 3.1.1.2). */
export const normalised = (password: string): string => password.normalize('NFKC');

/** What is wrong with the password; undefined: nothing. */
export function passwordFault(password: string, context: PasswordContext): PasswordFault | undefined {
  const text = normalised(password);
  const length = [...text].length;
  if (length < PASSWORD_LENGTH.min || length > PASSWORD_LENGTH.max) return 'password.length';
  if (isCommon(text)) return 'password.common';
  return isPersonal(text.toLowerCase(), context) ? 'password.personal' : undefined;
}

/** Is little left of it when the person's own data, which others know, are taken out? */
function isPersonal(text: string, { iin, email, phone, login, surname, name }: PasswordContext): boolean {
  const mailboxes = [email, login].flatMap((one) => (one ? [one, one.split('@')[0] ?? ''] : []));
  const known = [iin, ...mailboxes, (phone ?? '').replace(/\D/g, ''), surname, name, 'qujat'];
  const rest = known
    .map((word) => word.toLowerCase())
    .filter((word) => word.length >= 4)
    .sort((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ''), text);
  return rest !== text && [...rest].length < PASSWORD_LENGTH.min / 2;
}
