import type { ShownTable } from '@qujat/forms';
import type { Flow } from './flow.js';
import { INK, linesOf, setLines } from './paper.js';

const SIZE = 8;
const LEADING = SIZE * 1.35;
const PAD = 4;
const NUMBER_WIDTH = 22;

interface Column {
  readonly left: number;
  readonly width: number;
  readonly isNumber: boolean;
  readonly label: string;
}

/** Sets a table: its head again on every page, its lines numbered, numbers to the right. */
export function setTable(flow: Flow, { columns, rows }: ShownTable): void {
  const laid = layOut(flow, columns, rows);
  const head = laid.map(({ label }) => label);
  line(flow, laid, head, { isHead: true });
  rows.forEach((row, i) => {
    const cells = [String(i + 1), ...row];
    if (flow.isFull(heightOf(flow, laid, cells, false))) {
      flow.turn();
      line(flow, laid, head, { isHead: true });
    }
    line(flow, laid, cells, { isHead: false });
  });
  flow.skip(4);
}

/** Texts share the room by their longest line, numbers take what they need. */
function layOut(flow: Flow, columns: ShownTable['columns'], rows: ShownTable['rows']): Column[] {
  const { regular } = flow.fonts;
  const widthOf = (text: string) => regular.widthOfTextAtSize(text, SIZE) + 2 * PAD;
  const wanted = columns.map(({ label, isNumber }, i) => {
    const words = isNumber ? label.split(/\s+/) : [label];
    const natural = Math.max(...[...words, ...rows.map((row) => row[i] ?? '')].map(widthOf));
    return isNumber ? Math.min(natural + 2, 90) : Math.min(Math.max(natural, 40), 400);
  });
  const room = flow.width - NUMBER_WIDTH;
  const fixed = sum(wanted.filter((_, i) => columns[i]!.isNumber));
  const texts = sum(wanted.filter((_, i) => !columns[i]!.isNumber));
  const share = texts > 0 ? (room - fixed) / texts : 1;
  let left = flow.x + NUMBER_WIDTH;
  const laid = columns.map(({ label, isNumber }, i): Column => {
    const width = isNumber ? wanted[i]! : wanted[i]! * share;
    const column = { left, width, isNumber, label };
    left += width;
    return column;
  });
  return [{ left: flow.x, width: NUMBER_WIDTH, isNumber: true, label: '№' }, ...laid];
}

const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0);

const fontOf = (flow: Flow, isHead: boolean) => (isHead ? flow.fonts.bold : flow.fonts.regular);

const linesIn = (flow: Flow, { width }: Column, text: string, isHead: boolean): string[] =>
  linesOf(text, fontOf(flow, isHead), SIZE, width - 2 * PAD);

const heightOf = (flow: Flow, columns: readonly Column[], cells: readonly string[], isHead: boolean): number =>
  Math.max(...columns.map((column, i) => linesIn(flow, column, cells[i] ?? '', isHead).length)) * LEADING + 2 * PAD;

function line(flow: Flow, columns: readonly Column[], cells: readonly string[], { isHead }: { isHead: boolean }): void {
  const height = heightOf(flow, columns, cells, isHead);
  flow.need(height + (isHead ? 30 : 0));
  const { page, y } = flow;
  const font = fontOf(flow, isHead);
  const ruled = { borderColor: INK.line, borderWidth: 0.5, ...(isHead ? { color: INK.shade } : {}) };
  columns.forEach((column, i) => {
    const { left, width, isNumber } = column;
    page.drawRectangle({ x: left, y: y - height, width, height, ...ruled });
    linesIn(flow, column, cells[i] ?? '', isHead).forEach((text, at) => {
      const x = isNumber ? left + width - PAD - font.widthOfTextAtSize(text, SIZE) : left + PAD;
      setLines(page, [text], { font, size: SIZE }, { x, top: y - PAD - at * LEADING });
    });
  });
  flow.y = y - height;
}
