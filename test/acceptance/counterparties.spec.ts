/** A counterparty is invited before it is registered: by number and e-mail, with a document that waits for it, in Chromium. */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { aPdf } from '@qujat/exchange';
import { birthDateOf } from '@qujat/kernel';
import { organisationBySlug } from '../../apps/dev-ca/src/index.js';
import { APPLICATIONS } from '../../apps/cli/src/seed/applications.js';
import { accredit, apply, confirmEmail, registerUser } from '../../apps/cli/src/seed/join.js';
import { KeyRing } from '../../apps/cli/src/seed/key-ring.js';
import { PortalSession } from '../../apps/cli/src/seed/portal-session.js';
import { describeWith } from '../support/requires.js';
import { Journey } from './support/journey.js';

const TITLE = 'Предложение о сотрудничестве';
const { bin: BIN } = organisationBySlug('koktem');
const EMAIL = 'kense@koktem.example';

/** Quoted-printable as text: soft line ends are taken out, `=3D` is "=". */
const plain = (source: string): string => source.replace(/=\r?\n/g, '').replace(/=3D/g, '=');

describeWith('chromium', 'a counterparty that is not registered yet, in Chromium', () => {
  let journey: Journey;
  let invited: Page;

  beforeAll(async () => {
    journey = await Journey.begin();
  });
  afterAll(() => journey?.end());

  /** The link of the letter that has come. */
  async function linkIn(): Promise<string> {
    for (let i = 0; i < 100; i++) {
      const [letter] = await journey.portal.mail.to(EMAIL);
      const [, found] = /(\/invitation#[\w-]{43})/.exec(plain(letter?.source ?? '')) ?? [];
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`no letter of invitation came to ${EMAIL}`);
  }

  it('E-7.1.3: is invited where one writes to it; the document waits, and says for what', async () => {
    const head = await journey.signedIn('alatau-head');
    await head.goto('/documents/new');
    await head.getByLabel('Title').fill(TITLE);
    const buffer = await aPdf(TITLE, [['Предлагаем сотрудничество.']]);
    await head.locator('input[type=file]').setInputFiles({ name: 'Письмо.pdf', mimeType: 'application/pdf', buffer });
    await head.getByText('File accepted').first().waitFor();
    await head.getByLabel('Find the organisation').fill(BIN);
    await head.getByRole('option', { name: new RegExp(`Invite ${BIN}`) }).click();
    const dialog = head.getByRole('dialog');
    await dialog.getByLabel('What you call them').fill('Көктем Дизайн');
    await dialog.getByLabel('E-mail').fill(EMAIL);
    await journey.look(head, '50-invite');
    await dialog.getByRole('button', { name: 'Send the invitation' }).click();
    await head.getByText('Invited: the document waits').waitFor();
    await journey.look(head, '51-invited-recipient');
    await head.getByRole('button', { name: /Go to signing/ }).click();
    await head.getByRole('button', { name: 'Sign and send' }).first().click();
    await journey.sign(head, 'alatau-head');
    await head.getByText('Waits for the invited counterparty').first().waitFor();
    await journey.look(head, '52-waits-for-counterparty');
    await head.goto('/counterparties?tab=outgoing');
    await head.getByText('Көктем Дизайн').waitFor();
    await journey.look(head, '53-outgoing');
    await head.goto('/counterparties');
    await head.getByRole('link', { name: 'Zhetisu Sauda JSC' }).click();
    await head.getByRole('heading', { name: 'Requisites' }).waitFor();
    await journey.look(head, '54-counterparty');
    await head.context().close();
  });

  it('E-10.1.2: the letter’s link shows who invites; a wrong one leads nowhere', async () => {
    invited = await journey.newWindow();
    await invited.goto(`/invitation#${'A'.repeat(43)}`);
    await invited.getByRole('heading', { name: 'This link leads nowhere' }).waitFor();
    await invited.goto('/');
    await invited.goto(await linkIn());
    await invited.getByText('Alatau Qurylys LLP').waitFor();
    await journey.look(invited, '55-link');
  });

  it('E-7.1.3: registered and accredited, it finds the invitation, accepts with a signature, and the document is there', async () => {
    const keys = new KeyRing(path.join(journey.folder, 'dev-ca', 'keys'));
    const session = await PortalSession.begin(journey.portal.url, 'koktem-head', keys);
    await registerUser(session, birthDateOf((await session.current()).person.iin) ?? '');
    await confirmEmail(session, journey.portal.mail);
    const name = { kk: 'ЖШС «Көктем»', ru: 'ТОО «Көктем»', en: 'Koktem LLP' };
    const { form } = APPLICATIONS[0]!;
    await apply(session, { ...form, fullName: name, shortName: name, email: EMAIL });
    await accredit(await PortalSession.begin(journey.portal.url, 'operator-moderator', keys), [BIN]);
    await invited.goto('/sign-in?to=%2Fcounterparties');
    await journey.signIn(invited, 'koktem-head');
    await invited.waitForURL('**/counterparties?tab=incoming');
    await invited.getByText('Alatau Qurylys LLP').waitFor();
    await journey.look(invited, '56-incoming');
    await invited.getByRole('button', { name: 'Accept and sign' }).click();
    await journey.lookAtSigning(invited, '57-accept');
    await journey.sign(invited, 'koktem-head');
    await invited.getByText('No open invitations').waitFor();
    await invited.goto('/inbox');
    await invited.getByText(TITLE).first().waitFor();
  });

  it('E-10.1.2: who is registered is invited with one click from the document, and refuses with a reason', async () => {
    await invited.goto('/documents/new');
    await invited.getByLabel('Title').fill('Хат');
    await invited.getByLabel('Find the organisation').fill('091040999202');
    await invited.getByRole('option', { name: /Zhetisu Sauda/ }).click();
    await invited.getByText('This organisation is not your counterparty yet').waitFor();
    await invited.getByRole('button', { name: 'Invite' }).click();
    await invited.getByRole('dialog').getByRole('button', { name: 'Send the invitation' }).click();
    await invited.getByText('You have invited this organisation').waitFor();
    const head = await journey.signedIn('zhetisu-head');
    await head.goto('/counterparties?tab=incoming');
    await head.getByText('Koktem LLP').waitFor();
    await head.getByRole('button', { name: 'Refuse' }).click();
    await head.getByLabel('Reason').fill('Сіздермен шарт жоқ');
    await journey.look(head, '58-refuse');
    await head.getByRole('dialog').getByRole('button', { name: 'Refuse' }).click();
    await head.getByText('No open invitations').waitFor();
    await invited.goto('/counterparties?tab=outgoing');
    await invited.getByText('Decided ones').click();
    await invited.getByText('Сіздермен шарт жоқ').waitFor();
    await journey.look(invited, '59-refused');
  });
});
