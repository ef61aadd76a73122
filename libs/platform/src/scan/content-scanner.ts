import type { Readable } from 'node:stream';

/** What a scanner says about a content. */
export type ScanResult = { readonly clean: true } | { readonly clean: false; readonly threat: string };

/** Port: looks for malicious content. ClamAV where it is configured; otherwise nothing is scanned and `enabled` says so. */
export abstract class ContentScanner {
  /** Is anything scanned at all? */
  abstract readonly enabled: boolean;

  /** Scans a content. Throws `ScannerUnavailable` when no verdict can be had: then the content is not accepted. */
  abstract scan(content: Readable): Promise<ScanResult>;
}

/** The scanner gave no verdict. */
export class ScannerUnavailable extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(`content scanner: ${reason}`, options);
    this.name = 'ScannerUnavailable';
  }
}
