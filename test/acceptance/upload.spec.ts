/** A big file on a bad line: it goes on by itself, is held, and outlives a reload; in Chromium. */
import type { Page, Route } from 'playwright-core';
import { describeWith } from '../support/requires.js';
import { Journey } from './support/journey.js';

const MB = 1024 * 1024;
const FILE = { name: 'Үлкен шарт.txt', mimeType: 'text/plain', buffer: Buffer.alloc(14 * MB, 'Сәлем. ') };

describeWith('chromium', 'a big file, in Chromium', () => {
  let journey: Journey;
  let head: Page;
  /** What becomes of the parts of an upload on their way. */
  let line: (route: Route) => Promise<void>;

  beforeAll(async () => {
    journey = await Journey.begin();
    head = await journey.signedIn('alatau-head');
    head.on('dialog', (dialog) => void dialog.accept());
    await head.route('**/upload?of=*', (route) =>
      route.request().method() === 'PATCH' ? line(route) : route.continue(),
    );
  });
  afterAll(() => journey?.end());

  const choose = () => head.locator('input[type=file]').first().setInputFiles(FILE);

  it('E-6.6.3: goes on by itself after the line was down', async () => {
    let isDown = false;
    line = (route) => (isDown ? route.abort('connectionreset') : route.continue());
    let sent = 0;
    head.on('requestfinished', (request) => {
      if (request.method() === 'PATCH' && ++sent === 1) isDown = true;
    });
    await head.goto('/documents/new');
    await choose();
    await head.getByText('There is no connection.').first().waitFor();
    await journey.lookAtBothWidths(head, '99-upload-waits');
    isDown = false;
    await head.getByRole('button', { name: /Replace/ }).waitFor();
    expect(sent).toBe(4);
  });

  it('E-6.6.3: is held, and outlives a reload: the same file goes on from where it was', async () => {
    let sent = 0;
    line = (route) => {
      if (++sent > 2) return new Promise(() => undefined);
      return route.continue();
    };
    await head.goto('/documents/new');
    await choose();
    await head.waitForURL(/\/documents\/.+\/edit/);
    while (sent < 3) await head.waitForTimeout(50);
    await head.getByRole('button', { name: 'Pause' }).click();
    await head
      .getByText(/^Paused: 8/)
      .first()
      .waitFor();
    await head.reload();
    await head.getByText('was not uploaded whole').waitFor();
    await journey.lookAtBothWidths(head, '99-upload-unfinished');
    const offsets: string[] = [];
    line = (route) => {
      offsets.push(route.request().headers()['upload-offset']!);
      return route.continue();
    };
    await choose();
    await head.getByRole('button', { name: /Replace/ }).waitFor();
    expect(offsets).toEqual([String(8 * MB), String(12 * MB)]);
  });
});
