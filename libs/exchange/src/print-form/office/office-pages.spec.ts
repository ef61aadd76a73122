import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PDFDocument } from '@cantoo/pdf-lib';
import { ExchangeConfig } from '../../exchange.config.js';
import { describeWith } from '../../../../../test/support/requires.js';
import { exchangeWorld, type ExchangeWorld } from '../../../../../test/support/exchange-world.js';
import { aDocx, anXlsx } from '../../testing/office-files.js';
import { textOf } from '../../testing/text-of-pdf.js';
import { convertToPdf } from './convert.js';

const KAZAKH = 'Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describe('the print form of an office file where LibreOffice is not there', () => {
  let world: ExchangeWorld;

  beforeAll(async () => {
    world = await exchangeWorld();
    Object.assign(world.app.get(ExchangeConfig), { soffice: '/nowhere/soffice' });
  });
  afterAll(() => world?.close());

  it('E-7.1.6: says that the original is not attached, and names it by its checksum', async () => {
    const content = aDocx('Шарт', [KAZAKH]);
    const id = await world.sent({ content, name: 'шарт.docx', type: DOCX });
    const printed = () => world.as('alatau-head').get(`/api/documents/${id}/print-form?lang=ru`).responseType('blob');
    const text = await textOf((await printed()).body as Buffer);
    expect(text).toContain('Подлинник к этому листу не приложен');
    expect((await printed()).status).toBe(200);
  });
});

describeWith('soffice', 'the print form of an office file, laid out by LibreOffice', () => {
  let world: ExchangeWorld;
  let server: Server;
  let asked = 0;

  beforeAll(async () => {
    world = await exchangeWorld();
    Object.assign(world.app.get(ExchangeConfig), { soffice: 'soffice' });
    server = createServer((_, response) => void response.end(String((asked += 1)))).listen(0, '127.0.0.1');
  });
  afterAll(async () => {
    server?.close();
    await world?.close();
  });

  it('E-7.1.6: has its pages with Kazakh letters, says whose picture they are, and makes them once', async () => {
    const content = aDocx('Қызмет көрсету шарты', [KAZAKH]);
    const id = await world.sent({ content, name: 'шарт.docx', type: DOCX });
    const print = async () => {
      const { body } = await world
        .as('alatau-head')
        .get(`/api/documents/${id}/print-form?lang=kk`)
        .responseType('blob');
      return body as Buffer;
    };
    const bytes = await print();
    if (process.env.QUJAT_PICTURES) await writeFile(`${process.env.QUJAT_PICTURES}/office.pdf`, bytes);
    expect((await PDFDocument.load(bytes)).getPageCount()).toBe(2);
    const text = await textOf(bytes);
    expect(text).toContain(KAZAKH);
    expect(text).toContain('Беттерді портал файлдан жасады');
    // Kept by the checksum: without the program the second print form has the same pages.
    Object.assign(world.app.get(ExchangeConfig), { soffice: '/nowhere/soffice' });
    expect((await PDFDocument.load(await print())).getPageCount()).toBe(2);
    Object.assign(world.app.get(ExchangeConfig), { soffice: 'soffice' });
  });

  it('a workbook becomes pages', async () => {
    const rows = [
      ['Атауы', 'Үйі'],
      ['Өңі', 1234.5],
    ];
    const text = await textOf(await convertToPdf('soffice', anXlsx('Тауарлар', rows), 'xlsx'));
    // Letters that a font lacks are set in runs of their own: they are there, not always beside each other.
    for (const part of ['Атауы', 'Ү', 'йі', 'Өң', '1,234.50']) expect(text).toContain(part);
  });

  it('what a document points to is not fetched', async () => {
    const { port } = server.address() as AddressInfo;
    const image = `http://127.0.0.1:${port}/picture.png`;
    const linked = aDocx('Шарт', ['Мәтін'], image).toString('latin1').replaceAll('/hyperlink"', '/image"    ');
    await convertToPdf('soffice', Buffer.from(linked, 'latin1'), 'docx').catch(() => undefined);
    expect(asked).toBe(0);
  });

  it('one that takes too long is given up', async () => {
    const limits = { seconds: 1, memoryMb: 4096, resultBytes: 1_000_000 };
    const long = aDocx('Шарт', Array<string>(60_000).fill(KAZAKH));
    await expect(convertToPdf('soffice', long, 'docx', limits)).rejects.toThrow();
  });

  it('one that wants more memory than it may have is given up', async () => {
    const limits = { seconds: 30, memoryMb: 60, resultBytes: 1_000_000 };
    await expect(convertToPdf('soffice', aDocx('Шарт', [KAZAKH]), 'docx', limits)).rejects.toThrow();
  });
});
