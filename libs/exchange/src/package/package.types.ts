import type { Localized, Uuid } from '@qujat/kernel';

/** A package. */
export interface Package {
  readonly id: Uuid;
  readonly number: string;
  readonly title: string;
  readonly senderId: Uuid;
  readonly state: 'draft' | 'sent';
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly sentAt: Date | null;
}

/** A package as a line of a list. */
export interface ListedPackage extends Package {
  /** When it was sent, or made: what lists are ordered by. */
  readonly at: Date;
  readonly counterparty: Localized | null;
  readonly documentCount: number;
}
