export { CertificateFacts } from './certificate-facts';
export { ParticipantFacts } from './participant-facts';
export {
  DOCUMENT_KINDS,
  KINDS,
  LEGAL_FORMS,
  numberWord,
  NUMBERS,
  OWNERSHIPS,
  REFUSAL_REASONS,
  ROLES,
  SIZES,
} from './participant-lists';
export { ParticipantState } from './participant-state';
export { PARTICIPANT } from './texts';
