/** Several signers, several recipients in order, packages and finding, in Chromium, also on a phone and in three languages. */
import type { Schemas } from '@qujat/api-client';
import type { Page } from 'playwright-core';
import { aPdf } from '@qujat/exchange';
import { befriend } from '../../apps/cli/src/seed/befriend.js';
import { KeyRing } from '../../apps/cli/src/seed/key-ring.js';
import { data as answer, PortalSession } from '../../apps/cli/src/seed/portal-session.js';
import { describeWith } from '../support/requires.js';
import { picture, WIDTHS } from './support/browser.js';
import { Journey } from './support/journey.js';

const TITLE = 'Үш жақты шарт № 31';

describeWith('chromium', 'several signers, recipients and documents in Chromium', () => {
  let journey: Journey;
  let head: Page;
  let other: Page;
  /** The contract of three sides, and the package. */
  let contract: string;
  let pack: string;
  const users: Record<string, string> = {};

  beforeAll(async () => {
    journey = await Journey.begin();
    const keys = new KeyRing(`${journey.folder}/dev-ca/keys`);
    const as = (slug: string) => PortalSession.begin(journey.portal.url, slug, keys);
    const [alatau, qarkyn] = [await as('alatau-head'), await as('qarkyn-head')];
    for (const slug of ['alatau-head', 'alatau-signer'])
      users[slug] = (await (await as(slug)).current()).user?.id ?? '';
    await befriend(alatau, qarkyn);
    const recipients = [];
    for (const search of [await binOf(await as('zhetisu-head')), await binOf(qarkyn)]) {
      const { items } = answer(await alatau.api.GET('/api/recipients', { params: { query: { search } } }));
      recipients.push({ recipientId: items[0]!.id });
    }
    contract = await prepared(alatau, { title: TITLE, type: 'contract', recipients, sending: 'in-order' });
    const documentIds: string[] = [];
    for (const title of ['Қосымша келісім № 1', 'Есеп № 2', 'Артық хат']) {
      documentIds.push(await prepared(alatau, { title, type: 'act', ...recipients[0] }));
    }
    for (const id of documentIds.slice(0, 2)) {
      const signature = await alatau.sign(await alatau.bytes(`/api/documents/${id}/content`));
      const params = { path: { id } };
      answer(await alatau.api.POST('/api/documents/{id}/signatures', { params, body: { signature } }));
    }
    const body = { title: 'Шарт № 31 құжаттары', documentIds };
    pack = answer(await alatau.api.POST('/api/document-packages', { body })).id;
  });
  afterAll(() => journey?.end());

  const binOf = async (session: PortalSession): Promise<string> => (await session.current()).participant?.bin ?? '';

  async function prepared(session: PortalSession, body: Schemas['CreateDocument']): Promise<string> {
    const { id } = answer(await session.api.POST('/api/documents', { body }));
    const pdf = new Uint8Array(await aPdf('Шарт', ['Тараптар келісті.']));
    await session.upload('PUT', `/api/documents/${id}/content`, 'шарт.pdf', pdf);
    return id;
  }

  /** Waits until the page, which asks again by itself, says it. */
  const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

  it('E-7.1.3: the sender names two signers in order; the second one waits for the first', async () => {
    head = await journey.signedIn('alatau-head');
    await head.goto(`/documents/${contract}`);
    await head.getByRole('button', { name: 'Name them' }).click();
    const dialog = head.getByRole('dialog');
    await dialog.getByLabel('Signature 1', { exact: true }).selectOption(users['alatau-head'] ?? '');
    await dialog.getByLabel('Signature 2', { exact: true }).selectOption(users['alatau-signer'] ?? '');
    await journey.lookAtBothWidths(head, '110-signers-dialog');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await says(head, 'Your turn');
    await says(head, 'Waits for their turn');
    await journey.lookAtBothWidths(head, '111-signers');
    await head.getByRole('button', { name: 'Sign', exact: true }).first().click();
    await journey.sign(head, 'alatau-head');
    await says(head, 'Their turn now');
  });

  it('E-7.1.3: the second one signs and sends; the first recipient has it, the next one not yet', async () => {
    const signer = await journey.signedIn('alatau-signer');
    await signer.goto(`/documents/${contract}`);
    await signer.getByRole('button', { name: 'Sign and send' }).first().click();
    await journey.sign(signer, 'alatau-signer');
    await says(signer, /It goes in order/);
    await signer.close();
    other = await journey.signedIn('zhetisu-head');
    await other.goto(`/documents/${contract}`);
    await other.getByRole('button', { name: 'Open and receive' }).first().click();
    await other.getByRole('button', { name: 'Sign', exact: true }).first().click();
    await journey.sign(other, 'zhetisu-head');
    await says(other, 'Not everybody has signed yet');
    await journey.lookAtBothWidths(other, '112-parties-recipient');
  });

  it('E-7.1.5: the document is recalled from the one who has not opened it; with the other it stays', async () => {
    await head.goto(`/documents/${contract}`);
    const recall = head.getByRole('button', { name: /^Recall from the recipient/ });
    for (let tries = 0; tries < 60 && !(await recall.isVisible()); tries++) {
      await head.waitForTimeout(500);
      await head.reload();
      await says(head, 'Parties');
    }
    await recall.click();
    await head.getByRole('dialog').getByLabel('Reason').fill('Үшінші тарапсыз жасаймыз');
    await journey.lookAtBothWidths(head, '113-recall-one');
    await head.getByRole('dialog').getByRole('button', { name: 'Continue to signing' }).click();
    await journey.sign(head, 'alatau-head');
    await recall.waitFor({ state: 'detached' });
    await says(head, 'Recalled');
    await journey.lookAtBothWidths(head, '114-parties-sender');
  });

  it('E-6.6.2: a package is found in the list, changed, and sent as one', async () => {
    await head.goto('/packages');
    await head.getByRole('link', { name: 'Шарт № 31 құжаттары' }).click();
    await head.getByRole('button', { name: 'Change' }).click();
    const dialog = head.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Take out of the package: Артық хат' }).click();
    await dialog.getByRole('button', { name: 'Add: Артық хат' }).waitFor();
    await journey.lookAtBothWidths(head, '115-package-edit');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await says(head, /2 documents/);
    await head.getByRole('button', { name: 'Send all' }).click();
    await head.getByRole('button', { name: 'Send all' }).waitFor({ state: 'detached' });
    await journey.lookAtBothWidths(head, '116-package-sent');
  });

  it('E-6.6.2: the recipient opens all of it, and refuses all with one reason, signed in one go', async () => {
    await other.goto('/packages');
    await other.getByRole('link', { name: 'Шарт № 31 құжаттары' }).click();
    await other.getByRole('button', { name: 'Open and receive all' }).click();
    await says(other, 'Done: 2 of 2');
    await other.getByRole('button', { name: 'Refuse all' }).click();
    await other.getByRole('dialog').getByLabel('Reason').fill('Бағасы келісілмеген');
    await journey.lookAtBothWidths(other, '117-refuse-all');
    await other.getByRole('dialog').getByRole('button', { name: 'Continue to signing' }).click();
    await journey.sign(other, 'zhetisu-head');
    await says(other, 'Done: 2 of 2');
    await other.getByRole('button', { name: 'Refuse all' }).waitFor({ state: 'detached' });
    await journey.lookAtBothWidths(other, '118-package-refused');
  });

  it('D-2: a document is found by its words; a list is narrowed, kept as a view, and saved as xlsx', async () => {
    await head.goto('/search');
    await head.getByRole('searchbox').fill('Үш жақты');
    await head.getByRole('link', { name: TITLE }).first().waitFor();
    await journey.lookAtBothWidths(head, '119-search');
    await head.goto('/outbox');
    await head.getByRole('button', { name: 'Filter', exact: true }).click();
    await head
      .getByRole('region', { name: 'Filter of the list' })
      .getByLabel('Type', { exact: true })
      .selectOption('act');
    await head.getByRole('link', { name: 'Есеп № 2' }).first().waitFor();
    await head.getByRole('link', { name: TITLE }).waitFor({ state: 'detached' });
    await head.getByRole('button', { name: 'Views' }).click();
    await head.getByRole('menuitem', { name: 'Save this view…' }).click();
    await head.getByRole('dialog').getByLabel('Name').fill('Актілер');
    await head.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await head.getByRole('button', { name: 'Актілер' }).waitFor();
    await journey.lookAtBothWidths(head, '120-filter-view');
    const [download] = await Promise.all([
      head.waitForEvent('download'),
      head.getByRole('button', { name: 'To Excel' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  });

  it.each(['kk', 'ru', 'en'])('the screens in %s: nothing sticks out on a phone', async (language) => {
    const page = await journey.newWindow({ locale: `${language}-KZ`, viewport: WIDTHS.phone });
    await page.goto('/sign-in');
    await journey.holds('alatau-head');
    await page.getByRole('button', { name: /NCALayer/ }).click();
    await page.waitForURL('**/inbox');
    const shown = (await (await page.request.get(`/api/documents/${contract}`)).json()) as Schemas['Document'];
    const publicPage = new URL(shown.publicUrl ?? '').pathname;
    const own = [`/documents/${contract}`, '/packages', `/packages/${pack}`, '/search', '/documents/new'];
    for (const address of [...own, publicPage]) {
      await page.goto(address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      await picture(page, `12-${language}${address.replaceAll('/', '-').slice(0, 16)}`);
      const overflow = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect({ address, overflow }).toEqual({ address, overflow: 0 });
    }
    await page.context().close();
  });
});
