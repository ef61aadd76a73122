/** What an archive may cost, and how a refusal is told. */

/** A ZIP archive that is malformed, ambiguous or beyond a limit. */
export class ZipError extends Error {
  override readonly name = 'ZipError';
}

/** Bounds on an archive; each refusal names the one it met. */
export interface ZipLimits {
  readonly archiveBytes: number;
  readonly entries: number;
  /** Of one file, inflated. */
  readonly fileBytes: number;
  /** Of all files together, inflated. */
  readonly totalBytes: number;
  /** Inflated to compressed; counts for files above a megabyte. */
  readonly ratio: number;
  /** Of a name, in UTF-8. */
  readonly nameBytes: number;
}

/** The product's bounds: what is hashed within two seconds and held in memory one file at a time. */
export const ZIP_LIMITS: ZipLimits = {
  archiveBytes: 80 * 1024 * 1024,
  entries: 1000,
  fileBytes: 80 * 1024 * 1024,
  totalBytes: 80 * 1024 * 1024,
  ratio: 250,
  nameBytes: 512,
};
