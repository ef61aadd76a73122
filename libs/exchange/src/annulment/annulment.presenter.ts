import type { Localized, Uuid } from '@qujat/kernel';
import type { AnnulmentFact } from './annulment.policy.js';
import type { DocumentView } from '../document/document.view.js';
import type { AnnulmentConsentEntity } from './annulment.entity.js';
import type { AnnulmentWithConsents } from './annulment.repository.js';
import type { Annulment, AnnulmentConsent } from './annulment.response.js';

type Reader = Uuid | null;

/** How the reader's side stands to the open proposal. */
export function factOf({ document, annulments }: DocumentView, reader: Reader): AnnulmentFact | undefined {
  if (document.annulment !== 'proposed') return undefined;
  const open = annulments.find(({ annulment }) => annulment.state === 'open');
  const consent = open?.consents.find(({ participantId }) => participantId === reader);
  return { own: document.annulmentBy === reader, consented: consent?.state === 'given' };
}

/** The proposals as the reader's side may see them: what failed or waits is the signer's business. */
export function presentAnnulments(view: DocumentView, reader: Reader): { annulments: Annulment[] } {
  const shown = view.annulments.filter(
    ({ annulment: { state, proposerId } }) => proposerId === reader || (state !== 'verifying' && state !== 'rejected'),
  );
  return { annulments: shown.map((each) => present(view, each, reader)) };
}

function present(view: DocumentView, { annulment, consents }: AnnulmentWithConsents, reader: Reader): Annulment {
  const { id, state, proposerId, reason, proposedBy, proposedAt, expiresAt, closedAt } = annulment;
  return {
    ...{ id, state, reason, own: proposerId === reader },
    proposedBy: { name: proposedBy.name, participant: nameOf(view, proposerId) },
    proposedAt: proposedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    closedBy: annulment.closedBy?.name ?? null,
    closingReason: annulment.closingReason,
    consents: consents.map((each) => presentConsent(view, each, reader)),
  };
}

function presentConsent(
  view: DocumentView,
  { participantId, state, by, at }: AnnulmentConsentEntity,
  reader: Reader,
): AnnulmentConsent {
  return {
    participant: nameOf(view, participantId) ?? NOBODY,
    own: participantId === reader,
    answer: state,
    by: by?.name ?? null,
    at: at?.toISOString() ?? null,
  };
}

const NOBODY: Localized = { kk: '—', ru: '—', en: '—' };

const nameOf = ({ document, recipients }: DocumentView, participantId: Uuid): Localized | null =>
  participantId === document.senderId
    ? document.senderName
    : (recipients.find((each) => each.participantId === participantId)?.name ?? null);
