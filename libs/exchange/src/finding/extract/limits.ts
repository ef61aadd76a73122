/** What reading one file may cost; what lies beyond is left unread. */
export const LIMITS = {
  /** Larger files are not read. */
  bytes: 52_428_800,
  pages: 500,
  /** Letters of one document that are kept. */
  letters: 500_000,
  /** What a part of an office file may unfold to. */
  unfolded: 64_000_000,
  milliseconds: 20_000,
  memoryMb: 256,
} as const;

/** A format whose text is read. */
export type ReadKind = 'pdf' | 'docx' | 'xlsx' | 'txt' | 'xml';

/** What came out: the text, and whether only a beginning of it. */
export interface Extracted {
  readonly text: string;
  readonly cut: boolean;
}
