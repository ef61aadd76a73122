/** Many documents signed in one go, in Chromium: chosen in the list, one dialog, one window of NCALayer, what came of each. */
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Page } from 'playwright-core';
import { aPdf } from '@qujat/exchange';
import { data as answer, PortalSession } from '../../apps/cli/src/seed/portal-session.js';
import { KeyRing } from '../../apps/cli/src/seed/key-ring.js';
import { describeWith } from '../support/requires.js';
import { Journey } from './support/journey.js';

/** A port that nobody listens on now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

const COUNT = 12;
const TITLES = Array.from({ length: COUNT }, (_, i) => `Акт сверки № ${String(i + 1).padStart(3, '0')}`);

describeWith('chromium', 'signing many documents in Chromium', () => {
  let journey: Journey;
  let keys: KeyRing;
  let page: Page;

  beforeAll(async () => {
    // The QR code names the portal's own address: the port is known before it starts.
    const port = await freePort();
    journey = await Journey.begin({ PORT: String(port) });
    keys = new KeyRing(`${journey.folder}/dev-ca/keys`);
    await prepareDrafts();
  });
  afterAll(() => journey?.end());

  /** The accountant has prepared them over the API. */
  async function prepareDrafts(): Promise<void> {
    const session = await PortalSession.begin(journey.portal.url, 'alatau-accountant', keys);
    const { items } = answer(
      await session.api.GET('/api/documents', { params: { query: { box: 'outbox', limit: 1 } } }),
    );
    const recipientId = items[0]!.recipient!.id!;
    const pdf = new Uint8Array(await aPdf('Акт сверки', ['Стороны сверили взаимные расчёты.']));
    for (const title of TITLES) {
      const body = { title, type: 'act' as const, recipientId, amount: 1_250_000 };
      const { id } = answer(await session.api.POST('/api/documents', { body }));
      await session.upload('PUT', `/api/documents/${id}/content`, `${title}.pdf`, pdf);
    }
  }

  it('E-7.5.2: all that can be signed is chosen at once, and one dialog says what will be signed', async () => {
    page = await journey.signedIn('alatau-head');
    await page.goto('/drafts');
    await page.getByLabel(`Choose: ${TITLES[0]}`).check();
    await page.getByText('1 document chosen').waitFor();
    await page.getByRole('button', { name: 'Choose all that can be signed' }).click();
    // Those of the seed too.
    await page.getByText(/1\d documents chosen/).waitFor();
    await journey.look(page, '70-chosen');
    await page.getByRole('button', { name: 'Sign and send' }).click();
    await page
      .getByRole('dialog')
      .getByText(/documents, .* in all/)
      .waitFor();
    await journey.lookAtSigning(page, '71-sign-many');
  });

  it('one window of NCALayer signs them all; each is verified and sent, and the page tells how far it is', async () => {
    await journey.sign(page, 'alatau-head');
    await page.waitForURL('**/signing/*');
    await page.getByText(/\d+ of \d+ (verified|signed)/).waitFor();
    await page.reload();
    await page.getByText(/1\d of 1\d signed/).waitFor();
    expect(await page.getByText('Sent to the recipient.').count()).toBeGreaterThanOrEqual(COUNT);
    await journey.look(page, '72-batch-done');
  });

  it('the recipient answers several at once; what was not received cannot be chosen', async () => {
    const head = await journey.signedIn('zhetisu-head');
    for (const title of TITLES.slice(0, 2)) {
      await head.goto('/inbox');
      await head.getByRole('link', { name: new RegExp(title) }).click();
      await head.getByRole('button', { name: 'Open and receive' }).first().click();
      await head.getByText('Receipt proven').first().waitFor();
    }
    await head.goto('/inbox');
    await head.getByLabel(`Choose: ${TITLES[0]}`).check();
    await head.getByLabel(`Choose: ${TITLES[1]}`).check();
    expect(await head.getByLabel(`Choose: ${TITLES[2]}`).count()).toBe(0);
    await head.getByRole('button', { name: 'Sign', exact: true }).click();
    await journey.sign(head, 'zhetisu-head');
    await head.getByText('2 of 2 signed').waitFor();
    await head.context().close();
  });

  it('E-7.5.2: one document is signed with a phone: the QR code, the stand-in phone, the verdict', async () => {
    const session = await PortalSession.begin(journey.portal.url, 'alatau-head', keys);
    const found = answer(await session.api.GET('/api/documents', { params: { query: { box: 'outbox', limit: 1 } } }));
    const body = { title: 'Письмо № 800', type: 'letter' as const, recipientId: found.items[0]!.recipient!.id! };
    const { id } = answer(await session.api.POST('/api/documents', { body }));
    await session.upload('PUT', `/api/documents/${id}/content`, 'b.pdf', new Uint8Array(await aPdf('Письмо', ['…'])));
    await page.goto(`/documents/${id}`);
    await page.getByRole('button', { name: 'Sign and send' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Sign with eGov mobile' }).click();
    await dialog.getByRole('img', { name: 'QR code for eGov mobile' }).waitFor();
    await journey.look(page, '75-egov-mobile');
    const standIn = await dialog
      .getByRole('link', { name: 'Development: open the stand-in phone' })
      .getAttribute('href');
    const phone = await page.context().newPage();
    await phone.goto(standIn!);
    await phone.locator('#owner').selectOption('alatau-head:gost');
    await phone.locator('button[type=submit]').click();
    await phone.getByText('→ 200').waitFor();
    await phone.close();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Delivered; the recipient has not opened it yet').waitFor();
    await page.getByText(/Level LT since/).waitFor({ timeout: 60_000 });
    await journey.look(page, '76-raised');
  });

  it('what was begun and not signed is found again', async () => {
    const session = await PortalSession.begin(journey.portal.url, 'alatau-head', keys);
    const body = { title: 'Письмо № 900', type: 'letter' as const };
    const { id } = answer(await session.api.POST('/api/documents', { body }));
    const found = answer(await session.api.GET('/api/documents', { params: { query: { box: 'outbox', limit: 1 } } }));
    const recipientId = found.items[0]!.recipient!.id!;
    answer(await session.api.PATCH('/api/documents/{id}', { params: { path: { id } }, body: { recipientId } }));
    await session.upload('PUT', `/api/documents/${id}/content`, 'a.pdf', new Uint8Array(await aPdf('Письмо', ['…'])));
    answer(await session.api.POST('/api/signing-batches', { body: { requestId: id, documentIds: [id] } }));
    await page.goto('/drafts');
    await page.getByText(/is left of a batch/).waitFor();
    await page.getByRole('link', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Sign the rest (1)' }).click();
    await journey.sign(page, 'alatau-head');
    await page.getByText('1 of 1 signed').waitFor();
  });

  it.each(['ru-RU', 'kk-KZ'])('the page of a batch in %s', async (locale) => {
    const url = page.url();
    const other = await journey.newWindow({ locale });
    await other.context().addCookies(await page.context().cookies());
    await other.goto('/drafts');
    await journey.look(other, `73-drafts-${locale}`);
    await other.goto(new URL(url).pathname);
    await journey.look(other, `74-batch-${locale}`);
    await other.context().close();
  });
});
