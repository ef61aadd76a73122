import type { Uuid } from '@qujat/kernel';
import type { Right } from '@qujat/platform';

export const SANCTION_KINDS = ['warning', 'limitation', 'suspension', 'exclusion', 'fine'] as const;
/** What the operator can impose (E-10.2.2), from the lightest on; a fine stands beside them. */
export type SanctionKind = (typeof SANCTION_KINDS)[number];

export const SANCTION_STATES = ['in-force', 'lifted', 'ended'] as const;
/** `lifted`: by a decision; `ended`: its term is over. */
export type SanctionState = (typeof SANCTION_STATES)[number];

export const APPEAL_STATES = ['filed', 'granted', 'dismissed', 'moot'] as const;
/** `moot`: the sanction was lifted, or ended, before the appeal was decided. */
export type AppealState = (typeof APPEAL_STATES)[number];

/** Rights that a limitation can take away. */
export const LIMITABLE = [
  'document.prepare',
  'document.sign',
  'document.send',
  'document.receive',
  'document.recall',
  'counterparty.manage',
  'participant.export',
] as const satisfies readonly Right[];

/** Who did something, as the record keeps it. */
export interface By {
  readonly name: string;
  readonly iin: string;
}

/** A file that goes, or went, with an appeal. */
export interface AppealFileRecord {
  readonly id: Uuid;
  readonly sanctionId: Uuid;
  readonly participantId: Uuid;
  /** Null: not sent yet. */
  readonly appealId: Uuid | null;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly uploadedAt: Date;
}

/** A file as it stands in its sanction. */
export type AppealFileLine = Pick<AppealFileRecord, 'id' | 'name' | 'size'>;

/** A participant's objection to a sanction, and what came of it. */
export interface AppealRecord {
  readonly id: Uuid;
  readonly text: string;
  readonly filedAt: string;
  readonly filedBy: By;
  readonly state: AppealState;
  readonly answer: string | null;
  readonly decidedAt: string | null;
  readonly decidedBy: By | null;
  readonly files: readonly AppealFileLine[];
}

/** A sanction with everything that belongs to it. */
export interface SanctionRecord {
  readonly id: Uuid;
  readonly participantId: Uuid;
  readonly participant: { readonly kk: string; readonly ru: string; readonly en: string };
  readonly bin: string;
  readonly kind: SanctionKind;
  readonly rights: readonly Right[];
  readonly clause: string;
  readonly ground: string;
  readonly state: SanctionState;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly imposedAt: Date;
  readonly imposedBy: By;
  readonly closedAt: Date | null;
  readonly closedBy: By | null;
  readonly closeReason: string | null;
  readonly fine: { readonly amountTiyn: string; readonly state: 'due' | 'invoiced' | 'paid' | 'cancelled' } | null;
  readonly appeals: readonly AppealRecord[];
  /** Those that wait to be sent; only their own side sees them. */
  readonly files: readonly AppealFileLine[];
}

/** A sanction as far as it narrows rights. */
export interface SanctionInForce {
  readonly kind: SanctionKind;
  readonly rights: readonly Right[];
}
