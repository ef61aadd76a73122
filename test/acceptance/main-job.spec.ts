/** The main job, from the first sign-in of a newcomer to the public verification page, in Chromium. */
import type { Browser, Page } from 'playwright-core';
import { describeWith } from '../support/requires.js';
import { accessibilityViolations, newWindow, openBrowser, picture } from './support/browser.js';
import { dataFolder, type RunningPortal, runPortal } from './support/running-portal.js';

describeWith('chromium', 'the main job in Chromium', () => {
  let portal: RunningPortal;
  let browser: Browser;
  let data: Awaited<ReturnType<typeof dataFolder>>;
  let sender: Page;

  beforeAll(async () => {
    data = await dataFolder();
    portal = await runPortal(data.folder);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await portal?.stop();
    await data?.remove();
  });

  /** Whose key the NCALayer stand-in signs with from now on. */
  const holds = (slug: string) => portal.control('ncalayer/pick', { slug });

  async function signedIn(slug: string): Promise<Page> {
    const page = await newWindow(browser, portal.url);
    await holds(slug);
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in with NCALayer' }).click();
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    return page;
  }

  /** The screen is there, is accessible, and its picture is kept. */
  async function looked(page: Page, name: string): Promise<void> {
    await page.waitForLoadState('networkidle');
    await picture(page, name);
    expect(await accessibilityViolations(page)).toEqual([]);
  }

  it('E-2.1, E-10.1.1: the landing page shows the register and the notices to anyone', async () => {
    const page = await newWindow(browser, portal.url);
    await page.goto('/');
    await page.getByText('Alatau Qurylys LLP').first().waitFor();
    await looked(page, '01-landing');
    await page.goto('/participants');
    await page.getByText('Zhetisu Sauda JSC').first().waitFor();
    await looked(page, '02-register');
    await page.context().close();
  });

  it('E-5.6.1, E-5.6.2: a first head signs in by certificate and registers as a user', async () => {
    sender = await newWindow(browser, portal.url);
    await holds('koktem-head');
    await sender.goto('/');
    await sender.getByRole('link', { name: 'Sign in' }).first().click();
    await looked(sender, '03-sign-in');
    await sender.getByRole('button', { name: 'Sign in with NCALayer' }).click();
    await sender.waitForURL('**/registration');
    await sender.getByLabel('E-mail').fill('head@koktem.example');
    await looked(sender, '04-register-user');
    expect(await sender.getByText('921010409920').count()).toBeGreaterThan(0);
  });
});
