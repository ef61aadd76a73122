import { MailFolder } from '@qujat/notifications';
import { organisationBySlug, personBySlug } from '../../../dev-ca/src/index.js';
import { APPLICATIONS, COLLEAGUES, CONSORTIUM } from './applications.js';
import { APPROVALS, approvals, nameSubstitute } from './approvals.js';
import { DOCUMENTS } from './documents.js';
import { registerAbroad } from './abroad.js';
import { associate } from './associate.js';
import { bill } from './bill.js';
import { befriend } from './befriend.js';
import { empower } from './empower.js';
import { type Cast, drive } from './drive.js';
import { prepareMore } from './prepare-more.js';
import { accredit, apply, confirmEmail, joinOrganisation, registerUser, signAgreements } from './join.js';
import { KeyRing } from './key-ring.js';
import { data, PortalSession } from './portal-session.js';

/** What the seed is told. */
export interface SeedOptions {
  /** Address of a running portal. */
  readonly portal: string;
  /** Folder of the development NCA's key files. */
  readonly keys: string;
  /** Folder in which the portal keeps its letters: codes are read there. */
  readonly mail: string;
  readonly log?: (line: string) => void;
}

/**
 * Fills a portal with invented organisations, people and documents over its own API, every act signed by whose act it is. May
 * be run again: it goes on where an interrupted run stopped and does nothing twice.
 */
export async function seed({ portal, keys, mail, log = () => undefined }: SeedOptions): Promise<void> {
  const ring = new KeyRing(keys);
  const mailbox = new MailFolder(mail);
  const sessions = new Map<string, PortalSession>();
  const as = async (slug: string): Promise<PortalSession> => {
    const session = sessions.get(slug) ?? (await PortalSession.begin(portal, slug, ring));
    sessions.set(slug, session);
    return session;
  };
  try {
    for (const { head, birthDate, form } of APPLICATIONS) {
      log(`${form.shortName?.ru ?? head} registers`);
      const session = await as(head);
      await registerUser(session, birthDate);
      await confirmEmail(session, mailbox);
      await apply(session, form);
    }
    log('the operator accredits');
    const accredited = APPLICATIONS.filter((application) => application.accredited).map(({ head }) => binOf(head));
    await accredit(await as('operator-moderator'), accredited);
    await announce(await as('operator-moderator'));
    await warn(await as('operator-moderator'), binOf('alatau-head'));
    for (const { slug, birthDate } of COLLEAGUES) {
      await registerUser(await as(slug), birthDate);
      await confirmEmail(await as(slug), mailbox);
      await joinOrganisation(await as(slug), await as(`${slug.slice(0, slug.indexOf('-'))}-head`));
      await signAgreements(await as(slug));
    }
    log('a foreign company registers');
    const operator = await as('operator-moderator');
    await registerAbroad(await as('zarafshon-head'), await as('zarafshon-signer'), { operator, mailbox });
    log('a consortium is founded');
    await associate({
      leader: await as('qarkyn-head'),
      member: await as('alatau-head'),
      operator,
      form: CONSORTIUM,
    });
    await empower(await as('alatau-head'), iinOf('alatau-accountant'));
    await bill(await as('operator-moderator'), await as('alatau-head'));
    await befriend(await as('alatau-head'), await as('zhetisu-head'));
    for (const document of DOCUMENTS) {
      log(`document: ${document.title} (${document.target})`);
      await drive(await castOf(document.from, as), document);
    }
    await prepareMore(await as('alatau-accountant'));
    await hold(await as('alatau-head'));
    for (const from of ['alatau', 'zhetisu'] as const) {
      log(`approval: ${APPROVALS[from].route}`);
      const { preparer, signer: head, recipientId } = await castOf(from, as);
      await approvals({ head, preparer, recipientId, as }, APPROVALS[from]);
      await nameSubstitute(head, await as(`${from}-signer`));
    }
  } finally {
    for (const session of sessions.values()) await session.api.POST('/api/auth/sign-out');
  }
}

/** A hold of the organisation over its contract: what the page of storage shows. */
async function hold({ api }: PortalSession): Promise<void> {
  if (data(await api.GET('/api/retention/holds')).length > 0) return;
  const query = { box: 'outbox', search: '№ 12 құрылыс материалдарын' } as const;
  const number = data(await api.GET('/api/documents', { params: { query } })).items[0]?.number;
  if (!number) return;
  const body = { number, ground: 'Жеткізу мерзімі туралы дау, іс № 7140-26.' };
  data(await api.POST('/api/retention/holds', { body }));
}

const iinOf = (slug: string): string => personBySlug(slug).iin ?? '';
const binOf = (slug: string): string => organisationBySlug(slug.slice(0, slug.indexOf('-'))).bin;

async function castOf(from: 'alatau' | 'zhetisu', as: (slug: string) => Promise<PortalSession>): Promise<Cast> {
  const [preparer, recipient] =
    from === 'alatau' ? ['alatau-accountant', 'zhetisu-employee'] : ['zhetisu-employee', 'alatau-accountant'];
  const to = from === 'alatau' ? 'zhetisu' : 'alatau';
  const recipientSigner = await as(`${to}-head`);
  const { participant } = await recipientSigner.current();
  if (!participant) throw new Error(`${to} is not registered`);
  return {
    preparer: await as(preparer),
    signer: await as(`${from}-head`),
    recipient: await as(recipient),
    recipientSigner,
    recipientId: participant.id,
  };
}

/** A warning that was lifted since: what the page of sanctions shows. */
async function warn(operator: PortalSession, bin: string): Promise<void> {
  const imposed = data(await operator.api.GET('/api/operator/sanctions', { params: { query: {} } }));
  if (imposed.length > 0) return;
  const body = {
    bin,
    kind: 'warning',
    clause: '5.5',
    ground: 'Мекенжай өзгерді, бірақ порталда жаңартылмаған.',
  } as const;
  await operator.stepUp('operator.sanction');
  const { id } = data(await operator.api.POST('/api/operator/sanctions', { body }));
  const lifted = { params: { path: { id } }, body: { reason: 'Мәліметтер жаңартылды.' } };
  data(await operator.api.POST('/api/operator/sanctions/{id}/lift', lifted));
}

/** Two notices on the landing page. */
async function announce(operator: PortalSession): Promise<void> {
  const standing = data(await operator.api.GET('/api/public/notices'));
  if (standing.length > 0) return;
  const body = {
    title: {
      kk: 'Qujat порталы сынақ режимінде жұмыс істейді',
      ru: 'Портал Qujat работает в опытном режиме',
      en: 'The Qujat portal runs in trial mode',
    },
    body: {
      kk: 'Бұл порталдағы ұйымдар, адамдар мен құжаттар ойдан шығарылған; қолтаңбалардың заңды күші жоқ.',
      ru: 'Организации, люди и документы на этом портале вымышлены; подписи не имеют юридической силы.',
      en: 'Organisations, people and documents here are invented; the signatures have no legal force.',
    },
  };
  data(await operator.api.POST('/api/operator/notices', { body }));
}
