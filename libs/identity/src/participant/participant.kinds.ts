import type { ParticipantKind } from '../session/session.types.js';

/** What the certificate says about who stands behind it. */
export interface Holder {
  readonly iin: string;
  readonly bin: string | null;
}

/** Numbers that the portal gives: QP… to foreign persons, QF… to foreign organisations, QT… to temporary associations (ADR 0060). */
const FOREIGN_ORGANISATION = 'QF';
const FOREIGN_PERSON = 'QP';

/**
 * What one may register with this certificate (E-5.1). The BIN itself tells (order of its structure): its fifth digit a legal
 * entity (4 resident, 5 not) or joint entrepreneurs (6), its sixth the head unit (0), a branch (1) or a representative office (2).
 */
export function kindsOf({ iin, bin }: Holder): readonly ParticipantKind[] {
  if (bin === null) return iin.startsWith(FOREIGN_PERSON) ? [] : ['entrepreneur', 'individual'];
  if (bin.startsWith(FOREIGN_ORGANISATION)) return ['foreign'];
  if (bin[4] === '6') return ['entrepreneur'];
  if (bin[5] === '1' || bin[5] === '2') return ['branch'];
  return bin[5] === '0' ? ['legal-entity'] : ['legal-entity', 'branch'];
}

/** May it be led by this one? Only a participant that stands in the register can lead a temporary association. */
export const LEADERS: readonly ParticipantKind[] = ['legal-entity', 'branch', 'entrepreneur'];
