import type { Schemas } from '@qujat/api-client';
import type { LINKS } from './texts';

type Key = keyof (typeof LINKS)['ru'];

/** What one document is to another. */
export type LinkKind = Schemas['DocumentLinkKind'];

/** Kinds of links as the page says them: from this document, and back. */
export const LINK_WORDS: Readonly<Record<LinkKind, { from: Key; to: Key }>> = {
  under: { from: 'under', to: 'underBack' },
  'reply-to': { from: 'replyTo', to: 'replyToBack' },
  'correction-of': { from: 'correctionOf', to: 'correctionOfBack' },
  'annex-to': { from: 'annexTo', to: 'annexToBack' },
  supersedes: { from: 'supersedes', to: 'supersedesBack' },
  see: { from: 'see', to: 'see' },
};

/** Every kind, in the order of the list. */
export const LINK_KINDS = Object.keys(LINK_WORDS) as LinkKind[];
