import { organisationBySlug } from '../../../dev-ca/src/index.js';
import { APPLICATIONS, COLLEAGUES } from './applications.js';
import { DOCUMENTS } from './documents.js';
import { type Cast, drive } from './drive.js';
import { accredit, apply, registerUser, signAgreements } from './join.js';
import { KeyRing } from './key-ring.js';
import { data, PortalSession } from './portal-session.js';

/** What the seed is told. */
export interface SeedOptions {
  /** Address of a running portal. */
  readonly portal: string;
  /** Folder of the development NCA's key files. */
  readonly keys: string;
  readonly log?: (line: string) => void;
}

/**
 * Fills a portal with invented organisations, people and documents over its own API, every act signed by whose act it is. May
 * be run again: it goes on where an interrupted run stopped and does nothing twice.
 */
export async function seed({ portal, keys, log = () => undefined }: SeedOptions): Promise<void> {
  const ring = new KeyRing(keys);
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
      await apply(session, form);
    }
    log('the operator accredits');
    const accredited = APPLICATIONS.filter((application) => application.accredited).map(({ head }) => binOf(head));
    await accredit(await as('operator-moderator'), accredited);
    await announce(await as('operator-moderator'));
    for (const { slug, birthDate } of COLLEAGUES) {
      await registerUser(await as(slug), birthDate);
      await signAgreements(await as(slug));
    }
    for (const document of DOCUMENTS) {
      log(`document: ${document.title} (${document.target})`);
      await drive(await castOf(document.from, as), document);
    }
  } finally {
    for (const session of sessions.values()) await session.api.POST('/api/auth/sign-out');
  }
}

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
