import type { Values } from './participant-form';

const keyOf = (bin: string) => `qujat.draft.participant.${bin}`;

/** Keeps on this device what the server has not confirmed yet. */
export function keepDraft(bin: string, values: Values): void {
  localStorage.setItem(keyOf(bin), JSON.stringify(values));
}

/** The server has it: the copy here may go. */
export function dropDraft(bin: string): void {
  localStorage.removeItem(keyOf(bin));
}

/** What was typed here before and never reached the server. */
export function keptDraft(bin: string): Partial<Values> | undefined {
  const text = localStorage.getItem(keyOf(bin));
  if (!text) return undefined;
  try {
    return JSON.parse(text) as Partial<Values>;
  } catch {
    // A copy that cannot be read helps nobody; the server's draft stands.
    dropDraft(bin);
    return undefined;
  }
}
