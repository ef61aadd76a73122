import type { Uuid } from '@qujat/kernel';

/** What was done, to what. Who and when come from the scope of the transaction and the clock. */
export interface AuditEntry {
  /** Dotted name of the act: `document.sent`. */
  readonly act: string;
  readonly subjectType: string;
  readonly subjectId: Uuid;
  /** The participant whose trail the entry belongs to; the acting one unless said otherwise. */
  readonly participantId?: Uuid | null;
  readonly detail?: object;
}
