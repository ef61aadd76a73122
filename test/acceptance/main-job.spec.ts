/** The main job, from the first sign-in of a newcomer to the public verification page, in Chromium. */
import type { Page } from 'playwright-core';
import { aPdf } from '@qujat/exchange';
import { describeWith } from '../support/requires.js';
import { fieldOf, filledWith, fillOrganisation, Journey } from './support/journey.js';

const TITLE = 'Договор на дизайн № 1';

describeWith('chromium', 'the main job in Chromium', () => {
  let journey: Journey;
  let sender: Page;
  let recipient: Page;
  let publicUrl: string;

  beforeAll(async () => {
    journey = await Journey.begin();
  });
  afterAll(() => journey?.end());

  const stranger = () => journey.newWindow();

  it('the landing page shows the register and the notices to anyone', async () => {
    const page = await stranger();
    await page.goto('/');
    await page.getByText('Alatau Qurylys LLP').first().waitFor();
    await journey.look(page, '01-landing');
    await page.goto('/participants');
    await page.getByText('Zhetisu Sauda JSC').first().waitFor();
    await page.getByLabel('Region').selectOption({ label: 'Almaty' });
    await page.getByText('Zhetisu Sauda JSC').waitFor({ state: 'detached' });
    await page.getByText('Alatau Qurylys LLP').first().waitFor();
    await page.getByRole('link', { name: 'Download the register (CSV)' }).waitFor();
    await journey.look(page, '02-register');
    await page.context().close();
  });

  it('E-5.6.1, E-5.6.2: a first head signs in by certificate and registers as a user', async () => {
    sender = await stranger();
    await sender.goto('/');
    await sender.getByRole('link', { name: 'Sign in', exact: true }).first().click();
    await journey.look(sender, '03-sign-in');
    await journey.signIn(sender, 'koktem-head');
    await sender.waitForURL('**/registration');
    expect(await sender.getByLabel('IIN').inputValue()).toBe('921010409920');
    await sender.getByLabel('E-mail').fill('head@koktem.example');
    await sender.getByLabel('Mobile phone').fill('+77010000001');
    await journey.look(sender, '04-register-user');
    await sender.getByRole('button', { name: 'Register' }).click();
  });

  it('E-5.6.2: confirms the e-mail by the code from the letter', async () => {
    await sender.getByRole('heading', { name: 'Confirm your e-mail' }).waitFor();
    await sender.getByLabel('Code from the letter').fill('000000');
    await sender.getByRole('button', { name: 'Confirm', exact: true }).click();
    await sender.getByText(/This is not the code/).waitFor();
    await journey.look(sender, '04b-confirm-email');
    await journey.confirmEmail(sender, 'head@koktem.example');
  });

  it('E-5.7.1.1: registers the organisation; what is typed survives a reload', async () => {
    await sender.getByRole('heading', { name: 'Data of the organisation' }).waitFor();
    await fillOrganisation(sender);
    await journey.look(sender, '05-register-organisation');
    await sender.getByText(/Saved/).first().waitFor();
    await sender.reload();
    await fieldOf(sender, 'OKED code').waitFor();
    expect(await fieldOf(sender, 'OKED code').inputValue()).toBe('74101');
    await sender.getByLabel('Size of the enterprise').selectOption({ label: 'Micro' });
    await sender.getByRole('button', { name: 'Next' }).click();
  });

  it('E-5.14: signs the agreement and the offer at once, and applies', async () => {
    await sender.getByRole('button', { name: 'Sign both at once' }).click();
    await journey.lookAtSigning(sender, '06-sign-agreements');
    await journey.sign(sender, 'koktem-head');
    await sender.getByRole('button', { name: 'Apply for accreditation' }).click();
    await sender.getByText('The operator is verifying the data').waitFor();
    await journey.look(sender, '07-waits');
  });

  it('E-5.9: the operator refuses with reasons, which the applicant sees and applies again', async () => {
    const operator = await journey.signedIn('operator-moderator');
    await operator.getByRole('link', { name: /Koktem Design/ }).click();
    await journey.look(operator, '08-case');
    await operator.getByRole('button', { name: 'Refuse' }).click();
    const dialog = operator.getByRole('dialog');
    await dialog.getByLabel('The contacts could not be confirmed').check();
    await dialog.getByLabel('What to correct').fill('Укажите рабочий телефон: по названному никто не отвечает.');
    await journey.look(operator, '09-refuse');
    await dialog.getByRole('button', { name: 'Refuse' }).click();
    await journey.confirm(operator, 'operator-moderator');
    await dialog.waitFor({ state: 'detached' });
    await operator.context().close();

    await sender.reload();
    await sender.getByText('Укажите рабочий телефон').waitFor();
    await journey.look(sender, '10-refused');
    await sender.getByLabel('Phone', { exact: true }).fill('+77270000504');
    await sender.getByRole('button', { name: 'Next' }).click();
    await sender.getByRole('button', { name: 'Apply for accreditation' }).click();
    await sender.getByText('The operator is verifying the data').waitFor();
  });

  it('E-5.8: the operator accredits, and the organisation stands in the public register', async () => {
    const operator = await journey.signedIn('operator-moderator');
    await operator.getByRole('link', { name: /Koktem Design/ }).click();
    for (const [check, how] of [
      ['Entry in the state register', 'Register'],
      ['E-mail', 'Code'],
      ['Phone', 'Call'],
      ['Address', 'Letter'],
    ] as const) {
      await operator.getByLabel(`${check}: Confirmed by`).selectOption({ label: how });
    }
    await operator.getByRole('button', { name: 'Accredit' }).click();
    await operator.getByRole('dialog').getByRole('button', { name: 'Accredit' }).click();
    await journey.confirm(operator, 'operator-moderator');
    await operator.getByText('The participant is accredited').first().waitFor();
    await operator.context().close();

    const page = await stranger();
    await page.goto('/participants');
    await page.getByText('Koktem Design LLP').waitFor();
    await page.context().close();
  });

  /** Writes a document with a file and its recipient; ends on its page. */
  async function writeDocument(title: string): Promise<void> {
    await sender.goto('/documents/new');
    await sender.getByLabel('Title').fill(title);
    const buffer = await aPdf(title, [['Исполнитель разрабатывает дизайн, заказчик его оплачивает.']]);
    await sender
      .locator('input[type=file]')
      .setInputFiles({ name: `${title}.pdf`, mimeType: 'application/pdf', buffer });
    await sender.getByText('File accepted').first().waitFor();
    await sender.getByLabel('Find the organisation').fill('091040999202');
    await sender.getByRole('option', { name: /Zhetisu Sauda/ }).click();
  }

  it('E-10.1.2: who is no counterparty yet is invited with one click, and accepts', async () => {
    await writeDocument('Қызмет көрсету шарты');
    await sender.getByText('This organisation is not your counterparty yet').waitFor();
    await sender.getByRole('button', { name: 'Invite' }).click();
    await sender.getByRole('dialog').getByRole('button', { name: 'Send the invitation' }).click();
    await sender.getByText('You have invited this organisation').waitFor();
    const head = await journey.signedIn('zhetisu-head');
    await head.goto('/counterparties?tab=incoming');
    await head.getByText('Koktem Design LLP').waitFor();
    await head.getByRole('button', { name: 'Accept and sign' }).click();
    await journey.sign(head, 'zhetisu-head');
    await head.goto('/counterparties');
    await head.getByRole('link', { name: 'Koktem Design LLP' }).waitFor();
    await journey.look(head, '58-counterparties');
    await head.context().close();
  });

  it('E-6.6, E-7.1: the sender uploads a PDF, signs it and sends it', async () => {
    await writeDocument(TITLE);
    await journey.look(sender, '11-new-document');
    await sender
      .getByRole('button', { name: /Go to signing/ })
      .or(sender.getByRole('link', { name: /Go to signing/ }))
      .click();
    await sender.getByRole('button', { name: 'Sign and send' }).first().waitFor();
    await journey.look(sender, '12-to-sign');
    await sender.getByRole('button', { name: 'Sign and send' }).first().click();
    await journey.lookAtSigning(sender, '13-signing');
    await journey.sign(sender, 'koktem-head');
    await sender.getByText('Delivered; the recipient has not opened it yet').waitFor();
    await journey.look(sender, '14-sent');
  });

  it('E-7.4: an employee of the recipient opens it, and the receipt comes into being', async () => {
    recipient = await journey.signedIn('zhetisu-employee');
    await recipient.waitForURL('**/inbox');
    await recipient.getByText(TITLE).first().waitFor();
    await journey.look(recipient, '15-inbox');
    await recipient
      .getByRole('link', { name: new RegExp(TITLE) })
      .first()
      .click();
    await journey.look(recipient, '16-before-opening');
    await recipient.getByRole('button', { name: 'Open and receive' }).first().click();
    await recipient.getByText('Receipt proven').first().waitFor();
    await journey.look(recipient, '17-received');
  });

  it('E-7.5.2: the employee may not sign; the head signs in turn, and both sides see it', async () => {
    expect(await recipient.getByRole('button', { name: 'Sign', exact: true }).count()).toBe(0);
    const head = await journey.signedIn('zhetisu-head');
    await head.goto(new URL(recipient.url()).pathname);
    await head.getByRole('button', { name: 'Sign', exact: true }).first().click();
    await journey.sign(head, 'zhetisu-head');
    await head.getByText('Signed by both sides').first().waitFor();
    await journey.look(head, '18-completed');
    await sender.reload();
    await sender.getByText('Signed by both sides').first().waitFor();
    const valid = sender.getByText('The signature is valid', { exact: true });
    await valid.nth(1).waitFor();
    expect(await valid.count()).toBe(2);
    await head.context().close();
  });

  it('E-7.1.5: the sender recalls another document before it was received, with a reason', async () => {
    await writeDocument('Договор на дизайн № 2');
    await sender
      .getByRole('button', { name: /Go to signing/ })
      .or(sender.getByRole('link', { name: /Go to signing/ }))
      .click();
    await sender.getByRole('button', { name: 'Sign and send' }).first().click();
    await journey.sign(sender, 'koktem-head');
    await sender.getByText('Delivered; the recipient has not opened it yet').waitFor();
    await sender.getByRole('button', { name: 'Recall' }).first().click();
    await sender.getByLabel('Reason').fill('Ошибка в сумме; направим исправленный договор.');
    await journey.look(sender, '19-recall');
    await sender.getByRole('button', { name: 'Continue to signing' }).click();
    await journey.sign(sender, 'koktem-head');
    await sender.getByText('The sender recalled the document').first().waitFor();
    await journey.look(sender, '20-recalled');
  });

  it('E-7.1.6: anyone with the link sees the public verification page', async () => {
    await recipient.reload();
    publicUrl = (await recipient.getByRole('link', { name: 'Open', exact: true }).first().getAttribute('href')) ?? '';
    const page = await stranger();
    await page.goto(new URL(publicUrl, journey.portal.url).pathname);
    await page.getByText('Koktem Design LLP').first().waitFor();
    await journey.look(page, '21-verification');
    await page.goto('/v/QJ-2026-000001/wrong-token-wrong-token');
    await journey.look(page, '22-verification-wrong');
    await page.context().close();
  });

  it('E-5.1, E-5.7.1.2: a person chooses to register as an entrepreneur, and must add the registration document', async () => {
    const page = await journey.signedIn('entrepreneur');
    await page.getByLabel('E-mail').fill('olzhas@example.kz');
    await page.getByLabel('Mobile phone').fill('+77010000002');
    await page.getByRole('button', { name: 'Register' }).click();
    await page.getByLabel('Individual', { exact: true }).check();
    await page.getByLabel('Full name in Kazakh').waitFor();
    expect(await fieldOf(page, 'OKED code').count()).toBe(0);
    await page.getByLabel('Individual entrepreneur').check();
    await page.getByLabel('IIK (IBAN)').fill('KZ036010000000140340');
    await filledWith(page.locator('#field-bankName'), 'Halyk Bank of Kazakhstan JSC');
    expect(await fieldOf(page, 'BIC of the bank').inputValue()).toBe('HSBKKZKX');
    await fieldOf(page, 'KATO code of the legal address').fill('Талдықорған');
    await page.getByRole('option', { name: /Taldykorgan/ }).click();
    await page.getByText('Taldykorgan city').first().waitFor();
    await page.getByText('To be uploaded: Registration document').waitFor();
    const copy = { name: 'talon.pdf', mimeType: 'application/pdf', buffer: await aPdf('Талон', ['ИП']) };
    await page.locator('input[type=file]').setInputFiles(copy);
    await page.getByRole('link', { name: 'talon.pdf' }).waitFor();
    await journey.look(page, '23-entrepreneur');
    await page.context().close();
  });

  it('E-5.7.1: what two windows have changed at once is asked, and nothing is lost', async () => {
    const page = await journey.signedIn('entrepreneur');
    const other = await page.context().newPage();
    for (const one of [page, other]) {
      await one.goto('/registration');
      await one.getByLabel('Name of the bank').waitFor();
    }
    await page.getByLabel('Name of the bank').fill('First window');
    await page.getByText(/Saved/).first().waitFor();
    await other.getByLabel('Postal address').fill('Almaty, box 7');
    await other.getByLabel('Name of the bank').fill('Second window');
    await other.getByText('In another window “First window” stands here.').waitFor();
    await journey.look(other, '24-two-windows');
    await other.getByRole('button', { name: 'Keep mine' }).click();
    await other.getByText(/Saved/).first().waitFor();
    await page.reload();
    await page.getByLabel('Name of the bank').waitFor();
    expect(await page.getByLabel('Postal address').inputValue()).toBe('Almaty, box 7');
    await page.context().close();
  });

  it('E-5.5, E-6.4: an accredited organisation changes its data; its new name waits for the operator', async () => {
    await sender.goto('/organisation');
    await sender.getByRole('button', { name: 'Change the data' }).click();
    await sender.getByLabel('Postal address').fill('050000, Алматы қ., а/ж 5');
    await sender.getByLabel('Short, in English').fill('Koktem Studio LLP');
    await sender.getByText(/Saved/).first().waitFor();
    await journey.look(sender, '25-change');
    await sender.getByRole('button', { name: 'Hand in the changes' }).click();
    await sender.getByText('The operator verifies the new data').waitFor();
    await sender.getByText('050000, Алматы қ., а/ж 5').waitFor();
    await journey.look(sender, '26-change-waits');
    const page = await stranger();
    await page.goto('/participants');
    await page.getByText('Koktem Design LLP').first().waitFor();
    await page.context().close();
    await sender.getByRole('button', { name: 'Withdraw' }).click();
    await sender.getByText('The operator verifies the new data').waitFor({ state: 'detached' });
  });
});
