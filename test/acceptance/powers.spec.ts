/** Powers granted, and withdrawn in the middle of a signing, in Chromium (E-5.12). */
import type { Page } from 'playwright-core';
import { aPdf } from '@qujat/exchange';
import { describeWith } from '../support/requires.js';
import { Journey } from './support/journey.js';

const CLERK = /НҰРПЕЙІСОВА|ЖҮНІСОВА/;

describeWith('chromium', 'powers in Chromium', () => {
  let journey: Journey;
  let head: Page;
  let clerk: Page;

  beforeAll(async () => {
    journey = await Journey.begin();
    head = await journey.signedIn('alatau-head');
    clerk = await journey.signedIn('alatau-accountant');
  });
  afterAll(() => journey?.end());

  it('E-5.12: the administrator finds a person and sees what they may do', async () => {
    await head.goto('/members');
    await head.getByLabel('Name, IIN or login').fill('910228409931');
    await head.getByRole('link', { name: CLERK }).waitFor();
    await journey.lookAtBothWidths(head, 'powers-01-members');
    await head.getByRole('link', { name: CLERK }).click();
    await head.getByRole('heading', { name: 'Powers', exact: true }).waitFor();
    await journey.lookAtBothWidths(head, 'powers-02-member');
    await head.goto('/roles');
    await head.getByRole('heading', { name: 'Departments', exact: true }).waitFor();
    await journey.lookAtBothWidths(head, 'powers-03-roles');
    await head.getByRole('button', { name: 'New role' }).click();
    await head.getByRole('button', { name: 'Add: Sign documents' }).click();
    await journey.lookAtBothWidths(head, 'powers-04-role');
    await head.getByRole('button', { name: 'Close' }).click();
  });

  it('E-5.12: grants a power of attorney: which documents, up to which sum, for how long', async () => {
    await head.goto('/powers-of-attorney/new');
    await head.getByLabel('Held by').selectOption({ label: await nameOfClerk() });
    await head.getByLabel('From (first day)').fill(dayFrom(0));
    await head.getByLabel('To (last day)').fill(dayFrom(200));
    await head.getByRole('button', { name: 'Add: Sign documents' }).click();
    await head.getByLabel('Sign documents: Type of document').selectOption({ label: 'Contract' });
    await head.getByLabel('Sign documents: Up to, ₸').fill('1 000 000');
    await journey.lookAtBothWidths(head, 'powers-05-new-attorney');
    await head.getByRole('button', { name: 'Make and sign' }).click();
    await journey.sign(head, 'alatau-head');
    await head.getByText('In force').first().waitFor();
    await journey.lookAtBothWidths(head, 'powers-06-attorney');
  });

  it('E-5.12: withdrawn while the holder stands in the signing dialog: the signature is refused, and told why', async () => {
    await writeContract('500 000');
    await clerk.getByRole('button', { name: 'Sign and send' }).first().click();
    await clerk.getByRole('dialog').getByRole('button', { name: 'Sign with NCALayer' }).waitFor();

    await head.getByRole('button', { name: 'Revoke' }).click();
    const dialog = head.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('Ауысты');
    await dialog.getByRole('button', { name: 'Revoke' }).click();
    await journey.sign(head, 'alatau-head');
    await head.getByText('Revoked').first().waitFor();

    await journey.holds('alatau-accountant');
    await clerk.getByRole('dialog').getByRole('button', { name: 'Sign with NCALayer' }).click();
    await clerk
      .getByRole('dialog')
      .getByText(/was withdrawn on/)
      .waitFor();
    await journey.look(clerk, 'powers-07-withdrawn');
  });

  it('E-5.12: the administrator reads who did what by which power, and why it was refused', async () => {
    await head.goto('/members/checks');
    await head.getByText(/was withdrawn on/).waitFor();
    await head.getByLabel('Verdict').selectOption({ label: 'Refused' });
    await head.getByRole('link', { name: 'Шарт № 7' }).first().waitFor();
    await journey.lookAtBothWidths(head, 'powers-09-checks');
  });

  it('E-5.12: a department is renamed, and keeps its place', async () => {
    await head.goto('/roles');
    await head.getByLabel('Name of the department').fill('Сауда бөлімі');
    await head.getByRole('button', { name: 'Add department' }).click();
    await head.getByRole('button', { name: 'Rename or move: Сауда бөлімі' }).click();
    const form = head.getByRole('form', { name: 'Rename or move: Сауда бөлімі' });
    await form.getByLabel('Name of the department').fill('Сату бөлімі');
    await journey.lookAtBothWidths(head, 'powers-10-rename');
    await form.getByRole('button', { name: 'Save department' }).click();
    await head.getByRole('button', { name: 'Archive: Сату бөлімі' }).waitFor();
  });

  it('E-5.12: one’s own powers stand on the profile', async () => {
    await clerk.goto('/profile');
    await clerk.getByText('Prepare documents').waitFor();
    await journey.lookAtBothWidths(clerk, 'powers-08-profile');
  });

  const nameOfClerk = async (): Promise<string> => {
    const options = head.getByLabel('Held by').locator('option');
    await options.nth(1).waitFor({ state: 'attached' });
    return (await options.allTextContents()).find((option) => CLERK.test(option)) ?? '';
  };

  async function writeContract(sum: string): Promise<void> {
    await clerk.goto('/documents/new');
    await clerk.getByLabel('Title').fill('Шарт № 7');
    await clerk.getByLabel('Type').selectOption({ label: 'Contract' });
    await clerk.getByLabel('Sum, ₸').fill(sum);
    const buffer = await aPdf('Шарт № 7', [['Тараптар келісті.']]);
    await clerk.locator('input[type=file]').setInputFiles({ name: 'Шарт.pdf', mimeType: 'application/pdf', buffer });
    await clerk.getByText('File accepted').first().waitFor();
    await clerk.getByLabel('Find the organisation').fill('091040999202');
    await clerk.getByRole('option', { name: /Zhetisu Sauda/ }).click();
    await clerk
      .getByRole('button', { name: /Go to signing/ })
      .or(clerk.getByRole('link', { name: /Go to signing/ }))
      .click();
  }
});

/** A day as it is typed. */
function dayFrom(days: number): string {
  const at = new Date(Date.now() + days * 86_400_000 + 5 * 3_600_000);
  return at.toISOString().slice(0, 10).split('-').reverse().join('.');
}
