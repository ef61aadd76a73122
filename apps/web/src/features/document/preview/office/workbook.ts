import { formatValue, readXlsx, type Cell, type Sheet } from 'hucre';

/** What is shown of a sheet: accountants' tables fit, and no file makes the page stand still. */
export const MAX_ROWS = 500;
export const MAX_COLUMNS = 60;

/** A merged cell reaches over these. */
export interface Span {
  readonly columns: number;
  readonly rows: number;
}

/** One cell as it is shown. */
export interface ShownCell {
  readonly text: string;
  readonly isNumber?: boolean;
  readonly isBold?: boolean;
  readonly span?: Span;
}

/** A sheet as it is shown; a hole is covered by a merged cell. */
export interface ShownSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: readonly (readonly (ShownCell | null)[])[];
  readonly isCut: boolean;
}

const PAD = (value: number) => String(value).padStart(2, '0');

/** Dates as the file says, and where it says nothing, as they are written here. */
function dateText(value: Date, format: string): string {
  const day = `${PAD(value.getUTCDate())}.${PAD(value.getUTCMonth() + 1)}.${value.getUTCFullYear()}`;
  const hasTime = /h/i.test(format) && value.getTime() % 86_400_000 !== 0;
  return hasTime ? `${day} ${PAD(value.getUTCHours())}:${PAD(value.getUTCMinutes())}` : day;
}

/**
 * As a program in Kazakhstan shows it, `1 234,50`; without a format, as many digits as a column has room for. The library
 * knows no locale with spaces: the dots of the German one are made into them.
 */
function numberText(value: number, format: string): string {
  const rounded = format === 'General' ? Number(value.toPrecision(11)) : value;
  return formatValue(rounded, format, { locale: 'de-DE' }).replaceAll(/(?<=\d)\.(?=\d{3})/g, '\u00a0');
}

function textOf(value: unknown, { style, formula }: Partial<Cell>): string {
  const format = style?.numFmt ?? 'General';
  if (value === null || value === undefined) return formula ? `=${formula}` : '';
  if (value instanceof Date) return dateText(value, format);
  if (typeof value === 'number') return numberText(value, format);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'string' ? value : '';
}

function shownCell(sheet: Sheet, row: number, column: number): ShownCell {
  const cell: Partial<Cell> = sheet.cells?.get(`${row},${column}`) ?? {};
  const value = sheet.rows[row]?.[column] ?? cell.formulaResult;
  return {
    text: textOf(value, cell),
    ...(typeof value === 'number' && { isNumber: true }),
    ...(cell.style?.font?.bold && { isBold: true }),
  };
}

/** Where merged cells begin and how far they reach, and which cells they cover; never further than what is shown. */
function mergesOf({ merges }: Sheet, height: number, width: number) {
  const spans = new Map<string, Span>();
  const covered = new Set<string>();
  for (const { startRow, startCol, endRow, endCol } of merges ?? []) {
    const [lastRow, lastColumn] = [Math.min(endRow, height - 1), Math.min(endCol, width - 1)];
    if (startRow > lastRow || startCol > lastColumn || covered.has(`${startRow},${startCol}`)) continue;
    spans.set(`${startRow},${startCol}`, { rows: lastRow - startRow + 1, columns: lastColumn - startCol + 1 });
    for (let row = startRow; row <= lastRow; row++)
      for (let column = startCol; column <= lastColumn; column++)
        if (row !== startRow || column !== startCol) covered.add(`${row},${column}`);
  }
  return { spans, covered };
}

function shownSheet(sheet: Sheet): ShownSheet {
  const widest = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const [height, width] = [Math.min(sheet.rows.length, MAX_ROWS), Math.min(widest, MAX_COLUMNS)];
  const { spans, covered } = mergesOf(sheet, height, width);
  const cell = (row: number, column: number): ShownCell | null => {
    const at = `${row},${column}`;
    if (covered.has(at)) return null;
    const span = spans.get(at);
    return { ...shownCell(sheet, row, column), ...(span && { span }) };
  };
  return {
    name: sheet.name,
    isHidden: sheet.hidden === true || sheet.veryHidden === true,
    rows: Array.from({ length: height }, (_, row) => Array.from({ length: width }, (__, column) => cell(row, column))),
    isCut: sheet.rows.length > MAX_ROWS || widest > MAX_COLUMNS,
  };
}

/** The sheets of a workbook, hidden ones too: they are signed with the rest. Formulas show what was last reckoned. */
export async function readWorkbook(bytes: Uint8Array): Promise<ShownSheet[]> {
  const { sheets } = await readXlsx(bytes, { readStyles: true, maxRows: MAX_ROWS + 1 });
  return sheets.map(shownSheet);
}
