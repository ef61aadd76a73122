import { useState } from 'react';
import { api, ask, type DocumentSummary } from '../../../lib/api';
import type { Box, ListPart } from '../documents.query';

/** Documents signed in one go. */
export const MOST = 500;
const PAGE = 100;

/** Can the reader sign it now? */
export const isSignable = ({ abilities }: Pick<DocumentSummary, 'abilities'>): boolean => abilities.sign.allowed;

/** Can the reader do anything with it together with others? */
export const isChoosable = ({ abilities }: Pick<DocumentSummary, 'abilities'>): boolean =>
  abilities.sign.allowed || abilities.send.allowed || abilities.delete.allowed || abilities.download.allowed;

/** Does it wait for a signature? What one of the side has signed can be signed by another, but is not chosen with all. */
const isUnsigned = ({ side, status, attention }: DocumentSummary): boolean =>
  side === 'sender' ? status === 'draft' : attention;

/** Every document of a list that the reader can sign, up to what one batch takes. */
async function allSignable(box: Box, part: ListPart): Promise<DocumentSummary[]> {
  const found: DocumentSummary[] = [];
  let cursor: string | undefined;
  do {
    const query = { box, ...part, limit: PAGE, cursor };
    const page = await ask(api.GET('/api/documents', { params: { query } }));
    found.push(...page.items.filter((one) => isSignable(one) && isUnsigned(one)));
    cursor = page.nextCursor ?? undefined;
  } while (cursor && found.length < MOST);
  return found.slice(0, MOST);
}

/** Which documents of a list are chosen for an act on all of them. */
export function useSelection(box: Box, part: ListPart) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, DocumentSummary>>(new Map());
  const toggle = (document: DocumentSummary) =>
    setChosen((before) => {
      const next = new Map(before);
      if (!next.delete(document.id) && next.size < MOST) next.set(document.id, document);
      return next;
    });
  const clear = () => setChosen(new Map());
  const chooseAll = async () => {
    const all = await allSignable(box, part);
    setChosen(new Map(all.map((document) => [document.id, document])));
  };
  return { chosen, toggle, clear, chooseAll };
}

/** The selection of a list. */
export type Selection = ReturnType<typeof useSelection>;
