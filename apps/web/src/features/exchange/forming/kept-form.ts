import type { Typed } from './typed';

const keyOf = (owner: string, id: string) => `qujat.draft.form.${owner}.${id}`;

/** Keeps on this device what the server has not confirmed yet. */
export const keepForm = (owner: string, id: string, typed: Typed): void =>
  localStorage.setItem(keyOf(owner, id), JSON.stringify(typed));

/** The server has it. */
export const dropKeptForm = (owner: string, id: string): void => localStorage.removeItem(keyOf(owner, id));

/** What was typed here and never reached the server. */
export function keptForm(owner: string, id: string): Typed | undefined {
  const text = localStorage.getItem(keyOf(owner, id));
  if (!text) return undefined;
  try {
    return JSON.parse(text) as Typed;
  } catch {
    // A copy that cannot be read helps nobody.
    dropKeptForm(owner, id);
    return undefined;
  }
}
