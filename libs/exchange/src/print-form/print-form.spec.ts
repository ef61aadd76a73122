import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { degrees, PDFDocument } from '@cantoo/pdf-lib';
import { LOCALES } from '@qujat/kernel';
import jsQr from 'jsqr';
import { describeWith } from '../../../../test/support/requires.js';
import { aDocumentView } from '../testing/a-document-view.js';
import { aPdf } from '../testing/a-pdf.js';
import { textOf } from '../testing/text-of-pdf.js';
import { printForm } from './print-form.js';

const run = promisify(execFile);
// CommonJS: under Node's modules its function is the default of the default.
const readQr = jsQr.default;
const URL = 'https://qujat.example/v/QJ-2026-000123/0123456789abcdefghijkl';

const facts = {
  view: aDocumentView(),
  url: URL,
  locale: 'kk' as const,
  timeZone: 'Asia/Almaty',
  now: new Date('2026-03-01T09:00:00Z'),
};

describe('the print form', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'qujat-print-'));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(LOCALES)(
    'E-7.5.10: carries requisites, every signature, number and place for the certifier (%s)',
    async (locale) => {
      const text = await textOf(await printForm({ ...facts, locale, original: undefined }));
      expect(text).toContain('QJ-2026-000123');
      expect(text).toContain('СЕРІКБАЕВ НҰРЛАН АСҚАРҰЛЫ');
      expect(text).toContain('760415309919');
      expect(text).toContain('140340999103');
      expect(text).toContain(facts.view.file!.sha256);
      for (const { certificate } of facts.view.signatures) expect(text).toContain(certificate.serial);
      expect(text).toContain({ kk: 'Көшірме дұрыс', ru: 'Копия верна', en: 'True copy' }[locale].toUpperCase());
      expect(text).toContain('01.03.2026 13:20:00 (UTC+5)');
    },
  );

  it.each(LOCALES)('E-5.1: says for which association a leader’s certificate stands (%s)', async (locale) => {
    const { document, signatures } = facts.view;
    const [first, ...others] = signatures;
    const view = {
      ...facts.view,
      document: { ...document, senderBin: 'QT0000000001', senderName: { kk: 'Консорциум', ru: 'Союз', en: 'Union' } },
      signatures: [{ ...first!, signer: { ...first!.signer, onBehalfOf: 'QT0000000001' } }, ...others],
    };
    const text = (await textOf(await printForm({ ...facts, view, locale, original: undefined }))).replace(/\s+/g, ' ');
    const { behalf, number, bin } = {
      kk: { behalf: 'мынаның атынан: Консорциум', number: 'порталдағы нөмірі', bin: 'БСН' },
      ru: { behalf: 'от имени: Союз', number: 'номер на портале', bin: 'БИН' },
      en: { behalf: 'on behalf of: Union', number: 'portal number', bin: 'BIN' },
    }[locale];
    expect(text).toContain(`${bin} 140340999103, ${behalf}, ${number} QT0000000001`);
    expect(text).not.toContain(`${bin} QT`);
  });

  it('E-7.1.6: keeps the pages of the original, whichever way they are turned, and puts a strip under each', async () => {
    const source = await PDFDocument.load(await aPdf('Договор поставки', ['Первый лист', 'Второй лист']));
    source.getPage(1).setRotation(degrees(90));
    const before = source.getPage(0).getSize();
    const bytes = await printForm({ ...facts, original: await source.save() });
    const printed = await PDFDocument.load(bytes);
    expect(printed.getPageCount()).toBe(source.getPageCount() + 1);
    expect(printed.getPage(0).getSize()).toEqual({ width: before.width, height: before.height + 20 });
    expect(printed.getPage(1).getSize()).toEqual({ width: before.width + 20, height: before.height });
    const text = await textOf(bytes);
    expect(text).toContain('Договор поставки');
    expect(text.match(/QJ-2026-000123/g)!.length).toBeGreaterThanOrEqual(3);
  });

  it('says so when the original cannot be laid out, and names it by its checksum', async () => {
    const damaged = (await aPdf('Хат', ['Мәтін'])).subarray(0, 200);
    const text = await textOf(await printForm({ ...facts, locale: 'ru', original: damaged }));
    expect(text).toContain('Подлинник к этому листу не приложен');
    expect(text).toContain(facts.view.file!.sha256);
  });

  it('shows a recall so that no reader overlooks it', async () => {
    const text = await textOf(
      await printForm({ ...facts, locale: 'ru', view: aDocumentView('recalled'), original: undefined }),
    );
    expect(text).toContain('Документ отозван');
    expect(text).toContain('Ошибка в сумме договора');
  });

  describeWith('pdftoppm', 'the print form, printed by Poppler', () => {
    it('E-7.5.10: its QR code leads to the verification page', async () => {
      const file = path.join(folder, 'form.pdf');
      await writeFile(file, await printForm({ ...facts, original: undefined }));
      const { stderr } = await run('pdftoppm', ['-r', '72', '-f', '1', '-singlefile', file, path.join(folder, 'page')]);
      expect(stderr).toBe('');
      const { data, width, height } = readPpm(await readFile(path.join(folder, 'page.ppm')));
      expect(readQr(data, width, height)?.data).toBe(URL);
    });
  });
});

/** The pixels of a PPM (P6), with an alpha channel added. */
function readPpm(file: Buffer): { data: Uint8ClampedArray; width: number; height: number } {
  const [header, width, height] = /^P6\s(\d+)\s(\d+)\s255\s/.exec(file.toString('latin1', 0, 40))!;
  const size = { width: Number(width), height: Number(height) };
  const data = new Uint8ClampedArray(size.width * size.height * 4).fill(255);
  for (let i = 0; i < size.width * size.height; i++) {
    for (const channel of [0, 1, 2]) data[i * 4 + channel] = file[header.length + i * 3 + channel]!;
  }
  return { data, ...size };
}
