/** An act of services from a form: filled in, formed, signed, sent, countersigned, printed; in Chromium. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describeWith } from '../support/requires.js';
import { fieldOf, Journey } from './support/journey.js';

const TITLE = 'Act of works done and services rendered № 12';

describeWith('chromium', 'a document from a form, in Chromium', () => {
  let journey: Journey;
  let head: Page;
  let other: Page;
  let address: string;

  beforeAll(async () => {
    journey = await Journey.begin();
  });
  afterAll(() => journey?.end());

  it('E-7.1.1: begins with its type and its form, which knows both sides already', async () => {
    head = await journey.signedIn('alatau-head');
    await head.goto('/documents/new');
    await head.getByLabel('Type of document').selectOption({ label: 'Act' });
    await head.getByText('Fill in a form').click();
    await head.getByLabel('Find the organisation').fill('091040999202');
    await head.getByRole('option', { name: /Zhetisu Sauda/ }).click();
    await head.getByLabel('Number', { exact: true }).fill('12');
    await head.getByLabel('Work or service', { exact: true }).fill('Шатырды жөндеу · ремонт кровли');
    await head.getByLabel('Unit', { exact: true }).fill('м²');
    await head.getByLabel('Quantity', { exact: true }).fill('12,5');
    await head.getByText('Saved').first().waitFor();
    expect(await fieldOf(head, 'Name').nth(1).inputValue()).toBe('Zhetisu Sauda JSC');
    expect(await head.getByLabel('BIN/IIN', { exact: true }).nth(1).inputValue()).toBe('091040999202');
  });

  it('E-7.1.1: says field by field what is missing, and keeps everything through a reload', async () => {
    await head.getByRole('button', { name: /Go to signing/ }).click();
    await head.getByText('Fill in this field.').first().waitFor();
    await journey.look(head, '90-form-missing');
    await head.reload();
    await head.getByLabel('Quantity', { exact: true }).waitFor();
    expect(await head.getByLabel('Quantity', { exact: true }).inputValue()).toBe('12.5');
    await head.getByLabel('Price, ₸', { exact: true }).fill('1 000');
    await head.getByLabel('VAT rate').selectOption('16');
    await head.getByText('12\u00a0500,00').first().waitFor();
    await head.getByText('1\u00a0724,14').waitFor();
    await journey.look(head, '91-form');
  });

  it('E-7.1.1: is formed, and shown as it will be printed before it is signed', async () => {
    await head.getByRole('button', { name: /Go to signing/ }).click();
    await head.getByRole('button', { name: 'Sign and send' }).first().waitFor();
    const paper = head.getByRole('article', { name: new RegExp(TITLE) });
    await paper.getByText('Шатырды жөндеу · ремонт кровли').waitFor();
    await journey.look(head, '92-form-to-sign');
    await head.getByRole('button', { name: 'Sign and send' }).first().click();
    await journey.sign(head, 'alatau-head');
    await head.getByText('Delivered; the recipient has not opened it yet').waitFor();
    address = new URL(head.url()).pathname;
  });

  it('E-7.4, E-7.5.8: the recipient opens it, sees the same, signs in turn', async () => {
    other = await journey.signedIn('zhetisu-head');
    await other.goto(address);
    await other.getByRole('button', { name: 'Open and receive' }).first().click();
    await other
      .getByRole('article', { name: new RegExp(TITLE) })
      .getByText('12\u00a0500,00')
      .first()
      .waitFor();
    await other.getByRole('button', { name: 'Sign', exact: true }).first().click();
    await journey.sign(other, 'zhetisu-head');
    await other.getByText('Signed by both sides').first().waitFor();
    await journey.look(other, '93-form-completed');
  });

  it('E-7.1.6: is printed with its pages, both signatures and the QR code', async () => {
    const { origin } = new URL(other.url());
    const id = address.split('/').at(-1);
    const answer = await other.request.get(`${origin}/api/documents/${id}/print-form?lang=kk`);
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf']);
    const bytes = await answer.body();
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const pictures = process.env.QUJAT_PICTURES;
    if (pictures) await writeFile(path.join(pictures, '94-form-printed.pdf'), bytes);
  });
});
