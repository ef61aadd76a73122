/** What people do on the portal's screens, in English words. */
import type { Browser, Page } from 'playwright-core';
import { accessibilityViolations, newWindow, picture } from './browser.js';
import type { RunningPortal } from './running-portal.js';

/** A portal and a browser, and what is done again and again. */
export class Journey {
  constructor(
    readonly portal: RunningPortal,
    readonly browser: Browser,
  ) {}

  /** Whose key the NCALayer stand-in signs with from now on. */
  holds(slug: string): Promise<void> {
    return this.portal.control('ncalayer/pick', { slug });
  }

  /** A window in which the person has signed in. */
  async signedIn(slug: string): Promise<Page> {
    const page = await newWindow(this.browser, this.portal.url);
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

  /** The screen is accessible, and its picture is kept. */
  async look(page: Page, name: string): Promise<void> {
    await page.waitForLoadState('networkidle');
    for (let i = 0; i < 100 && !(await page.evaluate<boolean>(STANDS_STILL)); i++) await page.waitForTimeout(50);
    await picture(page, name);
    expect(await accessibilityViolations(page)).toEqual([]);
  }
}

/** Nothing moves but what always does, and what fades in has done so. */
const STANDS_STILL = `document.getAnimations().every((one) => one.playState !== 'running' || one.effect.getTiming().iterations === Infinity)
  && [...document.querySelectorAll('[role=dialog]')].every((dialog) => getComputedStyle(dialog).opacity === '1')`;

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
    'Legal address': '050000, Алматы қ., Үлгі көшесі, 5',
    'Actual address': '050000, Алматы қ., Үлгі көшесі, 5',
    'Postal address': '050000, Алматы қ., Үлгі көшесі, 5',
    'E-mail': 'office@koktem.example',
    Phone: '+77270000503',
  };
  for (const [label, text] of Object.entries(texts)) await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByLabel('Legal form').selectOption({ label: 'Limited liability partnership' });
  await page.getByLabel('Form of ownership').selectOption({ label: 'Private' });
}
