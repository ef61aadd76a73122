import type { PDFDocument, PDFPage } from '@cantoo/pdf-lib';
import { A4, type Fonts, INK, linesOf, setLines, type Style } from './paper.js';

const MARGIN = { x: 48, top: 44, bottom: 52 };
const LABEL_WIDTH = 128;

/** A line of a table: what, and what it is. */
export interface Row {
  readonly label: string;
  readonly value: string;
  readonly style?: Partial<Style>;
}

/** Pages that are filled from top to bottom. */
export class Flow {
  page: PDFPage;
  /** Where the next thing begins. */
  y: number;
  readonly x = MARGIN.x;
  readonly width = A4.width - 2 * MARGIN.x;

  constructor(
    private readonly pdf: PDFDocument,
    readonly fonts: Fonts,
  ) {
    this.page = pdf.addPage([A4.width, A4.height]);
    this.y = A4.height - MARGIN.top;
  }

  /** Begins a new page unless `height` is left on this one. */
  need(height: number): void {
    if (this.isFull(height)) this.turn();
  }

  /** Is less than `height` left on this page? */
  isFull(height: number): boolean {
    return this.y - height < MARGIN.bottom;
  }

  /** Begins a new page. */
  turn(): void {
    this.page = this.pdf.addPage([A4.width, A4.height]);
    this.y = A4.height - MARGIN.top;
  }

  /** Leaves a gap. */
  skip(height: number): void {
    this.y -= height;
  }

  /** A text over the whole width, or over `width`. */
  text(
    text: string,
    style: Partial<Style> = {},
    { indent = 0, width }: { indent?: number; width?: number } = {},
  ): void {
    const set = { font: this.fonts.regular, size: 8.5, ...style };
    const lines = linesOf(text, set.font, set.size, width ?? this.width - indent);
    this.need(lines.length * set.size * 1.35);
    this.y -= setLines(this.page, lines, set, { x: this.x + indent, top: this.y });
  }

  /** A text of any length: it goes on over as many pages as it takes. */
  paragraph(text: string, style: Partial<Style> = {}): void {
    const set = { font: this.fonts.regular, size: 8.5, ...style };
    for (const line of linesOf(text, set.font, set.size, this.width)) {
      this.need(set.size * 1.35);
      this.y -= setLines(this.page, [line], set, { x: this.x, top: this.y });
    }
  }

  /** A heading with a rule under it; never the last thing on a page. */
  heading(text: string): void {
    this.need(60);
    this.skip(12);
    this.text(text.toUpperCase(), { font: this.fonts.bold, size: 8, color: INK.accent });
    this.rule(3);
    this.skip(6);
  }

  /** A thin line over the whole width. */
  rule(gap = 0): void {
    this.skip(gap);
    const ends = { start: { x: this.x, y: this.y }, end: { x: this.x + this.width, y: this.y } };
    this.page.drawLine({ ...ends, thickness: 0.6, color: INK.line });
  }

  /** A table of two columns. */
  rows(rows: readonly Row[], { indent = 0, size = 8.5 } = {}): void {
    for (const row of rows) this.row(row, indent, size);
  }

  /** How high a table will be. */
  heightOf(rows: readonly Row[], { indent = 0, size = 8.5 } = {}): number {
    return rows.reduce((sum, row) => sum + this.linesOf(row, indent, size).height, 0);
  }

  private row(row: Row, indent: number, size: number): void {
    const { lines, labels, style, height } = this.linesOf(row, indent, size);
    this.need(height);
    const muted = { font: this.fonts.regular, size, color: INK.muted };
    setLines(this.page, labels, muted, { x: this.x + indent, top: this.y });
    setLines(this.page, lines, style, { x: this.x + indent + LABEL_WIDTH, top: this.y, leading: size * 1.35 });
    this.y -= height;
  }

  private linesOf({ label, value, style: own }: Row, indent: number, size: number) {
    const style = { font: this.fonts.regular, size, ...own };
    const lines = linesOf(value, style.font, style.size, this.width - 2 * indent - LABEL_WIDTH);
    const labels = linesOf(label, this.fonts.regular, size, LABEL_WIDTH - 8);
    return { lines, labels, style, height: Math.max(lines.length, labels.length) * size * 1.35 + 2 };
  }
}
