import { PDFDocument } from '@cantoo/pdf-lib';
import { calculate, latestSchema, tidy, writeForm } from '@qujat/forms';
import { LOCALES } from '@qujat/kernel';
import { textOf } from '../testing/text-of-pdf.js';
import { formPdf } from './form-pdf.js';

const ACT = latestSchema('act')!;

/** An act of so many lines. */
function act(lines: number): string {
  const rows = Array.from({ length: lines }, (_, i) => ({
    ...{ name: `Ұңғыманы күрделі жөндеу, ${i + 1}-кезең: ремонт кровли и фасада административного здания`, unit: 'м²' },
    ...{ quantity: '12.5', price: 100_000, done: '2026-02-27' },
  }));
  return writeForm(
    ACT,
    calculate(
      ACT,
      tidy(ACT, {
        ...{ number: '12', date: '2026-02-28', contractNumber: '7', contractDate: '2026-01-15', vatRate: '16', rows },
        ...{ performerName: 'ТОО «Алатау Құрылыс»', performerBin: '140340999103', performerAddress: 'Алматы қ.' },
        ...{ customerName: 'АО «Жетісу Сауда»', customerBin: '091040999202', annexes: 'Фотоотчёт\n\nСмета' },
      }),
    ),
  );
}

describe('the pages of a form', () => {
  it.each(LOCALES)('E-7.1.6: say in the language of the document everything that was signed (%s)', async (locale) => {
    const text = await textOf((await formPdf(act(2), locale))!);
    for (const said of ['140340999103', 'Ұңғыманы', '28.02.2026', '25\u00a0000,00'.replace('\u00a0', ' '), 'Фотоотчёт'])
      expect(text).toContain(said);
    expect(text).toContain(ACT.name[locale]);
  });

  it('a long table goes on over the pages, with its head on each', async () => {
    const bytes = (await formPdf(act(60), 'ru'))!;
    const pages = (await PDFDocument.load(bytes)).getPageCount();
    expect(pages).toBeGreaterThan(2);
    expect((await textOf(bytes)).match(/Ед\. изм\./g)).toHaveLength(pages - 1);
  });

  it('bytes that are no form have none', async () => {
    expect(await formPdf('<act/>', 'ru')).toBeUndefined();
  });
});
