import type { PublicVerification } from '../../lib/api';
import type { VERIFICATION } from './texts';

type Key = keyof (typeof VERIFICATION)['ru'];

/** The one answer: is this real? */
export interface Answer {
  readonly look: 'yes' | 'but' | 'no';
  readonly title: Key;
  readonly text: Key;
}

type Asked = Pick<PublicVerification, 'signatures' | 'status' | 'annulment'>;

/** The answer follows from the signatures first: without a valid one of the sender nothing is confirmed. */
export function answerOf({ signatures, status, annulment }: Asked): Answer {
  const isSigned = (side: 'sender' | 'recipient') => signatures.some((one) => one.side === side);
  const allValid = signatures.every(({ indication }) => indication === 'TOTAL-PASSED');
  if (!isSigned('sender') || !allValid) return { look: 'no', title: 'doubtful', text: 'doubtfulText' };
  if (status === 'annulled') return { look: 'but', title: 'annulled', text: 'annulledText' };
  if (annulment) return { look: 'but', title: 'annulmentProposed', text: 'annulmentProposedText' };
  if (status === 'recalled') return { look: 'but', title: 'recalled', text: 'recalledText' };
  if (status === 'refused') return { look: 'but', title: 'refused', text: 'refusedText' };
  return { look: 'yes', title: 'genuine', text: isSigned('recipient') ? 'genuineText' : 'genuineOne' };
}
