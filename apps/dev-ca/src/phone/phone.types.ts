import type { KeyAlgorithm } from '../people/person.types.js';

/** What the phone did. */
export interface Scanned {
  readonly description: string;
  readonly organisation: string;
  readonly documents: readonly string[];
  /** The portal's answer to the signatures; null: declined on the phone. */
  readonly status: number | null;
}

/** Who holds the phone. */
export interface Holder {
  readonly slug: string;
  readonly algorithm?: KeyAlgorithm;
  /** Looks at what is asked for and declines. */
  readonly decline?: boolean;
}
