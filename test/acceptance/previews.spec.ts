/** What the files of E-6.6.1 look like in the browser, without a program of their own. */
import type { Page } from 'playwright-core';
import UTIF from 'utif2';
import { aDocx, anXlsx } from '../../libs/exchange/src/testing/office-files.js';
import { describeWith } from '../support/requires.js';
import { Journey } from './support/journey.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const KAZAKH = 'Әрбір ғимараттың құны, өңірі және үй иесі көрсетілсін: ұзындығы, һәм ені.';
/** A greeting in KZ-1048 (STRK 1048-2002). */
const KZ1048 = Buffer.from('8da2f0ece5f2f2b320bcf0b3eff2e5f12120a5beb3f0', 'hex');

/** A scan of two pages: a red one and a green one. */
const scan = (): Buffer => {
  const page = (red: number, green: number) =>
    Uint8Array.from({ length: 60 * 80 * 4 }, (_, i) => [red, green, 40, 255][i % 4]!);
  return Buffer.from(UTIF.encodeImage(page(200, 60), 60, 80));
};

describeWith('chromium', 'the content of a document, in Chromium', () => {
  let journey: Journey;
  let head: Page;

  beforeAll(async () => {
    journey = await Journey.begin();
    head = await journey.signedIn('alatau-head');
  });
  afterAll(() => journey?.end());

  /** A draft with this file, open on the screen. */
  const opened = async (name: string, mediaType: string, bytes: Buffer): Promise<void> => {
    const { origin } = new URL(head.url());
    const headers = { Origin: origin };
    const made = await head.request.post(`${origin}/api/documents`, { headers, data: { title: name, type: 'letter' } });
    const { id } = (await made.json()) as { id: string };
    const put = await head.request.put(`${origin}/api/documents/${id}/content`, {
      headers: { ...headers, 'Content-Type': mediaType, 'X-File-Name': encodeURIComponent(name) },
      data: bytes,
    });
    expect(put.status()).toBe(200);
    await head.goto(`/documents/${id}`);
  };

  it('E-6.6.1: a docx as pages in a frame where nothing runs, and from which nothing leads anywhere', async () => {
    const asked: string[] = [];
    head.on('request', (request) => asked.push(request.url()));
    await opened(
      'Қызмет көрсету шарты.docx',
      DOCX,
      aDocx('Қызмет көрсету шарты', Array(30).fill(KAZAKH), 'https://elsewhere.example/'),
    );
    const frame = head.frameLocator('iframe[title*="Қызмет"]');
    await frame.getByText(KAZAKH).first().waitFor();
    expect(await head.locator('iframe').getAttribute('sandbox')).toBe('');
    expect(await frame.locator('a[href]').count()).toBe(0);
    expect(await frame.locator('script').count()).toBe(0);
    await head.getByText('What is signed is the file itself').waitFor();
    await journey.lookAtBothWidths(head, '95-preview-docx');
    const own = new URL(head.url()).host;
    expect(asked.filter((url) => url.startsWith('http') && new URL(url).host !== own)).toEqual([]);
  });

  it('E-6.6.1: an xlsx as tables', async () => {
    const rows = [
      ['Атауы', 'Саны', 'Бағасы'],
      ...Array.from({ length: 40 }, (_, i) => [`Қағаз № ${i + 1}`, i + 1, 1234.5 * (i + 1)]),
    ];
    await opened('Жүкқұжат.xlsx', XLSX, anXlsx('Тауарлар', rows));
    const table = head.getByRole('region', { name: 'Sheet “Тауарлар”' });
    await table.getByRole('cell', { name: 'Қағаз № 40' }).waitFor();
    await table.getByRole('cell', { name: '1\u00a0234,50' }).waitFor();
    await journey.lookAtBothWidths(head, '96-preview-xlsx');
  });

  it('E-6.6.1: a text in a Kazakh encoding, and in another at choice', async () => {
    await opened('хат.txt', 'text/plain', KZ1048);
    const text = head.getByRole('region', { name: 'Text of the file: хат.txt' });
    await text.getByText('Құрметті әріптес! Өңір').waitFor();
    await head.getByLabel('Encoding').selectOption('windows-1251');
    await text.getByText('Ќ').waitFor();
    await journey.lookAtBothWidths(head, '97-preview-txt');
  });

  it('E-6.6.1: a scan', async () => {
    await opened('скан.tiff', 'image/tiff', scan());
    await head.getByRole('img', { name: 'Image 1 of 1' }).waitFor();
    await journey.lookAtBothWidths(head, '98-preview-tiff');
  });

  it('E-6.6.1: what is damaged inside is said to be, and can be saved', async () => {
    const broken = aDocx('x', ['x']);
    broken.fill(0x20, 0, 4);
    broken.write('PK\x03\x04', 0, 'latin1');
    broken.fill(0x3c, broken.indexOf('<w:body>'), broken.indexOf('</w:body>'));
    await opened('бүлінген.docx', DOCX, broken);
    await head.getByText('The file could not be shown here').waitFor();
    await head.getByRole('link', { name: 'Download' }).waitFor();
  });
});
