import { isPortalNumber } from '@qujat/kernel';
import type { Participant, ParticipantSize, ParticipantState, RefusalReason, Role } from '../../lib/api';
import type { PARTICIPANT } from './texts';

type Key = keyof (typeof PARTICIPANT)['ru'];

/** Legal forms one chooses from: stored code → text. */
export const LEGAL_FORMS: Readonly<Record<string, Key>> = {
  llp: 'formLlp',
  jsc: 'formJsc',
  'state-enterprise': 'formStateEnterprise',
  institution: 'formInstitution',
  cooperative: 'formCooperative',
  partnership: 'formPartnership',
  entrepreneur: 'formEntrepreneur',
  'non-profit': 'formNonProfit',
};

/** Forms of ownership: stored code → text. */
export const OWNERSHIPS: Readonly<Record<string, Key>> = {
  private: 'ownershipPrivate',
  state: 'ownershipState',
  foreign: 'ownershipForeign',
};

/** Sizes of an enterprise: stored code → text. */
export const SIZES: Readonly<Record<ParticipantSize, Key>> = {
  micro: 'sizeMicro',
  small: 'sizeSmall',
  medium: 'sizeMedium',
  large: 'sizeLarge',
};

/** Reasons for refusing accreditation (E-5.9): code → text. */
export const REFUSAL_REASONS: Readonly<Record<RefusalReason, Key>> = {
  'data-mismatch': 'reasonDataMismatch',
  'register-mismatch': 'reasonRegisterMismatch',
  'contact-unconfirmed': 'reasonContactUnconfirmed',
  'missing-documents': 'reasonMissingDocuments',
  other: 'reasonOther',
};

/** Roles as the certificate gives them. */
export const ROLES: Readonly<Record<Role, Key>> = {
  'first-head': 'roleFirstHead',
  'sign-right': 'roleSignRight',
  employee: 'roleEmployee',
  individual: 'roleIndividual',
};

/** States of a participant. */
export const STATES: Readonly<Record<ParticipantState, Key>> = {
  draft: 'stateDraft',
  submitted: 'stateSubmitted',
  accredited: 'stateAccredited',
  refused: 'stateRefused',
};

/** Kinds of participants (E-5.1). */
export const KINDS: Readonly<Record<Participant['kind'], Key>> = {
  'legal-entity': 'kindLegalEntity',
  branch: 'kindBranch',
  entrepreneur: 'kindEntrepreneur',
  individual: 'kindIndividual',
  'temporary-association': 'kindAssociation',
  foreign: 'kindForeign',
};

/** Of what a document of an application is a copy. */
export const DOCUMENT_KINDS: Readonly<Record<Participant['documents'][number]['kind'], Key>> = {
  registration: 'docRegistration',
  charter: 'docCharter',
  regulation: 'docRegulation',
  contract: 'docContract',
  'power-of-attorney': 'docAttorney',
  translation: 'docTranslation',
  other: 'docOther',
};

/** What a participant's number is called: only a BIN is a BIN (ADR 0060). */
export const NUMBERS: Partial<Record<Participant['kind'], 'iin' | 'number'>> = {
  entrepreneur: 'iin',
  individual: 'iin',
  'temporary-association': 'number',
  foreign: 'number',
};

/** How a person's or an organisation's number is called, by the number itself: not every one is a BIN or an IIN. */
export const numberWord = <Word extends 'bin' | 'iin'>(number: string, word: Word): Word | 'number' =>
  isPortalNumber(number) ? 'number' : word;
