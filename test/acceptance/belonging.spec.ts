/** Joining an organisation, working for two, signing in with a password, and the end of a session, in Chromium. */
import type { Page } from 'playwright-core';
import { Secret, TOTP } from 'otpauth';
import { describeWith } from '../support/requires.js';
import { Journey } from './support/journey.js';

const PASSWORD = 'four random words will do';

describeWith('chromium', 'belonging and sessions in Chromium', () => {
  let journey: Journey;
  let newcomer: Page;
  let head: Page;
  let accountant: Page;
  let totp: TOTP;

  beforeAll(async () => {
    journey = await Journey.begin();
  });
  afterAll(() => journey?.end());

  it('E-5.6.1: an employee of a registered organisation asks to join it', async () => {
    newcomer = await journey.signedIn('alatau-hr');
    await newcomer.waitForURL('**/registration');
    await newcomer.getByLabel('E-mail').fill('hr@alatau.example');
    await newcomer.getByLabel('Mobile phone').fill('+77010000009');
    await newcomer.getByRole('button', { name: 'Register' }).click();
    await newcomer.waitForURL('**/joining');
    await newcomer.getByRole('heading', { name: 'Alatau Qurylys LLP' }).waitFor();
    await newcomer.getByLabel('Message to the administrator').fill('Personnel department');
    await journey.look(newcomer, '40-ask-to-join');
    await newcomer.getByRole('button', { name: 'Ask', exact: true }).click();
    await newcomer.getByText('The administrator is deciding').waitFor();
    await journey.look(newcomer, '41-asked');
  });

  it('E-5.9: the administrator refuses with a reason, which the employee reads, and asks again', async () => {
    head = await journey.signedIn('alatau-head');
    await head.goto('/members/requests');
    await head.getByText('Personnel department').waitFor();
    await journey.look(head, '42-join-requests');
    await head.getByRole('button', { name: /^Refuse: / }).click();
    const dialog = head.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Refuse' }).click();
    await dialog.getByText('three characters at least').waitFor();
    await dialog.getByLabel('Reason for refusing').fill('Which department do you mean?');
    await journey.look(head, '43-refuse-to-join');
    await dialog.getByRole('button', { name: 'Refuse' }).click();
    await dialog.waitFor({ state: 'detached' });
    await newcomer.reload();
    await newcomer.getByText('Which department do you mean?').waitFor();
    await journey.look(newcomer, '44-join-refused');
    await newcomer.getByRole('button', { name: 'Ask again' }).click();
    await newcomer.getByText('The administrator is deciding').waitFor();
  });

  it('E-3.11: admitting is confirmed with a signature, and then happens by itself', async () => {
    await head.reload();
    await head.getByRole('button', { name: /^Admit: / }).click();
    await head.getByText('Confirm with your signature').waitFor();
    await journey.lookAtSigning(head, '45-confirm-with-signature');
    await journey.sign(head, 'alatau-head');
    await head.getByText('Nobody is waiting').waitFor();
    await head.getByText('Decided').click();
    await head.getByText('Admitted', { exact: true }).first().waitFor();
    await journey.look(head, '46-decided');
    await newcomer.reload();
    await newcomer.waitForURL('**/registration');
    await newcomer.context().close();
  });

  it('E-3.10: one who belongs to two organisations chooses, and switches without a new sign-in', async () => {
    const deputy = await journey.signedIn('alatau-signer');
    await deputy.waitForURL('**/organisations');
    await journey.look(deputy, '47-choose-organisation');
    await deputy.getByRole('button', { name: 'Work here: Zhetisu Sauda JSC' }).click();
    await deputy.waitForURL('**/inbox');
    await deputy.getByRole('link', { name: 'Switch organisation' }).click();
    await deputy.getByText('Your key is of another organisation').waitFor();
    await journey.look(deputy, '48-switched');
    await deputy.getByRole('button', { name: 'Work here: Alatau Qurylys LLP' }).click();
    await deputy.waitForURL('**/inbox');
    await deputy.context().close();
  });

  it('D-4: an accountant sets up sign-in with a password, confirmed with a signature', async () => {
    accountant = await journey.signedIn('alatau-accountant');
    await accountant.goto('/profile');
    await accountant.getByRole('link', { name: 'Sessions, password and second factor' }).click();
    await accountant.getByText('Not set up').waitFor();
    await journey.look(accountant, '49-security');
    await accountant.getByRole('button', { name: 'Set up' }).click();
    await accountant.getByLabel('New password').fill('Password2026!');
    await accountant.getByRole('button', { name: 'Next' }).click();
    await journey.sign(accountant, 'alatau-accountant');
    await accountant.getByText('Such a password is guessed first').waitFor();
    await accountant.getByLabel('New password').fill(PASSWORD);
    await accountant.getByRole('button', { name: 'Next' }).click();
    await accountant.getByRole('img', { name: 'QR code for the app' }).waitFor();
    await journey.look(accountant, '50-second-factor');
    const typed = await accountant.getByText(/^[A-Z2-7]{32}$/).innerText();
    totp = new TOTP({ secret: Secret.fromBase32(typed) });
    await accountant.getByLabel('Code of the app').fill(totp.generate());
    await accountant.getByRole('button', { name: 'Turn on' }).click();
    await accountant.getByText('Keep the recovery codes').waitFor();
    await journey.look(accountant, '51-recovery-codes');
    await accountant.getByRole('button', { name: 'I have kept the codes' }).click();
    await accountant.getByText('10 recovery codes left').waitFor();
  });

  it('D-4, D-5: signs in with it, a mistake is told, and nothing is signed in such a session', async () => {
    const page = await journey.newWindow();
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in with a password' }).click();
    await page.getByLabel('Login').fill('910228409931');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByLabel('Code', { exact: true }).fill('000000');
    await page.getByRole('button', { name: 'Sign in with the password' }).click();
    await page.getByText('Login, password or code do not fit').waitFor();
    await journey.look(page, '52-password-refused');
    // The first code has been used to set it up: the next one is half a minute away, and taken a little early.
    await page.getByLabel('Code', { exact: true }).fill(totp.generate({ timestamp: Date.now() + 30_000 }));
    await page.getByRole('button', { name: 'Sign in with the password' }).click();
    await page.waitForURL('**/inbox');
    await page.goto('/organisations');
    await page.getByText('You signed in with a password').waitFor();
    await page.context().close();
  });

  it('D-4: the end for lack of activity is told before it comes; one stays with a click', async () => {
    await accountant.clock.install();
    await accountant.goto('/security');
    await accountant.getByText('Sign-in with a password').first().waitFor();
    await accountant.clock.fastForward('28:30');
    await accountant.getByText('The session ends soon').waitFor();
    await journey.look(accountant, '53-ends-soon');
    await accountant.getByRole('button', { name: 'Stay' }).click();
    await accountant.getByText('The session ends soon').waitFor({ state: 'detached' });
  });

  it('E-3.10: a session that was ended elsewhere is begun again above the page, and what was typed stays', async () => {
    await head.goto('/documents/new');
    await head.getByLabel('Title').fill('A long letter');
    const other = await journey.signedIn('alatau-head');
    await other.goto('/security');
    await other.getByRole('button', { name: 'End all but this one' }).click();
    await other.getByText(/session(s)? ended/).waitFor();
    await other.context().close();
    await head.getByLabel('Title').fill('A long letter, and longer');
    await head.getByText('The session has ended').waitFor();
    await journey.look(head, '54-session-ended');
    await journey.holds('alatau-head');
    await head.getByRole('dialog').getByRole('button', { name: 'Sign in with NCALayer' }).click();
    await head.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await head.getByLabel('Title').inputValue()).toBe('A long letter, and longer');
    await head.getByText(/Saved/).first().waitFor();
  });
});
