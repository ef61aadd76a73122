import { isShownTable, readForm, type ShownField, shown, titleOf } from '@qujat/forms';
import type { Locale } from '@qujat/kernel';
import { Flow, type Row } from './flow.js';
import { newPaper } from './paper.js';
import { setTable } from './table.js';

/** The pages of a document formed from a form, from the very bytes that are signed; undefined: they are no form. */
export async function formPdf(xml: string, locale: Locale): Promise<Buffer | undefined> {
  const form = readForm(xml);
  if (!form) return undefined;
  const { pdf, fonts } = await newPaper();
  const flow = new Flow(pdf, fonts);
  flow.text(titleOf(form.schema, form.values, locale), { font: fonts.bold, size: 14 });
  flow.skip(6);
  for (const group of shown(form.schema, form.values, locale)) {
    flow.heading(group.label);
    for (const part of group.parts) {
      if (isShownTable(part)) setTable(flow, part);
      else if (part.isLong) longText(flow, part);
      else flow.rows([rowOf(part, flow)]);
    }
  }
  return Buffer.from(await pdf.save());
}

const rowOf = ({ label, text, isSum }: ShownField, flow: Flow): Row => ({
  label,
  value: text,
  style: isSum ? { font: flow.fonts.bold } : {},
});

/** Paragraphs over the whole width, under their label. */
function longText(flow: Flow, { label, text }: ShownField): void {
  flow.skip(3);
  flow.text(label, { font: flow.fonts.bold, size: 8.5 });
  for (const paragraph of text.split('\n')) {
    if (paragraph.trim() === '') flow.skip(6);
    else flow.paragraph(paragraph, { size: 9.5 });
  }
  flow.skip(4);
}
