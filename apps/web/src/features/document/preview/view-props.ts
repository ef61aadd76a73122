import type { ReactNode } from 'react';

/** What a view of a content is given. */
export interface ViewProps {
  readonly url: string;
  /** Names the content, so that a draft's next file is read anew. */
  readonly sha256: string;
  readonly name: string;
  /** Shown instead of what could not be loaded or read. */
  readonly failed: ReactNode;
}
