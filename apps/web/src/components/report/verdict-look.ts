import { IconCircleCheck, IconCircleX, IconHelpCircle, type Icon } from '@tabler/icons-react';
import type { Indication } from '@qujat/signature';
import type { Tone } from '../status-chip';

/** How a verdict looks: never by colour alone. */
export const VERDICT_LOOKS: Readonly<Record<Indication, { readonly tone: Tone; readonly icon: Icon }>> = {
  'TOTAL-PASSED': { tone: 'good', icon: IconCircleCheck },
  'TOTAL-FAILED': { tone: 'bad', icon: IconCircleX },
  INDETERMINATE: { tone: 'attention', icon: IconHelpCircle },
};
