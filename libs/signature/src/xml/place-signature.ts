/** Putting a signature into a document without touching anything else of it: the text stays, octet for octet. */
import { XmlProblem } from './problem.js';

/** The document with `signature` as the last child of its root. The document must be well-formed. */
export function insertAtEnd(document: string, signature: string): string {
  const end = endOfRoot(document);
  const root = document.slice(0, end);
  if (!root.endsWith('/>')) {
    const tag = root.lastIndexOf('</');
    return document.slice(0, tag) + signature + document.slice(tag);
  }
  const open = root.lastIndexOf('<');
  const name = /^<([^\s/>]+)/.exec(root.slice(open))?.[1] ?? '';
  return `${root.slice(0, -2)}>${signature}</${name}>${document.slice(end)}`;
}

/** Where the root ends: after it there are only comments, processing instructions and white space (XML 1.0 [1], [27]). */
function endOfRoot(document: string): number {
  let end = document.length;
  for (;;) {
    const text = document.slice(0, end).trimEnd();
    end = text.length;
    if (text.endsWith('-->')) end = text.lastIndexOf('<!--');
    else if (text.endsWith('?>')) end = text.lastIndexOf('<?');
    else if (text.endsWith('>')) return end;
    else throw new XmlProblem('a document whose end cannot be found');
    if (end < 0) throw new XmlProblem('a document without a root');
  }
}

/** The document's root and everything in it, without declaration, byte order mark and what stands beside the root. */
export function rootText(document: string): string {
  let start = document.startsWith('\uFEFF') ? 1 : 0;
  for (;;) {
    start += document.slice(start).length - document.slice(start).trimStart().length;
    const mark = document.startsWith('<!--', start) ? '-->' : document.startsWith('<?', start) ? '?>' : undefined;
    if (mark === undefined) return document.slice(start, endOfRoot(document));
    const end = document.indexOf(mark, start + 2);
    if (end < 0) throw new XmlProblem('a document without a root');
    start = end + mark.length;
  }
}
