export { AnswerDay } from './answer-day';
export { AnnulmentChip, DocumentStatus, RecipientStatus } from './document-status';
export { AXES, AXIS_STATES, STATUSES, statusWord, TYPES, WAITING } from './document-words';
export { counterpartyOf, PartyName, useNumberLabel, useRecipientNames } from './party-name';
export { SignedFor } from './signed-for';
export { DOCUMENT } from './texts';
