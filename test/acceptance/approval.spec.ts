/** A route is designed, a document goes through two steps with a return, is approved, signed and sent, in Chromium (E-7.1.2). */
import type { Page } from 'playwright-core';
import { aPdf } from '@qujat/exchange';
import { describeWith } from '../support/requires.js';
import { Journey } from './support/journey.js';

/** The head of Alatau, as lists name them. */
const HEAD = 'СЕРІКБАЕВ НҰРЛАН';

describeWith('chromium', 'approval in Chromium', () => {
  let journey: Journey;
  let head: Page;
  let clerk: Page;

  beforeAll(async () => {
    journey = await Journey.begin();
    head = await journey.signedIn('alatau-head');
    clerk = await journey.signedIn('alatau-accountant');
  });
  afterAll(() => journey?.end());

  /** The option of a list whose text holds the name. */
  async function choose(page: Page, label: string, name: string): Promise<void> {
    const list = page.getByLabel(label, { exact: true });
    const option = list.locator('option', { hasText: name });
    await option.first().waitFor({ state: 'attached' });
    await list.selectOption({ value: (await option.first().getAttribute('value'))! });
  }

  /** The clerk makes a contract of such a sum and submits it for approval. */
  async function submit(title: string): Promise<void> {
    await clerk.goto('/documents/new');
    await clerk.getByLabel('Title').fill(title);
    await clerk.getByLabel('Type of document').selectOption({ label: 'Contract' });
    await clerk.getByLabel('Sum, ₸').fill('5 000 000');
    const buffer = await aPdf(title, [['Тараптар келісті.']]);
    await clerk.locator('input[type=file]').setInputFiles({ name: 'Шарт.pdf', mimeType: 'application/pdf', buffer });
    await clerk.getByText('File accepted').first().waitFor();
    await clerk.getByLabel('Find the organisation').fill('091040999202');
    await clerk.getByRole('option', { name: /Zhetisu Sauda/ }).click();
    await clerk.getByRole('button', { name: /Go to/ }).click();
    await clerk.getByRole('button', { name: 'Submit for approval' }).click();
    await clerk.getByText('Being approved').first().waitFor();
  }

  it('E-7.1.2: the administrator designs a route and tries it out', async () => {
    await head.goto('/approval-routes');
    await head.getByText('Счета от 1 000 000 ₸').first().waitFor();
    await journey.lookAtBothWidths(head, 'approval-01-routes');
    await head.getByRole('button', { name: 'New route' }).click();
    const dialog = head.getByRole('dialog');
    await dialog.getByLabel('Name', { exact: true }).fill('Договоры от 3 000 000 ₸');
    await dialog.getByLabel('Contract', { exact: true }).check();
    await dialog.getByLabel('Sum from, ₸').fill('3 000 000');
    await dialog.getByLabel('Step 1: Name of the step').fill('Директор');
    await choose(head, 'Step 1: Add an approver', HEAD);
    await dialog.getByRole('button', { name: 'Add a step' }).click();
    await dialog.getByLabel('Step 2: Name of the step').fill('Юрист');
    await choose(head, 'Step 2: Add an approver', HEAD);
    // By keyboard: the lawyer goes first.
    await dialog.getByRole('button', { name: 'Step 2: drag' }).focus();
    await head.keyboard.press('Alt+ArrowUp');
    expect(await dialog.getByLabel('Step 1: Name of the step').inputValue()).toBe('Юрист');
    await journey.lookAtBothWidths(head, 'approval-02-designer');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await head.getByRole('button', { name: 'Try', exact: true }).click();
    await head.getByText('It takes the route “Договоры от 3 000 000 ₸”').waitFor();
    await journey.lookAtBothWidths(head, 'approval-03-tried');
  });

  it('E-7.1.2: a document of such a sum is submitted, not signed', async () => {
    await submit('Шарт № 21');
    await journey.lookAtBothWidths(clerk, 'approval-04-submitted');
  });

  it('E-7.1.2: it waits in the approver’s list, and is returned with the reason', async () => {
    await head.goto('/approvals');
    await journey.lookAtBothWidths(head, 'approval-05-tasks');
    await head.getByRole('link', { name: 'Шарт № 21' }).click();
    await head.getByRole('button', { name: 'Return', exact: true }).click();
    await head.getByRole('dialog').getByLabel('What is to be mended').fill('Укажите срок поставки');
    await journey.lookAtBothWidths(head, 'approval-06-return');
    await head.getByRole('dialog').getByRole('button', { name: 'Return', exact: true }).click();
    await head.getByText('Returned: Укажите срок поставки').waitFor();
    await head.getByLabel('Comment', { exact: true }).fill('См. пункт 4');
    await head.getByRole('button', { name: 'Write' }).click();
    await head.getByText('См. пункт 4').first().waitFor();
  });

  it('E-7.1.2: mended and submitted again, with what has changed in sight', async () => {
    await clerk.reload();
    await clerk.getByText('Returned: Укажите срок поставки').waitFor();
    const address = clerk.url();
    await clerk.goto(`${address}/edit`);
    await clerk.getByLabel('Title').fill('Шарт № 21, жеткізу мерзімі 10 күн');
    await clerk.getByRole('button', { name: /Go to/ }).click();
    await clerk.getByRole('button', { name: 'What has changed since the last round' }).click();
    await clerk.locator('ins', { hasText: 'жеткізу мерзімі' }).waitFor();
    await journey.lookAtBothWidths(clerk, 'approval-07-changes');
    await clerk.getByRole('button', { name: 'Submit for approval again' }).click();
    await clerk.getByText('Being approved').first().waitFor();
  });

  it('E-7.1.2: approved in two steps, then signed and sent', async () => {
    await head.goto('/approvals');
    await head.getByRole('link', { name: /Шарт № 21/ }).click();
    await head.getByRole('button', { name: 'Approve', exact: true }).click();
    await head.getByText('Step 2. Директор').first().waitFor();
    await journey.lookAtBothWidths(head, 'approval-08-second-step');
    await head.getByRole('button', { name: 'Approve', exact: true }).click();
    await head.getByRole('button', { name: 'Sign and send' }).first().click();
    await journey.sign(head, 'alatau-head');
    await head.getByText('Sent', { exact: false }).first().waitFor();
    await journey.lookAtBothWidths(head, 'approval-09-sent');
  });

  it('E-7.1.2: several are approved in one go, and returned in one go', async () => {
    for (const title of ['Шарт № 31', 'Шарт № 32']) await submit(title);
    await head.goto('/approvals');
    const chooseBoth = async () => {
      for (const title of ['Шарт № 31', 'Шарт № 32']) await head.getByLabel(`Choose: ${title}`).check();
      await head.getByText('2 documents chosen').waitFor();
    };
    const closed = async (title: string) => {
      const dialog = head.getByRole('dialog', { name: title });
      await dialog.getByRole('button', { name: 'Close' }).last().click();
      await dialog.waitFor({ state: 'detached' });
    };
    await chooseBoth();
    await journey.lookAtBothWidths(head, 'approval-10-many');
    await head.getByRole('button', { name: 'Approve those chosen' }).click();
    await closed('Approved: 2 of 2');
    // The second step is the same person's: they wait again.
    await chooseBoth();
    await head.getByRole('button', { name: 'Return those chosen…' }).click();
    const dialog = head.getByRole('dialog', { name: 'Return 2 documents' });
    await dialog.getByLabel('What is to be mended').fill('Нет приложения');
    await dialog.getByRole('button', { name: 'Return', exact: true }).click();
    await closed('Returned: 2 of 2');
    await head.getByText('Шарт № 31').waitFor({ state: 'detached' });
  });
});
