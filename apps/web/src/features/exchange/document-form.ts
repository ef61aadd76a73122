import type { DocumentForm, DocumentType, Party, QujatDocument } from '../../lib/api';
import type { Schemas } from '@qujat/api-client';

type Changes = Schemas['EditDocument'];

/** What stands in the form as it is typed. */
export interface Values {
  readonly type: DocumentType;
  readonly title: string;
  readonly outgoingNumber: string;
  /** ISO day, or an empty text. */
  readonly documentDate: string;
  readonly note: string;
  readonly recipient: Party | null;
}

/** How much the server takes of each text. */
export const LENGTHS = { title: 300, outgoingNumber: 100, note: 2000 } as const;

/** A form nobody has touched: free form is what every document may be called. */
export const UNTOUCHED: Values = {
  type: 'free-form',
  title: '',
  outgoingNumber: '',
  documentDate: '',
  note: '',
  recipient: null,
};

/** The form of a draft that the server keeps. */
export const valuesOf = (document: QujatDocument): Values => ({
  type: document.type,
  title: document.title,
  outgoingNumber: document.outgoingNumber ?? '',
  documentDate: document.documentDate ?? '',
  note: document.note ?? '',
  recipient: document.recipient,
});

/** A draft begins with its title: before that there is nothing the server could keep. */
export const canBegin = ({ title }: Values): boolean => title.trim() !== '';

const orNull = (text: string): string | null => text.trim() || null;

/** What a new draft is made of. */
export const formOf = (values: Values): DocumentForm => ({
  title: values.title.trim(),
  type: values.type,
  recipientId: values.recipient?.id ?? null,
  outgoingNumber: orNull(values.outgoingNumber),
  documentDate: orNull(values.documentDate),
  note: orNull(values.note),
});

/** What has to be sent so that the draft becomes what is typed; nothing when it is that already. An empty title stays here. */
export function changesOf(kept: Values, typed: Values): Changes | undefined {
  const [before, now] = [formOf(kept), formOf(typed)];
  const names = (Object.keys(now) as (keyof DocumentForm)[]).filter(
    (name) => now[name] !== before[name] && !(name === 'title' && !canBegin(typed)),
  );
  return names.length === 0 ? undefined : Object.fromEntries(names.map((name) => [name, now[name]]));
}

/** What a document needs before it can be signed. */
export type Need = 'file' | 'title' | 'recipient';

/** What is still missing, in the order of the form. */
export function missingOf(values: Values, hasFile: boolean): Need[] {
  const needs: [Need, boolean][] = [
    ['file', hasFile],
    ['title', canBegin(values)],
    ['recipient', values.recipient !== null],
  ];
  return needs.filter(([, isThere]) => !isThere).map(([need]) => need);
}

/** A title to begin with: the file's name without its ending. */
export const titleFrom = (fileName: string): string =>
  fileName
    .replace(/\.[^.]{1,5}$/, '')
    .replace(/_+/g, ' ')
    .trim()
    .slice(0, LENGTHS.title) || fileName;
