import type { Uuid } from '@qujat/kernel';

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
