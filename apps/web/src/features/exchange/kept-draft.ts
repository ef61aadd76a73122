import type { Values } from './document-form';

/** Where the copy of a draft lies on this device: by organisation, so that nobody meets another one's text. */
const keyOf = (owner: string, id: string | undefined) => `qujat.draft.document.${owner}.${id ?? 'new'}`;

/** Keeps on this device what the server has not confirmed yet. */
export function keepDraft(owner: string, id: string | undefined, values: Values): void {
  localStorage.setItem(keyOf(owner, id), JSON.stringify(values));
}

/** The server has it: the copy here may go. */
export function dropDraft(owner: string, id: string | undefined): void {
  localStorage.removeItem(keyOf(owner, id));
}

/** What was typed here before and never reached the server. */
export function keptDraft(owner: string, id: string | undefined): Partial<Values> | undefined {
  const text = localStorage.getItem(keyOf(owner, id));
  if (!text) return undefined;
  try {
    return JSON.parse(text) as Partial<Values>;
  } catch {
    // A copy that cannot be read helps nobody; the server's draft stands.
    dropDraft(owner, id);
    return undefined;
  }
}
