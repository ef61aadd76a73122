/** The screens in Kazakh, Russian and English on a phone: nothing sticks out, nothing is inaccessible. And by keyboard alone. */
import type { Browser, Page } from 'playwright-core';
import { describeWith } from '../support/requires.js';
import { accessibilityViolations, newWindow, openBrowser, picture, WIDTHS } from './support/browser.js';
import { Journey } from './support/journey.js';
import { dataFolder, runPortal } from './support/running-portal.js';

const LANGUAGES = ['kk', 'ru', 'en'] as const;
const SCREENS = ['/inbox', '/outbox', '/drafts', '/documents/new', '/profile'] as const;

/** What the focus stands on, in words. */
const FOCUSED =
  "(document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '').trim()";

describeWith('chromium', 'the screens', () => {
  let journey: Journey;
  let browser: Browser;
  let data: Awaited<ReturnType<typeof dataFolder>>;

  beforeAll(async () => {
    data = await dataFolder();
    const portal = await runPortal(data.folder);
    browser = await openBrowser();
    journey = new Journey(portal, browser);
  });
  afterAll(async () => {
    await browser?.close();
    await journey?.portal.stop();
    await data?.remove();
  });

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
    const page = await newWindow(browser, journey.portal.url, { locale: `${language}-KZ`, viewport: WIDTHS.phone });
    await page.goto('/sign-in');
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    await looksRight(page, `phone-${language}-sign-in`);
    await page.goto('/check');
    await looksRight(page, `phone-${language}-check`);
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
    const page = await newWindow(browser, journey.portal.url);
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
