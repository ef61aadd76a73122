/** People without a certificate: invited by a letter, given a login and a one-time password, at work, in Chromium. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { codeIn } from '@qujat/notifications';
import { describeWith } from '../support/requires.js';
import { Journey } from './support/journey.js';

const PASSWORD = 'four random words will do';
const EMAIL = 'asem.tolegenova@alatau.example';
const LOGIN = 'd.ospanov@140340999103';

/** Quoted-printable as text: soft line ends are taken out, `=3D` is "=". */
const plain = (source: string): string => source.replace(/=\r?\n/g, '').replace(/=3D/g, '=');

describeWith('chromium', 'accounts without a certificate in Chromium', () => {
  let journey: Journey;
  let head: Page;
  let totp: TOTP;

  beforeAll(async () => {
    journey = await Journey.begin();
  });
  afterAll(() => journey?.end());

  /** What the pattern finds in the letters to the mailbox, the latest first, once it is there. */
  async function fromLetters<Found>(find: (source: string) => Found | undefined): Promise<Found> {
    for (let i = 0; i < 100; i++) {
      const sources = (await journey.portal.mail.to(EMAIL)).map(({ source }) => source);
      for (const source of sources.reverse()) {
        const found = find(source);
        if (found) return found;
      }
      await sleep(100);
    }
    throw new Error(`no such letter came to ${EMAIL}`);
  }

  /** A password and the app; returns the app. */
  async function setUp(page: Page, pictures: string): Promise<TOTP> {
    await page.getByLabel('Password', { exact: true }).fill('Password2026!');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('Such a password is guessed first').waitFor();
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('img', { name: 'QR code for the app' }).waitFor();
    await journey.lookAtBothWidths(page, `${pictures}-app`);
    const app = new TOTP({ secret: Secret.fromBase32(await page.getByText(/^[A-Z2-7]{32}$/).innerText()) });
    await page.getByLabel('Code of the app').fill(app.generate());
    await page.getByRole('button', { name: 'Open the account' }).click();
    await page.getByText('Confirm that you have read the rules').waitFor();
    await page.getByLabel('I have read the rules').check();
    await page.getByRole('button', { name: 'Open the account' }).click();
    await page.getByText('Keep the recovery codes').waitFor();
    await journey.lookAtBothWidths(page, `${pictures}-opened`);
    await page.getByRole('button', { name: 'I have kept the codes' }).click();
    await page.getByRole('link', { name: 'To the sign-in page' }).click();
    return app;
  }

  async function enter(page: Page, login: string): Promise<void> {
    await page.getByRole('button', { name: 'Sign in with a password' }).click();
    await page.getByLabel('Login').fill(login);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    // The first code has been used to set it up: the next one is half a minute away, and taken a little early.
    await page.getByLabel('Code', { exact: true }).fill(totp.generate({ timestamp: Date.now() + 30_000 }));
    await page.getByRole('button', { name: 'Sign in with the password' }).click();
    await page.waitForURL('**/inbox');
  }

  it('D-3.1: the administrator invites by e-mail, confirmed with a signature', async () => {
    head = await journey.signedIn('alatau-head');
    await head.goto('/members');
    await head.getByRole('link', { name: 'Accounts without a certificate' }).click();
    await head.getByText('Nobody waits').waitFor();
    await journey.lookAtBothWidths(head, '60-accounts-none');
    await head.getByRole('button', { name: 'Invite by e-mail' }).click();
    const dialog = head.getByRole('dialog');
    await dialog.getByLabel('Surname').fill('ТӨЛЕГЕНОВА');
    await dialog.getByLabel('Name', { exact: true }).fill('ӘСЕМ');
    await dialog.getByLabel('E-mail').fill(EMAIL);
    await journey.lookAtBothWidths(head, '61-invite');
    await dialog.getByRole('button', { name: 'Send the invitation' }).click();
    const confirming = head.getByRole('dialog', { name: 'Confirm with your signature' });
    await journey.holds('alatau-head');
    await confirming.getByRole('button', { name: 'Sign with NCALayer' }).click();
    await confirming.waitFor({ state: 'detached' });
    await head.getByText(`letter to ${EMAIL}`).waitFor();
    await journey.lookAtBothWidths(head, '62-accounts');
  });

  it('D-3.1, D-4, D-5: the person opens the account: mailbox, code, password, app', async () => {
    const page = await journey.newWindow();
    await page.goto(`/account#${'A'.repeat(43)}`);
    await page.getByRole('heading', { name: 'The link is not valid' }).waitFor();
    await page.goto('/');
    await page.goto(await fromLetters((source) => /\/account#[\w-]{43}/.exec(plain(source))?.[0]));
    await page.getByText('Alatau Qurylys LLP invites ТӨЛЕГЕНОВА ӘСЕМ').waitFor();
    await journey.lookAtBothWidths(page, '63-link');
    await page.getByLabel('E-mail').fill('other@alatau.example');
    await page.getByRole('button', { name: 'Get the code' }).click();
    await page.getByText('sent to another e-mail').waitFor();
    await page.getByLabel('E-mail').fill(EMAIL);
    await page.getByRole('button', { name: 'Get the code' }).click();
    await page.getByText('Step 2 of 4: code').waitFor();
    await page.getByLabel('Code from the letter').fill('000000');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('This is not the code').first().waitFor();
    await journey.lookAtBothWidths(page, '64-code');
    await page.getByLabel('Code from the letter').fill(await fromLetters((source) => codeIn({ source })));
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('Step 3 of 4: password').waitFor();
    await journey.lookAtBothWidths(page, '65-password');
    totp = await setUp(page, '66');
    await enter(page, EMAIL);
    await page.goto('/profile');
    await page.getByText('Employee without a certificate: does not sign').waitFor();
    await journey.lookAtBothWidths(page, '67-profile');
    await page.goto('/security');
    await page.getByText('issues a one-time password').waitFor();
    await journey.lookAtBothWidths(page, '68-security');
    await page.context().close();
  });

  it('D-3.2: a login and a one-time password are handed over, and replaced at first use', async () => {
    await head.reload();
    await head.getByText('Nobody waits').waitFor();
    await head.getByRole('button', { name: 'Hand over a login' }).click();
    const dialog = head.getByRole('dialog');
    await dialog.getByLabel('Surname').fill('ОСПАНОВ');
    await dialog.getByLabel('Name', { exact: true }).fill('ДӘУЛЕТ');
    await dialog.getByLabel('Login').fill('Д. Оспанов');
    await dialog.getByRole('button', { name: 'Make' }).click();
    await dialog.getByText('A login has Latin letters').waitFor();
    await dialog.getByLabel('Login').fill('d.ospanov');
    await journey.lookAtBothWidths(head, '69-hand');
    await dialog.getByRole('button', { name: 'Make' }).click();
    const handed = head.getByRole('dialog', { name: 'Hand this over in person' });
    await handed.getByText(LOGIN).waitFor();
    const password = await handed.getByText(/^(\w{4}-){2}\w{4}$/).innerText();
    await journey.lookAtBothWidths(head, '70-handed');
    await handed.getByRole('button', { name: 'Handed over' }).click();

    const page = await journey.newWindow();
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in with a password' }).click();
    await page.getByRole('link', { name: /First sign-in with a one-time password/ }).click();
    await page.getByText('Step 1 of 3').waitFor();
    await page.getByLabel('Login').fill(LOGIN);
    await page.getByLabel('One-time password').fill('aaaa-bbbb-cccc');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('Login or one-time password do not fit').waitFor();
    await journey.lookAtBothWidths(page, '71-one-time');
    await page.getByLabel('One-time password').fill(password);
    await page.getByRole('button', { name: 'Next' }).click();
    totp = await setUp(page, '72');
    await enter(page, LOGIN);
    await page.context().close();
  });

  it('D-3.2: among the people they stand without a certificate; what is lost is issued anew', async () => {
    await head.goto('/members');
    await head.getByRole('link', { name: 'ОСПАНОВ ДӘУЛЕТ' }).click();
    await head.getByText(LOGIN).waitFor();
    await head.getByText('This person has no certificate: they do only').waitFor();
    await journey.lookAtBothWidths(head, '73-member');
    await head.getByRole('button', { name: 'Issue a one-time password' }).click();
    await head.getByRole('dialog').getByRole('button', { name: 'Issue a one-time password' }).click();
    await head.getByRole('dialog', { name: 'Hand this over in person' }).getByText(LOGIN).waitFor();
  });
});
