/** The accreditation desk and a new version of the rules, in Chromium, on both sides of the table. */
import type { Page } from 'playwright-core';
import { describeWith } from '../support/requires.js';
import { Journey } from './support/journey.js';

describeWith('chromium', 'the accreditation desk in Chromium', () => {
  let journey: Journey;
  let moderator: Page;
  let applicant: Page;

  beforeAll(async () => {
    journey = await Journey.begin();
  });
  afterAll(() => journey?.end());

  it('E-5.8: an operator finds the application in the queue and takes it', async () => {
    moderator = await journey.signedIn('operator-moderator');
    await moderator.getByLabel('Name, BIN or number').fill('тұлпар');
    await moderator.getByRole('link', { name: /Tulpar/ }).waitFor();
    await journey.look(moderator, '60-queue');
    await moderator.getByRole('link', { name: /Tulpar/ }).click();
    await moderator.getByRole('button', { name: 'Take the case' }).click();
    await moderator.getByText('You have this case').waitFor();
    await moderator.getByRole('button', { name: 'Look up in the state register' }).click();
    await moderator.getByText(/register does not answer/).waitFor();
  });

  it('E-10.2.2: records a check by an excerpt, with what it says beside the application', async () => {
    await moderator.getByRole('button', { name: 'Record a check' }).click();
    const dialog = moderator.getByRole('dialog');
    await dialog.getByLabel('Confirmed by').selectOption({ label: 'Excerpt' });
    await dialog.getByLabel('Outcome').selectOption({ label: 'Unclear' });
    await dialog.getByLabel('Number and date of the excerpt').fill('№ 10100000007, 26.11.2026');
    await dialog.getByLabel('Name in the excerpt').fill('ТОО «Тұлпар Логистика»');
    await dialog.getByLabel('Status in the excerpt').fill('Зарегистрирован');
    await journey.look(moderator, '61-record-check');
    await dialog.getByRole('button', { name: 'Record', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await moderator.getByText('№ 10100000007').first().waitFor();
  });

  it('E-5.9: asks the applicant, who answers on their own screen', async () => {
    await moderator.getByLabel('Question', { exact: true }).fill('Почему название в выписке короче?');
    await moderator.getByRole('button', { name: 'Ask', exact: true }).click();
    await moderator.getByText('Почему название в выписке короче?').waitFor();
    await journey.look(moderator, '62-asked');
    applicant = await journey.signedIn('tulpar-head');
    await applicant.getByText('The operator waits for your answer').waitFor();
    await applicant.getByLabel('Answer', { exact: true }).fill('Это краткое название, полное стоит ниже.');
    await journey.look(applicant, '63-question');
    await applicant.getByRole('button', { name: 'Send the answer' }).click();
    await applicant.getByText('The answer has been sent').first().waitFor();
    await moderator.reload();
    await moderator.getByText('Это краткое название').waitFor();
  });

  it('E-5.9: refuses with reasons; the applicant applies again', async () => {
    await moderator.getByRole('button', { name: 'Refuse' }).click();
    const dialog = moderator.getByRole('dialog');
    await dialog.getByLabel('The contacts could not be confirmed').check();
    await dialog.getByLabel('What to correct').fill('Проверьте телефон.');
    await dialog.getByRole('button', { name: 'Refuse' }).click();
    await journey.confirm(moderator, 'operator-moderator');
    await dialog.waitFor({ state: 'detached' });
    await applicant.reload();
    await applicant.getByText('Проверьте телефон.').waitFor();
    await applicant.getByLabel('Phone', { exact: true }).fill('+77170000309');
    await applicant.getByText(/Saved/).first().waitFor();
    await applicant.getByRole('button', { name: 'Next' }).click();
    await applicant.getByRole('button', { name: 'Apply for accreditation' }).click();
    await applicant.getByText('The operator is verifying the data').waitFor();
  });

  it('E-5.2, E-5.8: a colleague sees both versions side by side and accredits', async () => {
    const duty = await journey.signedIn('operator-duty');
    await duty.getByRole('link', { name: /Tulpar/ }).click();
    await duty.getByRole('table', { name: 'Versions of the data' }).waitFor();
    for (const [check, how] of [
      ['Entry in the state register', 'Register'],
      ['E-mail', 'Code'],
      ['Phone', 'Call'],
      ['Address', 'Letter'],
    ] as const) {
      await duty.getByLabel(`${check}: Confirmed by`).selectOption({ label: how });
    }
    await journey.look(duty, '64-versions');
    await duty.getByRole('button', { name: 'Accredit' }).click();
    await duty.getByRole('dialog').getByRole('button', { name: 'Accredit' }).click();
    await journey.confirm(duty, 'operator-duty');
    await duty.getByText('The participant is accredited').first().waitFor();
    await duty.context().close();
  });

  it('E-10.2.2, E-5.14: one writes new rules, another publishes them, and who has to sign is told', async () => {
    await moderator.goto('/operator/agreements');
    await moderator.getByRole('button', { name: 'New version' }).click();
    for (const [language, title] of [
      ['Kazakh', 'Ережелер'],
      ['Russian', 'Правила'],
      ['English', 'Rules'],
    ] as const) {
      await moderator.getByLabel(`Title in ${language}`).fill(title);
      await moderator.getByLabel(`Text in ${language}`).fill(`${title}: 1.`);
    }
    await journey.look(moderator, '65-rules-draft');
    await moderator.getByRole('button', { name: 'Save the draft' }).click();
    await moderator.getByRole('button', { name: 'Propose for publication' }).click();
    await moderator.getByText('A colleague publishes it').waitFor();
    const duty = await journey.signedIn('operator-duty');
    await duty.goto('/operator/agreements');
    await duty.getByRole('button', { name: 'Publish', exact: true }).click();
    await duty.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
    await duty.getByRole('dialog').waitFor({ state: 'detached' });
    await journey.look(duty, '66-rules');
    await duty.goto('/operator/staff');
    await duty.getByText('publishes rules').first().waitFor();
    await journey.look(duty, '67-staff');

    const employee = await journey.signedIn('alatau-accountant');
    await employee.waitForURL('**/registration');
    await employee.goto('/inbox');
    await employee.getByText('A new version of the rules is in force').waitFor();
    await journey.look(employee, '68-only-reading');
    await employee.getByRole('link', { name: 'Read and sign' }).click();
    await employee.getByRole('button', { name: 'Sign', exact: true }).click();
    await journey.sign(employee, 'alatau-accountant');
    await employee.getByText('The signature of the first head is awaited').waitFor();
    await journey.look(employee, '69-waits-for-head');
    await employee.goto('/profile');
    await employee.getByRole('link', { name: /^Signature: Rules/ }).waitFor();
    await journey.look(employee, '70-acceptances');
  });
});
