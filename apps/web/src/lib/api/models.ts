import type { Schemas } from '@qujat/api-client';

/** The things the API speaks of, by the names the app gives them; generated from the OpenAPI document. */
export type Localized = Schemas['LocalizedText'];
export type Right = Schemas['Right'];
export type Role = Schemas['Role'];
export type Step = Schemas['Step'];
export type Session = Schemas['Session'];
export type SessionCertificate = Schemas['SessionCertificate'];
export type Nonce = Schemas['Nonce'];
export type User = Schemas['User'];

export type ParticipantState = Schemas['ParticipantState'];
export type ParticipantSize = Schemas['ParticipantSize'];
export type ParticipantSummary = Schemas['ParticipantSummary'];
export type ParticipantForm = Schemas['ParticipantFormResponse'];
export type SaveParticipant = Schemas['SaveParticipant'];
export type Participant = Schemas['Participant'];
export type PublicParticipant = Schemas['PublicParticipant'];
export type Agreement = Schemas['Agreement'];
export type Notice = Schemas['Notice'];

export type AccreditationState = Schemas['AccreditationQueueState'];
export type AccreditationQueue = Schemas['AccreditationQueue'];
export type AccreditationCase = Schemas['AccreditationCase'];
export type Check = Schemas['ChecklistItem'];
export type CheckHow = Schemas['AccreditationHow'];
export type RefusalReason = Schemas['RefusalReason'];

export type DocumentType = Schemas['DocumentType'];
export type DocumentStatus = Schemas['DocumentStatus'];
export type DocumentAxes = Schemas['DocumentAxes'];
export type DocumentForm = Schemas['CreateDocument'];
export type DocumentSignature = Schemas['DocumentSignature'];
export type DocumentSummary = Schemas['DocumentSummary'];
export type DocumentList = Schemas['DocumentPage'];
export type QujatDocument = Schemas['Document'];
export type DocumentAct = keyof Schemas['Abilities'];
export type Ability = Schemas['Ability'];
export type Party = Schemas['Party'];
export type Statement = Schemas['Statement'];
export type TimelineEntry = Schemas['TimelineEntry'];
export type PublicVerification = Schemas['PublicVerification'];
