import { readFile } from 'node:fs/promises';
/** The screens in Kazakh, Russian and English on a phone: nothing sticks out, nothing is inaccessible. And by keyboard alone. */
import type { Page } from 'playwright-core';
import { describeWith } from '../support/requires.js';
import { accessibilityViolations, picture, WIDTHS } from './support/browser.js';
import { Journey } from './support/journey.js';

const LANGUAGES = ['kk', 'ru', 'en'] as const;
const OWN = ['/notifications', '/profile/certificates', '/sanctions'] as const;
const POWERS = ['/members', '/members/checks', '/roles', '/powers-of-attorney', '/powers-of-attorney/new'] as const;
const SCREENS = [
  '/inbox',
  '/outbox',
  '/drafts',
  '/documents/new',
  '/counterparties',
  '/profile',
  ...OWN,
  ...POWERS,
] as const;

/** What the focus stands on, in words. */
const FOCUSED =
  "(document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '').trim()";

describeWith('chromium', 'the screens', () => {
  let journey: Journey;

  beforeAll(async () => {
    journey = await Journey.begin();
  });
  afterAll(() => journey?.end());

  async function looksRight(page: Page, name: string): Promise<void> {
    await page.waitForLoadState('networkidle');
    await picture(page, name);
    const overflow = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect({ name, overflow }).toEqual({ name, overflow: 0 });
    expect({ name, violations: await accessibilityViolations(page) }).toEqual({ name, violations: [] });
  }

  it.each(LANGUAGES)('on a phone, in %s', async (language) => {
    const page = await journey.newWindow({ locale: `${language}-KZ`, viewport: WIDTHS.phone });
    await page.goto('/sign-in');
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    await looksRight(page, `phone-${language}-sign-in`);
    await page.goto('/check');
    await looksRight(page, `phone-${language}-check`);
    await page.goto('/rules');
    await looksRight(page, `phone-${language}-rules`);
    await page.goto('/sign-in');
    await journey.holds('zhetisu-head');
    await page.getByRole('button', { name: /NCALayer/ }).click();
    await page.waitForURL('**/inbox');
    for (const screen of SCREENS) {
      await page.goto(screen);
      await looksRight(page, `phone-${language}${screen.replaceAll('/', '-')}`);
    }
    await page.goto('/inbox');
    await page.locator('main a[href^="/documents/"]:not([href$="/new"])').first().click();
    await page.waitForURL(/documents\/[0-9a-f-]{36}/);
    await looksRight(page, `phone-${language}-document`);
    await page.context().close();
  });

  it('E-10.2.2, E-3.13: the operator limits a participant and blocks a document; the participant appeals and is heard', async () => {
    const operator = await journey.signedIn('operator-moderator');
    await operator.goto('/operator/sanctions');
    const form = operator.getByRole('form', { name: 'Impose a sanction' });
    await form.getByRole('button', { name: 'Impose' }).click();
    await form.getByText('12 characters').waitFor();
    await form.getByLabel('BIN, IIN or portal number of the participant').fill('091040999202');
    await form.getByLabel('Kind').selectOption({ label: 'Limitation of rights' });
    await form.getByLabel('recall').check();
    await form.getByLabel('Clause of the rules').fill('3.13');
    await form.getByLabel('Ground').fill('Рассылка рекламы участникам.');
    await form.getByRole('button', { name: 'Impose' }).click();
    // E-3.11, E-10.2.2: a measure of the operator is confirmed with a signature, once for some minutes.
    await journey.confirm(operator, 'operator-moderator');
    await operator.getByRole('heading', { name: /Limitation of rights: Zhetisu/ }).waitFor();
    const block = operator.getByRole('form', { name: 'Block a document' });
    await block.getByLabel('Number of the document').fill('QJ-2026-999999');
    await block.getByLabel('Clause of the rules').fill('3.13');
    await block.getByLabel('Ground').fill('Чужие персональные данные.');
    await block.getByRole('button', { name: 'Block' }).click();
    await block.getByText('There is no sent document with this number').first().waitFor();
    await journey.look(operator, 'sanctions-operator');

    const head = await journey.signedIn('zhetisu-head');
    await head
      .getByRole('link', { name: /Notifications: \d+ unread/ })
      .first()
      .click();
    await head.getByText('Decision of the operator: limitation of rights').first().waitFor();
    await journey.look(head, 'notifications');
    await head.goto('/profile/certificates');
    await head.getByText('this session').waitFor();
    await journey.look(head, 'certificates');
    await head.goto('/sanctions');
    await head.getByText('Рассылка рекламы участникам.').waitFor();
    await head.getByRole('button', { name: 'Appeal' }).click();
    await head.getByLabel('Why you do not agree').fill('Это были ответы на запросы.');
    const appealing = head.getByRole('dialog');
    const file = {
      name: 'ответ на запрос.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Запрос № 5 от 1 ноября.'),
    };
    await appealing.locator('input[type=file]').setInputFiles(file);
    await appealing.getByRole('link', { name: file.name }).waitFor();
    await journey.lookAtBothWidths(head, 'sanctions-appeal');
    await head.getByRole('button', { name: 'Send' }).click();
    await head.getByText('waits for a decision').waitFor();
    await journey.look(head, 'sanctions-participant');

    await operator.reload();
    // What came with the appeal is taken away with a signature of its own kind.
    const [taken] = await Promise.all([
      operator.waitForEvent('download'),
      (async () => {
        await operator.getByRole('button', { name: `Download “${file.name}”` }).click();
        await journey.confirm(operator, 'operator-moderator');
      })(),
    ]);
    expect(await readFile(await taken.path(), 'utf8')).toBe('Запрос № 5 от 1 ноября.');
    await journey.lookAtBothWidths(operator, 'sanctions-appealed');
    await operator.getByRole('button', { name: 'Decide the appeal' }).click();
    await operator.getByLabel('Answer of the operator').fill('Подтверждено перепиской.');
    await journey.look(operator, 'sanctions-decide');
    await operator.getByRole('button', { name: 'Grant and lift' }).click();
    await operator.getByText('The decision is recorded').waitFor();
    await head.reload();
    await head.getByText('Подтверждено перепиской.').first().waitFor();
    await operator.context().close();
    await head.context().close();
  });

  /** Waits until it can be reached, then Tab until the focus stands on something with this name. */
  async function tabTo(page: Page, name: RegExp): Promise<void> {
    await page.locator('main a, main button:enabled, header a').filter({ hasText: name }).first().waitFor();
    for (let i = 0; i < 80; i++) {
      await page.keyboard.press('Tab');
      if (name.test(await page.evaluate<string>(FOCUSED))) return;
    }
    throw new Error(`Tab does not lead to ${name.source}`);
  }

  it('by keyboard alone: sign in, find a document, open it', async () => {
    const page = await journey.newWindow();
    await journey.holds('zhetisu-employee');
    await page.goto('/');
    await tabTo(page, /^Sign in/);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sign-in');
    await tabTo(page, /^Sign in with NCALayer/);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/inbox');
    await page.getByText('Счёт на оплату № 118').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('118');
    await page.getByText('Акт выполненных работ № 31').waitFor({ state: 'detached' });
    await tabTo(page, /№ 118/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/documents\/[0-9a-f-]{36}/);
    await tabTo(page, /^Open and receive/);
    await page.keyboard.press('Enter');
    await page.getByText('Receipt proven').waitFor();
    await page.context().close();
  });
});
