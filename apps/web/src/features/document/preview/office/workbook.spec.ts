import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre';
import { boundedPackage, TooMuch } from './bounded-package';
import { letterOf } from './column-letters';
import { MAX_COLUMNS, MAX_ROWS, readWorkbook } from './workbook';

describe('a workbook as it is shown (E-6.6.1)', () => {
  it('values, formats, merged cells and hidden sheets', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Тауарлар',
          columns: [
            { header: 'Атауы', key: 'name' },
            { header: 'Сома', key: 'sum', numFmt: '#,##0.00' },
            { header: 'Күні', key: 'day', numFmt: 'dd.mm.yyyy' },
          ],
          data: [{ name: 'Қағаз', sum: 1234567.5, day: new Date('2026-01-15T00:00:00Z') }],
          merges: [{ startRow: 2, startCol: 0, endRow: 3, endCol: 1 }],
        },
        { name: 'Есеп', hidden: true, rows: [[0.1 + 0.2]] },
      ],
    });
    const [goods, hidden] = await readWorkbook(bytes);
    expect(goods!.rows[0]!.map((cell) => cell?.text)).toEqual(['Атауы', 'Сома', 'Күні']);
    const [name, sum, day] = goods!.rows[1]!.map((cell) => cell?.text.replaceAll(/[\u00a0\u202f]/g, ' '));
    expect([name, sum, day]).toEqual(['Қағаз', '1 234 567,50', '15.01.2026']);
    expect(hidden).toMatchObject({ name: 'Есеп', isHidden: true });
    expect(hidden!.rows[0]![0]!.text).toMatch(/^0[.,]3$/);
  });

  it('no more rows and columns than are shown, and that is said', async () => {
    const rows = Array.from({ length: MAX_ROWS + 5 }, (_, i) => Array.from({ length: MAX_COLUMNS + 2 }, () => i));
    const [sheet] = await readWorkbook(await writeXlsx({ sheets: [{ name: 'A', rows }] }));
    expect([sheet!.rows.length, sheet!.rows[0]!.length, sheet!.isCut]).toEqual([MAX_ROWS, MAX_COLUMNS, true]);
  });

  it('what is no workbook is refused, not guessed at', async () => {
    await expect(readWorkbook(new Uint8Array([1, 2, 3]))).rejects.toThrow();
  });

  it('columns are called as in a spreadsheet', () => {
    expect([0, 25, 26, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});

const pack = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<a/>')])));

describe('the package of a document that is shown', () => {
  it('macros, embedded objects and foreign parts are left out', () => {
    const bytes = pack('word/document.xml', 'word/vbaProject.bin', 'word/afchunk.mht');
    const text = new TextDecoder().decode(boundedPackage(bytes));
    expect(text).toContain('word/document.xml');
    expect(text).not.toMatch(/vbaProject|afchunk/);
  });

  it('one that says it unpacks to more than is shown is not unpacked', () => {
    const bytes = Buffer.from(pack('word/document.xml'));
    // The size as the directory tells it (APPNOTE 4.3.12).
    bytes.writeUInt32LE(900_000_000, bytes.indexOf('PK\x01\x02') + 24);
    expect(() => boundedPackage(bytes)).toThrow(TooMuch);
  });
});
