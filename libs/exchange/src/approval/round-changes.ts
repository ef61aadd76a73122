import type { ApprovedSubject } from './approval.types.js';

/** Requisites that are compared, in the order of the screen. */
export const COMPARED = [
  ...([
    'title',
    'type',
    'note',
    'outgoingNumber',
    'documentDate',
    'amount',
    'department',
    'recipient',
    'file',
  ] as const),
] as const;

/** One of them. */
export type Compared = (typeof COMPARED)[number];

/** What a requisite was, and what it is. */
export interface Change {
  readonly field: Compared;
  readonly before: string | null;
  readonly after: string | null;
}

const shown = (subject: ApprovedSubject, field: Compared): string | null => {
  if (field === 'file') return subject.file?.name ?? null;
  if (field === 'recipient') return subject.recipient && `${subject.recipient.name.ru} (${subject.recipient.bin})`;
  const value = subject[field];
  return value === null ? null : String(value);
};

const identity = (subject: ApprovedSubject, field: Compared): unknown => {
  if (field === 'file') return `${subject.file?.sha256} ${subject.file?.name}`;
  return field === 'recipient' ? subject.recipient?.bin : subject[field];
};

/** What changed between two rounds: a file is the same when its bytes and its name are. */
export const changesBetween = (before: ApprovedSubject, after: ApprovedSubject): Change[] =>
  COMPARED.filter((field) => identity(before, field) !== identity(after, field)).map((field) => ({
    ...{ field, before: shown(before, field), after: shown(after, field) },
  }));

/** A line of a text, as it is, as it was, or as it has become. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Lines of each text; the longest common subsequence takes the product of both. */
const MAX_LINES = 2_000;

/** What changed in a text, by lines; undefined: it is too long to compare. */
export function diffLines(before: string, after: string): DiffLine[] | undefined {
  const [a, b] = [linesOf(before), linesOf(after)];
  if (a.length > MAX_LINES || b.length > MAX_LINES) return undefined;
  const longest = commonLengths(a, b);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ kind: 'same', text: a[i]! });
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && longest[i + 1]![j]! >= longest[i]![j + 1]!))
      lines.push({ kind: 'removed', text: a[i++]! });
    else lines.push({ kind: 'added', text: b[j++]! });
  }
  return lines;
}

const linesOf = (text: string): string[] => text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');

/** `[i][j]`: how many lines the rests of both texts from there on have in common, in order. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i]![j] = a[i] === b[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
  return table;
}
