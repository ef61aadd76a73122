import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { WebSocket } from 'ws';
import { describeWith } from '../../../../test/support/requires.js';
import { startDevCa, type DevCa } from '../index.js';
import { Scratch } from '../testing/openssl.js';
import { WORDS } from './page/words.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

describe('the words of the stand-in’s page', () => {
  it('are the same in Kazakh, Russian and English, with the same values', () => {
    const shape = (language: 'kk' | 'ru' | 'en') =>
      Object.entries(WORDS[language]).map(([key, text]) => [key, text.match(/\{\w+\}/g)?.sort() ?? []]);
    expect(shape('ru')).toEqual(shape('kk'));
    expect(shape('en')).toEqual(shape('kk'));
  });
});

describeWith('chromium', 'the stand-in’s page in a browser', () => {
  let ca: DevCa;
  let scratch: Scratch;
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    const { chromium } = await import('playwright-core');
    scratch = new Scratch();
    ca = await startDevCa({ dir: path.join(scratch.dir, 'ca'), port: 0, ncalayerPort: 0 });
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
    page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'kk-KZ', bypassCSP: true });
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(ca.ncalayerPageUrl);
  });

  afterAll(async () => {
    await browser.close();
    await ca.stop();
    scratch.remove();
  });

  /** Asks for a signature as the portal does. */
  const ask = (signerParams: object): Promise<{ status: boolean; body: { result?: string } }> =>
    new Promise((resolve) => {
      const socket = new WebSocket(ca.ncalayerUrl, { origin: 'http://localhost:3000' });
      const args = { format: 'cms', data: 'MQ==', signingParams: { decode: true }, signerParams };
      socket.on('open', () => socket.send(JSON.stringify({ module: 'kz.gov.pki.knca.basics', method: 'sign', args })));
      socket.on('message', (data: Buffer) => {
        const answer = JSON.parse(data.toString()) as { status?: boolean; body: { result?: string } };
        if (answer.status === undefined) return;
        socket.terminate();
        resolve({ status: answer.status, body: answer.body });
      });
    });

  const violations = async (): Promise<unknown> => {
    await page.evaluate(AXE);
    return page.evaluate('axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))');
  };

  it('waits, in the browser’s language, and is accessible', async () => {
    await page.getByRole('heading', { name: WORDS.kk.emptyTitle }).waitFor();
    expect(await violations()).toEqual([]);
  });

  it('signs by keyboard with the key found by typing, at the width of a phone, in both themes', async () => {
    const answer = ask({ bin: '140340999103' });
    await page.getByRole('searchbox').fill('гүлнар');
    expect(await page.getByRole('radio').count()).toBe(2);
    expect(await page.getByRole('button', { name: WORDS.kk.sign, exact: true }).isDisabled()).toBe(true);
    await page.getByRole('radio').first().focus();
    await page.keyboard.press('Space');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations()).toEqual([]);
    }
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await page.keyboard.press('Enter');
    expect(await answer).toMatchObject({
      status: true,
      body: { result: expect.stringMatching(/BEGIN CMS/) as string },
    });
    await page.getByText('Қол қойды: ӘБДІРАХМАНОВА ГҮЛНАР БОЛАТҚЫЗЫ').waitFor();
  });

  it('declines in another language', async () => {
    await page.getByTitle('English').click();
    const answer = ask({});
    await page.getByRole('button', { name: 'Decline' }).click();
    expect(await answer).toEqual({ status: true, body: {} });
    await page.getByText('The signature was declined').waitFor();
    expect(errors).toEqual([]);
  });

  it('says that it signs without asking, and lets one change that', async () => {
    ca.pick({ slug: 'koktem-head', algorithm: 'rsa' });
    await page.getByText('Signs without asking: ҚОЖАХМЕТОВА ӘЙГЕРІМ, RSA').waitFor();
    await page.getByRole('button', { name: 'Ask every time' }).click();
    await page.getByText('Signs without asking').waitFor({ state: 'hidden' });
  });
});
