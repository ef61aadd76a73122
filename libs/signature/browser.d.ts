/**
 * What the app uses of @qujat/signature, for the type check: among a browser's own types those parts of the library that speak
 * with Node's do not compile. The bundler resolves the same name to the library itself.
 */
import type { Report } from './src/report/report.js';
import type { ReportWords } from './src/report/report-words.js';

export type * from './src/report/report.js';
export type { ReportWords, VerdictWords } from './src/report/report-words.js';

type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export interface StreamRequest {
  readonly signature: Pieces | (() => Pieces);
  readonly content?: Pieces | (() => Pieces);
  readonly trust: { readonly anchors: readonly Uint8Array[]; readonly intermediates: readonly Uint8Array[] };
  readonly evidence: {
    readonly certificates: readonly Uint8Array[];
    readonly crls: readonly Uint8Array[];
    readonly ocspResponses: readonly Uint8Array[];
  };
  readonly at: Date;
}

export function validateStream(request: StreamRequest): Promise<Report>;
export function reportWords(report: Report): ReportWords;
