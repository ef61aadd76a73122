import type { CounterpartyFact, DocumentForm, DocumentRecipient, DocumentType, QujatDocument } from '../../lib/api';
import type { Schemas } from '@qujat/api-client';

type Changes = Schemas['EditDocument'];

/** To whom, and how they stand to the sender, as far as it is known here. */
export interface Addressee extends DocumentRecipient {
  readonly standing?: CounterpartyFact | null;
}

/** What stands in the form as it is typed. */
export interface Values {
  readonly type: DocumentType;
  readonly title: string;
  readonly outgoingNumber: string;
  /** ISO day, or an empty text. */
  readonly documentDate: string;
  /** The day by which an answer is expected: an ISO day, or nothing. */
  readonly answerBy?: string;
  readonly note: string;
  /** Tiyn; null: no sum. */
  readonly amount: number | null;
  /** Empty: none. */
  readonly departmentId: string;
  readonly recipient: Addressee | null;
  /** Further recipients, in their order (E-7.1.3). */
  readonly others?: readonly Addressee[];
  readonly sending?: QujatDocument['sending'];
  readonly firstSigner?: QujatDocument['firstSigner'];
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
  amount: null,
  departmentId: '',
  recipient: null,
};

/** The form of a draft that the server keeps. */
export const valuesOf = (document: QujatDocument): Values => ({
  type: document.type,
  title: document.title,
  outgoingNumber: document.outgoingNumber ?? '',
  documentDate: document.documentDate ?? '',
  answerBy: document.answerBy ?? '',
  note: document.note ?? '',
  amount: document.amount,
  departmentId: document.department?.id ?? '',
  recipient: document.recipient && { ...document.recipient, standing: document.counterparty },
  others: (document.recipients ?? [])
    .slice(1)
    .map(({ id, bin, name, invitationId }) => ({ id, bin, name, invitationId })),
  sending: document.sending,
  firstSigner: document.firstSigner,
});

/** A draft begins with its title: before that there is nothing the server could keep. */
export const canBegin = ({ title }: Values): boolean => title.trim() !== '';

const orNull = (text: string): string | null => text.trim() || null;

/** All recipients, as the server is told of them. */
const addresseesOf = ({ recipient, others = [] }: Values): NonNullable<DocumentForm['recipients']> =>
  [recipient, ...others].flatMap((one): NonNullable<DocumentForm['recipients']> => {
    if (one?.id) return [{ recipientId: one.id }];
    return one?.invitationId ? [{ invitationId: one.invitationId }] : [];
  });

/** What a new draft is made of. */
export const formOf = (values: Values): DocumentForm => ({
  ...requisitesOf(values),
  ...(values.others?.length ? { recipients: addresseesOf(values) } : {}),
});

const requisitesOf = (values: Values): DocumentForm => ({
  ...(values.sending ? { sending: values.sending } : {}),
  ...(values.firstSigner ? { firstSigner: values.firstSigner } : {}),
  title: values.title.trim(),
  type: values.type,
  recipientId: values.recipient?.id ?? null,
  invitationId: values.recipient?.id ? null : (values.recipient?.invitationId ?? null),
  outgoingNumber: orNull(values.outgoingNumber),
  documentDate: orNull(values.documentDate),
  answerBy: orNull(values.answerBy ?? ''),
  note: orNull(values.note),
  amount: values.amount,
  departmentId: values.departmentId || null,
});

/** What a form says of its document is changed in the form. */
const TAKEN: readonly (keyof DocumentForm)[] = ['outgoingNumber', 'documentDate', 'amount'];

/** What has to be sent so that the draft becomes what is typed; nothing when it is that already. An empty title stays here. */
export function changesOf(kept: Values, typed: Values, isFormed = false): Changes | undefined {
  const [before, now] = [requisitesOf(kept), requisitesOf(typed)];
  const names = (Object.keys(now) as (keyof DocumentForm)[]).filter(
    (name) =>
      now[name] !== before[name] && !(name === 'title' && !canBegin(typed)) && !(isFormed && TAKEN.includes(name)),
  );
  const changes: Changes = Object.fromEntries(names.map((name) => [name, now[name]]));
  const isSeveral = Boolean(kept.others?.length ?? typed.others?.length) || Boolean(typed.others?.length);
  const [were, are] = [addresseesOf(kept), addresseesOf(typed)];
  if (isSeveral && JSON.stringify(were) !== JSON.stringify(are)) {
    delete changes.recipientId;
    delete changes.invitationId;
    changes.recipients = are;
  }
  return Object.keys(changes).length === 0 ? undefined : changes;
}

/** What a document needs before it can be signed. */
export type Need = 'file' | 'form' | 'title' | 'recipient';

/** What is still missing, in the order of the form. */
export function missingOf(values: Values, hasContent: boolean, isFormed = false): Need[] {
  const needs: [Need, boolean][] = [
    [isFormed ? 'form' : 'file', hasContent],
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
