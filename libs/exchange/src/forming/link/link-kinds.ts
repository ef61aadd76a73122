/** What one document is to another (E-7.1.1); words in both directions are the page's. */
export const LINK_KINDS = ['under', 'reply-to', 'correction-of', 'annex-to', 'supersedes', 'see'] as const;

/** One of the kinds. */
export type LinkKind = (typeof LINK_KINDS)[number];
