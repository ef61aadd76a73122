import type { Uuid } from '@qujat/kernel';

/** A part that has come in. */
export interface Part {
  readonly start: number;
  readonly size: number;
  readonly sha256: string;
}

/** A file on its way. */
export interface Upload {
  readonly id: Uuid;
  readonly documentId: Uuid;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly received: number;
  readonly expiresAt: Date;
}
