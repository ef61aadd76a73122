import { strToU8, zipSync } from 'fflate';
import { extract } from './extract.js';

const document = (xml: string): Uint8Array => zipSync({ 'word/document.xml': strToU8(xml) });

describe('D-6.11: the text of a file', () => {
  it('keeps words whole that a docx writes in runs, and parts those of paragraphs', async () => {
    const xml = '<w:p><w:r><w:t>До</w:t></w:r><w:r><w:t>говор &amp; шарт</w:t></w:r></w:p><w:p><w:t>Екінші</w:t></w:p>';
    expect((await extract('docx', document(xml))).text).toBe('Договор & шарт\nЕкінші\n');
  });

  it('has the strings and numbers of an xlsx, and the names of its sheets', async () => {
    const file = zipSync({
      'xl/workbook.xml': strToU8('<sheets><sheet name="Парақ" sheetId="1"/></sheets>'),
      'xl/sharedStrings.xml': strToU8('<sst><si><r><t>Жет</t></r><r><t>кізуші</t></r></si></sst>'),
      'xl/worksheets/sheet1.xml': strToU8('<row><c t="s"><v>0</v></c><c><v>1250.5</v></c></row>'),
    });
    const { text } = await extract('xlsx', file);
    for (const word of ['Парақ', 'Жеткізуші', '1250.5']) expect(text).toContain(word);
  });

  it('is read in UTF-8 and in the Windows code page', async () => {
    expect((await extract('txt', Buffer.from('Құжат'))).text).toBe('Құжат');
    expect((await extract('txt', Uint8Array.of(0xc4, 0xee, 0xe3, 0xee, 0xe2, 0xee, 0xf0))).text).toBe('Договор');
  });

  it('is what stands between the tags of a form, and never what an entity of its own would unfold to', async () => {
    const xml = '<!DOCTYPE a [<!ENTITY x "лол">]><contract><title>Шарт</title><n>&x;</n></contract>';
    const { text } = await extract('xml', Buffer.from(xml));
    expect(text).toContain('Шарт');
    expect(text).toContain('&x;');
  });

  it('is not taken from what unfolds to more than is read', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(100_000_000) });
    await expect(extract('docx', bomb)).rejects.toThrow('unfolds');
  });

  it('is given up when reading takes too long, or too much memory, without harm to who asked', async () => {
    const slow = document('<'.repeat(2_000_000));
    await expect(extract('docx', slow, { memoryMb: 256, milliseconds: 500 })).rejects.toThrow('too long');
    const greedy = document('<w:t>a</w:t>'.repeat(3_000_000));
    await expect(extract('docx', greedy, { memoryMb: 8, milliseconds: 20_000 })).rejects.toThrow(/memory/);
  });

  it.each(['pdf', 'docx', 'xlsx'] as const)('is not there in rubbish that calls itself %s', async (kind) => {
    await expect(extract(kind, Buffer.from('%PDF-1.7 PK rubbish'))).rejects.toThrow();
  });
});
