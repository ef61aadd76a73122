import { createHash, randomBytes } from 'node:crypto';

const COUNT = 10;
/** No letters that are taken for digits (Crockford). */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 12;

/** Ten codes of 60 bits, each good once, for one who has lost the second factor. */
export const newRecoveryCodes = (): string[] => Array.from({ length: COUNT }, newCode);

/** Sixty random bits that a person can read out and type. */
export function newCode(): string {
  const letters = [...randomBytes(LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** Does it look like a recovery code, and not like a code of the authenticator app? */
export const isRecoveryCode = (text: string): boolean => plain(text).length === LENGTH;

/** What is kept of a code: 60 random bits need no slow hash. */
export const recoveryHash = (userId: string, code: string): string =>
  createHash('sha256')
    .update(`${userId}:${plain(code)}`)
    .digest('hex');

/** The same however it was typed: letters that look like digits, hyphens, capitals. */
export const plain = (code: string): string =>
  code.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1');
