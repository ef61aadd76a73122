/** What people do on the portal's screens, in English words. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { codeIn } from '@qujat/notifications';
import { accessibilityViolations, newWindow, openBrowser, picture, WIDTHS } from './browser.js';
import { type RunningPortal, runPortal, seededFolder } from './running-portal.js';

/** A portal and a browser, and what is done again and again. */
export class Journey {
  private constructor(
    readonly portal: RunningPortal,
    readonly browser: Browser,
    private readonly data: Awaited<ReturnType<typeof seededFolder>>,
  ) {}

  /** A portal of its own, with the seed in it. */
  static async begin(settings: Record<string, string> = {}): Promise<Journey> {
    const [data, browser] = await Promise.all([seededFolder(), openBrowser()]);
    return new Journey(await runPortal(data.folder, settings), browser, data);
  }

  /** Where the portal has its data. */
  get folder(): string {
    return this.data.folder;
  }

  async end(): Promise<void> {
    await this.browser.close();
    await this.portal.stop();
    await this.data.remove();
  }

  /** A window in which nobody has signed in. */
  newWindow(options: Parameters<typeof newWindow>[2] = {}): Promise<Page> {
    return newWindow(this.browser, this.portal.url, options);
  }

  /** Whose key the NCALayer stand-in signs with from now on. */
  holds(slug: string): Promise<void> {
    return this.portal.control('ncalayer/pick', { slug });
  }

  /** A window in which the person has signed in. */
  async signedIn(slug: string): Promise<Page> {
    const page = await this.newWindow();
    await page.goto('/sign-in');
    await this.signIn(page, slug);
    return page;
  }

  /** Signs in on the sign-in page. */
  async signIn(page: Page, slug: string): Promise<void> {
    await this.holds(slug);
    await page.getByRole('button', { name: 'Sign in with NCALayer' }).click();
    await page.waitForURL((url) => url.pathname !== '/sign-in');
  }

  /** Types the code that has come to the person's mailbox (E-5.6.2). */
  async confirmEmail(page: Page, address: string): Promise<void> {
    const field = page.getByLabel('Code from the letter');
    await field.waitFor();
    let code: string | undefined;
    for (let i = 0; i < 200 && !code; i++) {
      code = (await this.portal.mail.to(address)).map(codeIn).at(-1);
      if (!code) await page.waitForTimeout(50);
    }
    if (!code) throw new Error(`no code has come to ${address}`);
    await field.fill(code);
    await page.getByRole('button', { name: 'Confirm', exact: true }).click();
    await field.waitFor({ state: 'detached' });
  }

  /** Waits for the signing dialog and looks at it. */
  async lookAtSigning(page: Page, name: string): Promise<void> {
    await page.getByRole('dialog').getByRole('button', { name: 'Sign with NCALayer' }).waitFor();
    await this.look(page, name);
  }

  /** Signs in the dialog that is open. */
  async sign(page: Page, slug: string): Promise<void> {
    await this.holds(slug);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Sign with NCALayer' }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** Confirms a sensitive act with a signature, above whatever dialog it was asked in. */
  async confirm(page: Page, slug: string): Promise<void> {
    await this.holds(slug);
    const dialog = page.getByRole('dialog', { name: 'Confirm with your signature' });
    await dialog.getByRole('button', { name: 'Sign with NCALayer' }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** …and nothing sticks out of it on a phone. */
  async lookAtBothWidths(page: Page, name: string): Promise<void> {
    await page.setViewportSize(WIDTHS.phone);
    for (let i = 0; i < 20 && (await overflowOf(page)) !== 0; i++) await page.waitForTimeout(100);
    expect({ name, overflow: await overflowOf(page) }).toEqual({ name, overflow: 0 });
    await page.setViewportSize(WIDTHS.desk);
    await this.look(page, name);
  }

  /** The screen is accessible, and its picture is kept. */
  async look(page: Page, name: string): Promise<void> {
    await page.waitForLoadState('networkidle');
    for (let i = 0; i < 100 && !(await page.evaluate<boolean>(STANDS_STILL)); i++) await page.waitForTimeout(50);
    await picture(page, name);
    expect(await accessibilityViolations(page)).toEqual([]);
  }
}

const overflowOf = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** Nothing moves but what always does, and what fades in has done so. */
const STANDS_STILL = `document.getAnimations().every((one) => one.playState !== 'running' || one.effect.getTiming().iterations === Infinity)
  && [...document.querySelectorAll('[role=dialog]')].every((dialog) => getComputedStyle(dialog).opacity === '1')`;

/** The field with this label: a searchable one has a list of the same name beside it. */
export const fieldOf = (page: Page, label: string) =>
  page.getByLabel(label, { exact: true }).and(page.locator('input, textarea'));

/** Waits until the page itself has filled a field. (Not `waitForFunction`: the content security policy forbids its eval.) */
export async function filledWith(field: Locator, text: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if ((await field.inputValue()) === text) return;
    await sleep(100);
  }
  throw new Error(`the field holds "${await field.inputValue()}", not "${text}"`);
}

/** The form of E-5.7.1 by the labels on the screen. */
export async function fillOrganisation(page: Page): Promise<void> {
  const texts: Readonly<Record<string, string>> = {
    'Full name in Kazakh': '«Көктем Дизайн» жауапкершілігі шектеулі серіктестігі',
    'Full name in Russian': 'Товарищество с ограниченной ответственностью «Көктем Дизайн»',
    'Full name in English, if there is one': 'Koktem Design Limited Liability Partnership',
    'Short, in Kazakh': 'ЖШС «Көктем Дизайн»',
    'Short, in Russian': 'ТОО «Көктем Дизайн»',
    'Short, in English': 'Koktem Design LLP',
    'Number of the certificate or statement': '2401-1910-05-ТОО',
    'Date of (re-)registration': '15.01.2024',
    'OKED code': '74101',
    'IIK (IBAN)': 'KZ879990000000240140',
    'BIC of the bank': 'SYNBKZKA',
    'Name of the bank': '«Сынақ Банкі» АҚ',
    'KATO code of the legal address': '750000000',
    'Legal address': '050000, Алматы қ., Үлгі көшесі, 5',
    'Actual address': '050000, Алматы қ., Үлгі көшесі, 5',
    'Postal address': '050000, Алматы қ., Үлгі көшесі, 5',
    'E-mail': 'office@koktem.example',
    Phone: '+77270000503',
  };
  for (const [label, text] of Object.entries(texts)) await fieldOf(page, label).fill(text);
  await page.getByLabel('Legal form').selectOption({ label: 'Limited liability partnership' });
  await page.getByLabel('Form of ownership').selectOption({ label: 'Private' });
}
