import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { TransitionName } from '../document/document.machine.js';
import { lockDocument, move } from '../document/document.repository.js';
import type { Doing, Effect } from '../statement/effect.js';
import type { StatementEntity } from '../statement/statement.entity.js';
import { AnnulmentConsentEntity, AnnulmentEntity } from './annulment.entity.js';
import { partiesOf } from '../recipient/recipient.repository.js';
import { allConsent, answer, close, openProposal } from './annulment.repository.js';
import { tellAnnulment } from './annulment.outcome.js';

const DAY_MS = 86_400_000;

/** Opens a proposal, or keeps its place while its signature waits: nobody else proposes meanwhile. */
async function begin(doing: Doing, statement: StatementEntity, state: 'open' | 'verifying'): Promise<boolean> {
  const { tx } = doing;
  const { id, documentId, participantId: proposerId, reason, preparedBy: proposedBy } = statement;
  const transition = state === 'open' ? 'proposeAnnulment' : 'proposeAnnulmentWaits';
  if (!(await move(tx, documentId, transition, { annulmentBy: proposerId }))) return false;
  const times = termOf(doing);
  await tx.manager.insert(AnnulmentEntity, { id, documentId, proposerId, state, reason, proposedBy, ...times });
  const document = await lockDocument(tx, documentId);
  const others = document ? (await partiesOf(tx, document)).filter((party) => party !== proposerId) : [];
  for (const participantId of others) {
    await tx.manager.insert(AnnulmentConsentEntity, { annulmentId: id, participantId, state: 'awaited' });
  }
  return true;
}

/** Its term runs from the moment at which it is there for the others. */
function termOf({ clock, annulmentDays }: Doing): Pick<AnnulmentEntity, 'proposedAt' | 'expiresAt'> {
  const proposedAt = clock.now();
  return { proposedAt, expiresAt: new Date(proposedAt.getTime() + annulmentDays * DAY_MS) };
}

/** Only about the proposal it was written to, while that is open. */
async function isAbout(tx: Tx, { documentId, annulmentId }: StatementEntity): Promise<boolean> {
  await lockDocument(tx, documentId);
  return (await openProposal(tx, documentId))?.id === annulmentId;
}

const decides = async ({ tx }: Doing, statement: StatementEntity): Promise<boolean> =>
  (await isAbout(tx, statement)) && move(tx, statement.documentId, 'decideAnnulmentWaits');

const falls = async ({ tx }: Doing, { documentId }: StatementEntity): Promise<void> =>
  void (await move(tx, documentId, 'decisionFell'));

/** A withdrawal or a refusal: the proposal is over, and the document as it was. */
function ends(state: 'withdrawn' | 'refused', transition: TransitionName) {
  return async ({ tx, clock }: Doing, statement: StatementEntity): Promise<boolean> => {
    if (!(await isAbout(tx, statement))) return false;
    if (!(await move(tx, statement.documentId, transition, { annulmentBy: null }))) return false;
    const closedAt = clock.now();
    if (state === 'refused' && !(await answer(tx, statement, 'refused', closedAt))) return false;
    return close(tx, statement.annulmentId!, { state, ...said(statement, closedAt) });
  };
}

/** A consent: the last one annuls. */
function consents(partly: TransitionName, wholly: TransitionName) {
  return async ({ tx, clock }: Doing, statement: StatementEntity): Promise<boolean> => {
    if (!(await isAbout(tx, statement))) return false;
    const at = clock.now();
    if (!(await answer(tx, statement, 'given', at))) return false;
    if (!(await allConsent(tx, statement.annulmentId!))) return move(tx, statement.documentId, partly);
    if (!(await move(tx, statement.documentId, wholly, { annulledAt: at }))) return false;
    return close(tx, statement.annulmentId!, { state: 'accepted', ...said(statement, at) });
  };
}

const said = ({ preparedBy, reason }: StatementEntity, closedAt: Date) => ({
  ...{ closedAt, closedBy: preparedBy, closingReason: reason || null },
});

async function proposalSettles(doing: Doing, { id, documentId }: StatementEntity): Promise<boolean> {
  const { tx } = doing;
  if (!(await move(tx, documentId, 'proposalSettled'))) return false;
  const { affected } = await tx.manager.update(
    AnnulmentEntity,
    { id, state: 'verifying' },
    { state: 'open', ...termOf(doing) },
  );
  return affected === 1;
}

async function proposalFalls({ tx, clock }: Doing, { id, documentId }: StatementEntity): Promise<void> {
  await move(tx, documentId, 'proposalFell', { annulmentBy: null });
  const closed = { closedAt: clock.now(), closedBy: null, closingReason: null };
  await close(tx, id, { state: 'rejected', from: 'verifying', ...closed });
}

const after = { wait: decides, fall: falls, tell: tellAnnulment };

/** What the statements of an annulment do (E-7.1.5). */
export const ANNULMENT_EFFECTS = {
  'annulment-proposal': {
    act: 'proposeAnnulment',
    accept: (doing, statement) => begin(doing, statement, 'open'),
    wait: (doing, statement) => begin(doing, statement, 'verifying'),
    ...{ settle: proposalSettles, fall: proposalFalls, tell: tellAnnulment },
  },
  'annulment-withdrawal': {
    ...{ act: 'withdrawAnnulment', ...after },
    ...{ accept: ends('withdrawn', 'closeAnnulment'), settle: ends('withdrawn', 'closeSettled') },
  },
  'annulment-consent': {
    ...{ act: 'acceptAnnulment', ...after },
    ...{ accept: consents('consentToAnnulment', 'annul'), settle: consents('consentSettled', 'annulSettled') },
  },
  'annulment-refusal': {
    ...{ act: 'refuseAnnulment', ...after },
    ...{ accept: ends('refused', 'closeAnnulment'), settle: ends('refused', 'closeSettled') },
  },
} as const satisfies Readonly<Record<string, Effect>>;

/** The proposal that a statement of this kind is about; undefined: it is about none. */
export const aboutProposal = (kind: string): boolean => kind in ANNULMENT_EFFECTS && kind !== 'annulment-proposal';

/** The proposal that is open, for whoever writes a statement about it. */
export const proposalFor = (tx: Tx, documentId: Uuid, kind: string): Promise<AnnulmentEntity | undefined> =>
  aboutProposal(kind) ? openProposal(tx, documentId) : Promise.resolve(undefined);
