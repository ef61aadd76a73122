import { IconCircleCheck, IconCircleX, IconHelpCircle, IconHourglass } from '@tabler/icons-react';
import type { DocumentSignature } from '../../lib/api';
import type { Tone } from '../../components';
import type { PAGE } from './texts';

type Key = keyof (typeof PAGE)['ru'];

/** A verdict as a headline, an icon and a tone. */
export interface VerdictLook {
  readonly tone: Tone;
  readonly icon: typeof IconCircleCheck;
  readonly word: Key;
}

const LOOKS: Readonly<Record<NonNullable<DocumentSignature['indication']>, VerdictLook>> = {
  'TOTAL-PASSED': { tone: 'good', icon: IconCircleCheck, word: 'verdictValid' },
  'TOTAL-FAILED': { tone: 'bad', icon: IconCircleX, word: 'verdictInvalid' },
  INDETERMINATE: { tone: 'attention', icon: IconHelpCircle, word: 'verdictUndecided' },
};

/** How a signature's verdict looks; without an indication it is still being verified. */
export const verdictLook = ({ indication }: Pick<DocumentSignature, 'indication'>): VerdictLook =>
  indication ? LOOKS[indication] : { tone: 'progress', icon: IconHourglass, word: 'verdictWaits' };

/** Roles of the certificate: code → text. */
export const ROLE_WORDS: Readonly<Record<string, Key>> = {
  individual: 'roleIndividual',
  'first-head': 'roleFirstHead',
  'sign-right': 'roleSignRight',
  'finance-sign-right': 'roleFinance',
  hr: 'roleHr',
  employee: 'roleEmployee',
  'legal-entity': 'roleLegalEntity',
  'information-system': 'roleSystem',
  'treasury-client': 'roleTreasury',
};
