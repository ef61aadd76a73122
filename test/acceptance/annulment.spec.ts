/** A document that both have signed is annulled with the consent of both, in Chromium (E-7.1.5). */
import type { Page } from 'playwright-core';
import { describeWith } from '../support/requires.js';
import { Journey } from './support/journey.js';

const TITLE = /№ 12 құрылыс материалдарын жеткізу шарты/;
const REASON = 'Стороны расторгли договор по соглашению';

describeWith('chromium', 'annulling a document in Chromium', () => {
  let journey: Journey;
  let sender: Page;
  let address: string;
  let publicUrl: string;

  beforeAll(async () => {
    journey = await Journey.begin();
  });
  afterAll(() => journey?.end());

  it('E-7.1.5: the sender proposes it with a reason, and the page says that it is not decided', async () => {
    sender = await journey.signedIn('alatau-head');
    await sender.goto('/outbox');
    await sender.getByRole('link', { name: TITLE }).first().click();
    await sender.getByRole('button', { name: 'Other things to do with the document' }).click();
    await sender.getByRole('menuitem', { name: 'Propose annulment' }).click();
    const dialog = sender.getByRole('dialog');
    await dialog.getByLabel('Reason').fill(REASON);
    await journey.look(sender, '90-propose-annulment');
    await dialog.getByRole('button', { name: 'Continue to signing' }).click();
    await journey.lookAtSigning(sender, '91-sign-proposal');
    await journey.sign(sender, 'alatau-head');
    await sender.getByText('Your organisation has proposed to annul the document').waitFor();
    await journey.look(sender, '92-proposed');
    address = new URL(sender.url()).pathname;
    publicUrl = (await sender.getByRole('link', { name: 'Open', exact: true }).first().getAttribute('href'))!;
  });

  it('the public page tells of the proposal', async () => {
    const page = await journey.newWindow();
    await page.goto(new URL(publicUrl).pathname);
    await page.getByText('it has been proposed to annul it').first().waitFor();
    await page.context().close();
  });

  it('the other side finds it among what waits, reads the reason and consents: annulled, on every screen', async () => {
    const head = await journey.signedIn('zhetisu-head');
    await head.goto('/inbox');
    await head.getByText('Consent to annul or refuse').first().waitFor();
    await journey.look(head, '93-inbox');
    await head.getByRole('link', { name: TITLE }).first().click();
    await head.getByText(REASON).first().waitFor();
    await journey.look(head, '94-to-answer');
    await head.getByRole('button', { name: 'Consent to annulment' }).first().click();
    await journey.look(head, '95-consent');
    await head.getByRole('dialog').getByRole('button', { name: 'Continue to signing' }).click();
    await journey.sign(head, 'zhetisu-head');
    await head.getByText('The document has been annulled').first().waitFor();
    await journey.look(head, '96-annulled');
    await head.goto('/inbox?status=annulled');
    await head.getByRole('link', { name: TITLE }).waitFor();
    await journey.look(head, '97-inbox-annulled');
    await head.context().close();

    await sender.reload();
    await sender.getByText('The document has been annulled').first().waitFor();
    const page = await journey.newWindow();
    await page.goto(new URL(publicUrl).pathname);
    await page.getByText('The document is genuine, but it has been annulled').waitFor();
    await journey.look(page, '98-public-annulled');
    await page.context().close();
  });

  it.each(['ru-RU', 'kk-KZ'])('the page of an annulled document in %s', async (locale) => {
    const page = await journey.newWindow({ locale });
    await page.context().addCookies(await sender.context().cookies());
    await page.goto(address);
    await page.getByText(REASON).first().waitFor();
    await journey.look(page, `99-annulled-${locale}`);
    await page.context().close();
  });
});
