import type { Report, ReportWords } from '@qujat/signature';

/** What came of a check: the engine's report and its words. */
export interface Checked {
  readonly report: Report;
  readonly words: ReportWords;
}

/** The files of one check. */
export interface CheckFiles {
  readonly signature: File;
  readonly content: File | undefined;
}

/** To the worker: judge these files; without files, get everything ready. */
export interface EngineCall {
  readonly id: number;
  readonly files?: CheckFiles;
}

/** From the worker. `no-trust-material`: no network, and nothing was kept before. */
export interface EngineAnswer {
  readonly id: number;
  readonly checked?: Checked;
  readonly failure?: string;
}
