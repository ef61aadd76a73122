import { type BankStatement, StatementUnreadable } from './bank.types.js';
import { isClientBank, readClientBank } from './client-bank.js';
import { isMt940, readMt940 } from './mt940.js';

/** Reads a bank's file in whichever of the formats it is; UTF-8 where the bytes are such, else windows-1251. */
export function readStatement(bytes: Uint8Array): BankStatement {
  const text = decode(bytes);
  if (isClientBank(text)) return readClientBank(text);
  if (isMt940(text)) return readMt940(text);
  throw new StatementUnreadable(1);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}
