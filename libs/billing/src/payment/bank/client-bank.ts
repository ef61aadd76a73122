/** 1CClientBankExchange, as the banks of Kazakhstan write it (version 2.0): `Name=Value` lines in sections, windows-1251 or UTF-8. */
import { tiynOf } from '@qujat/kernel';
import { type BankLine, type BankStatement, StatementUnreadable } from './bank.types.js';

const MARK = '1CClientBankExchange';

/** Is it such a file? */
export const isClientBank = (text: string): boolean => text.replace(/^\uFEFF/, '').startsWith(MARK);

interface Section {
  readonly line: number;
  readonly fields: Map<string, string>;
}

/** Reads what has come in; what went out is counted only. */
export function readClientBank(text: string): BankStatement {
  const accounts = new Set<string>();
  const documents = sectionsOf(text, accounts);
  const lines = documents.filter(({ fields }) => isIncome(fields, accounts)).map(incomeOf);
  return { format: '1c', lines, otherLines: documents.length - lines.length };
}

function sectionsOf(text: string, accounts: Set<string>): Section[] {
  const sections: Section[] = [];
  let open: Section | undefined;
  text.split(/\r\n|\r|\n/).forEach((raw, i) => {
    const at = raw.indexOf('=');
    const name = (at < 0 ? raw : raw.slice(0, at)).trim().toLowerCase();
    const value = at < 0 ? '' : raw.slice(at + 1).trim();
    if (name === 'секциядокумент') open = { line: i + 1, fields: new Map() };
    else if (name === 'конецдокумента') {
      if (!open) throw new StatementUnreadable(i + 1);
      sections.push(open);
      open = undefined;
    } else if (open) open.fields.set(name, value);
    else if (name === 'расчсчет') accounts.add(value.toUpperCase());
  });
  if (open) throw new StatementUnreadable(open.line);
  return sections;
}

/** Banks say which way the sum went, or it follows from whose account is named. */
function isIncome(fields: Section['fields'], accounts: ReadonlySet<string>): boolean {
  if (fields.get('суммаприход')) return true;
  if (fields.get('суммарасход')) return false;
  return accounts.has((fields.get('получательиик') ?? fields.get('получательсчет') ?? '').toUpperCase());
}

function incomeOf({ line, fields }: Section): BankLine {
  const get = (...names: string[]) => names.map((name) => fields.get(name)).find(Boolean) ?? '';
  const amountTiyn = tiynOf(get('суммаприход', 'сумма'));
  const receivedOn = dayOf(get('датаоперации', 'датапоступило', 'датадокумента', 'дата'));
  if (!amountTiyn || !receivedOn) throw new StatementUnreadable(line);
  return {
    ...{ amountTiyn, receivedOn },
    reference: get('номердокумента', 'номер'),
    payerBin: get('плательщикбин_иин', 'плательщикинн').replace(/\D/g, '').slice(0, 12),
    payerName: get('плательщикнаименование', 'плательщик1', 'плательщик'),
    payerIik: get('плательщикиик', 'плательщиксчет').toUpperCase(),
    purpose: get('назначениеплатежа'),
  };
}

/** `05.11.2026` → `2026-11-05`. */
function dayOf(text: string): string | undefined {
  const [, day, month, year] = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text) ?? [];
  const iso = `${year}-${month}-${day}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined;
}
