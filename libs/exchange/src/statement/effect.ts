import type { Clock } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import type { DocumentEntity } from '../document/document.entity.js';
import type { Act } from '../document/document.policy.js';
import type { NewTimelineEntry } from '../timeline/timeline.js';
import type { StatementEntity } from './statement.entity.js';

/** The transaction in which a statement takes effect, and what it needs beside it. */
export interface Doing {
  readonly tx: Tx;
  readonly clock: Clock;
  /** How long a proposal to annul is open. */
  readonly annulmentDays: number;
}

/** A statement that has taken effect; the document as it stands since. */
export interface Done {
  readonly document: DocumentEntity;
  readonly statement: StatementEntity;
  readonly by: NewTimelineEntry['actor'];
}

/**
 * What a signed statement of one kind does to its document. Each step runs in the transaction of the statement's own change;
 * false: the document stands elsewhere by now.
 */
export interface Effect {
  readonly act: Act;
  /** The signature was accepted at once. */
  accept(doing: Doing, statement: StatementEntity): Promise<boolean>;
  /** The signature waits for OCSP or the TSA. */
  wait(doing: Doing, statement: StatementEntity): Promise<boolean>;
  /** …and was accepted after waiting, */
  settle(doing: Doing, statement: StatementEntity): Promise<boolean>;
  /** …or turned out bad. */
  fall(doing: Doing, statement: StatementEntity): Promise<void>;
  /** Writes down that it has taken effect, and tells the world. */
  tell(doing: Doing, done: Done): Promise<void>;
}
