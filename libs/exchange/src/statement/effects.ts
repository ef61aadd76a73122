import { ANNULMENT_EFFECTS } from '../annulment/annulment.effects.js';
import { move, own } from '../document/document.repository.js';
import type { Tx } from '@qujat/platform';
import type { StatementEntity } from './statement.entity.js';
import type { StatementKind } from '../signing/signing.dto.js';
import type { Effect } from './effect.js';
import { recordOutcome } from './outcome.js';

const tell: Effect['tell'] = ({ tx, clock }, done) => recordOutcome(tx, clock, done);

/** Of all recipients, before anybody has received it; or of one of several. */
const recall = (tx: Tx, { documentId, aboutParticipantId }: StatementEntity): Promise<boolean> =>
  move(tx, documentId, 'recall', {}, aboutParticipantId ? own(aboutParticipantId) : undefined);

/** What statements do, by kind. The recall waits without moving the document: until it is decided, opening wins. */
export const EFFECTS: Readonly<Record<StatementKind, Effect>> = {
  recall: {
    act: 'recall',
    accept: ({ tx }, statement) => recall(tx, statement),
    wait: () => Promise.resolve(true),
    settle: ({ tx }, statement) => recall(tx, statement),
    fall: () => Promise.resolve(),
    tell,
  },
  refusal: {
    act: 'refuse',
    accept: ({ tx }, { documentId, participantId }) => move(tx, documentId, 'refuse', {}, own(participantId)),
    wait: ({ tx }, { documentId, participantId }) => move(tx, documentId, 'refuseWaits', {}, own(participantId)),
    settle: ({ tx }, { documentId, participantId }) => move(tx, documentId, 'refuseSettled', {}, own(participantId)),
    fall: async ({ tx }, { documentId, participantId }) =>
      void (await move(tx, documentId, 'answerFell', {}, own(participantId))),
    tell,
  },
  ...ANNULMENT_EFFECTS,
};
