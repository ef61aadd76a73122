/** What a command of the command line is, and how it ends. */

/** Exit codes: the verdicts, and those of sysexits.h. */
export const EXIT = {
  passed: 0,
  failed: 1,
  indeterminate: 2,
  usage: 64,
  unreadable: 65,
  broken: 70,
  settings: 78,
} as const;

/** Where a command writes. */
export interface Output {
  /** Results. */
  readonly out: (text: string) => void;
  /** Everything that is not a result. */
  readonly err: (text: string) => void;
}

/** One command. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `qujat COMMAND --help` prints. */
  readonly help: string;
  /** Runs with the arguments after the command's name; returns the exit code. */
  readonly run: (args: readonly string[], output: Output) => Promise<number>;
}

/** Wrong use: ends with 64 and a sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Input that cannot be read: ends with 65 and a sentence. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}
