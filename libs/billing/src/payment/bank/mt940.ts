/** SWIFT MT940: `:61:` is a movement, the `:86:` after it says by whom and for what. */
import { tiynOf } from '@qujat/kernel';
import { type BankLine, type BankStatement, StatementUnreadable } from './bank.types.js';

/** Is it such a file? */
export const isMt940 = (text: string): boolean => /^(\{1:|:20:)/m.test(text) && /^:6[01][FM]?:/m.test(text);

interface Field {
  readonly tag: string;
  readonly value: string;
  readonly line: number;
}

/** `:61:` 6!n[4!n]2a[1!a]15d1!a3!c16x[//16x]: value date, entry date, C or D (R: reversed), funds code, sum, type, reference. */
const MOVEMENT =
  /^(\d{6})(?:\d{4})?(R?[CD])[A-Z]?(\d{1,12},\d{0,2})[A-Z][A-Z0-9]{3}([^/\n]{0,16})(?:\/\/([^\n]{1,16}))?/;

/** Reads what has come in; what went out, or was taken back, is counted only. */
export function readMt940(text: string): BankStatement {
  const fields = fieldsOf(text);
  const lines: BankLine[] = [];
  let movements = 0;
  fields.forEach(({ tag, value, line }, i) => {
    if (tag !== '61') return;
    movements += 1;
    const income = movementOf(value, line);
    const next = fields[i + 1];
    if (income) lines.push({ ...income, ...detailsOf(next?.tag === '86' ? next.value : '') });
  });
  return { format: 'mt940', lines, otherLines: movements - lines.length };
}

/** A field goes on over the lines that begin with no tag. */
function fieldsOf(text: string): Field[] {
  const fields: Field[] = [];
  text.split(/\r\n|\r|\n/).forEach((raw, i) => {
    const [, tag, value = ''] = /^:(\d{2}[A-Z]?):(.*)$/.exec(raw) ?? [];
    const last = fields.at(-1);
    if (tag) fields.push({ tag, value, line: i + 1 });
    else if (last && !/^(-\}?|\{)/.test(raw)) fields[fields.length - 1] = { ...last, value: `${last.value}\n${raw}` };
  });
  return fields;
}

function movementOf(value: string, line: number) {
  const [, date = '', way, sum = '', reference = '', bankReference] = MOVEMENT.exec(value) ?? [];
  const amountTiyn = tiynOf(sum);
  const receivedOn = `20${date.slice(0, 2)}-${date.slice(2, 4)}-${date.slice(4, 6)}`;
  if (!way || amountTiyn === undefined || Number.isNaN(Date.parse(receivedOn))) throw new StatementUnreadable(line);
  return way === 'C' && amountTiyn > 0 ? { amountTiyn, receivedOn, reference: bankReference ?? reference } : undefined;
}

/** `/IDN/` and `/NAME/` as Kazakhstan's payments have them, or plain words. */
function detailsOf(text: string): Pick<BankLine, 'payerBin' | 'payerName' | 'payerIik' | 'purpose'> {
  const plain = text.replaceAll('\n', ' ');
  const after = (...tags: string[]) =>
    tags.map((tag) => new RegExp(`/${tag}/([^/]*)`).exec(plain)?.[1]?.trim()).find(Boolean) ?? '';
  return {
    payerBin: after('IDN', 'BIN', 'IIN').replace(/\D/g, '').slice(0, 12) || (/\b\d{12}\b/.exec(plain)?.[0] ?? ''),
    payerName: after('NAME'),
    payerIik: after('ACC') || (/\bKZ\d{2}[A-Z0-9]{16}\b/.exec(plain)?.[0] ?? ''),
    purpose: after('ASSIGN', 'REMI', 'PURP') || plain.trim(),
  };
}
