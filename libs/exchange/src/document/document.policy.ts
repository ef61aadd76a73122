import type { Actor, Right } from '@qujat/platform';
import { ABILITY_ERRORS } from './ability.errors.js';
import type { Axes } from './document.axes.js';
import { allows, type TransitionName } from './document.machine.js';

/** On whose side of the document one stands. */
export type Side = 'sender' | 'recipient';

/** What people can do with a document, in the order of the screen. */
export const ACTS = [
  'edit',
  'upload',
  'delete',
  'sign',
  'send',
  'open',
  'refuse',
  'recall',
  'print',
  'download',
] as const;

/** One of the acts. */
export type Act = (typeof ACTS)[number];

/** Why not. */
export type Reason = keyof typeof ABILITY_ERRORS;

/** What the policy needs to know of a document. */
export interface DocumentFacts {
  readonly side: Side;
  readonly axes: Axes;
  readonly hasFile: boolean;
  readonly hasRecipient: boolean;
}

type Who = Pick<Actor, 'rights'>;

const RIGHTS: Readonly<Partial<Record<Act, Right>>> = {
  edit: 'document.prepare',
  upload: 'document.prepare',
  delete: 'document.prepare',
  sign: 'document.sign',
  send: 'document.send',
  open: 'document.receive',
  // A refusal and a recall are statements signed for the organisation (E-7.5.2).
  refuse: 'document.sign',
  recall: 'document.recall',
};

const SENDER_ONLY: readonly Act[] = ['edit', 'upload', 'delete', 'send', 'recall'];
const RECIPIENT_ONLY: readonly Act[] = ['open', 'refuse'];

/** Which transitions would carry the act out; one of them must be allowed. */
const CARRIED_BY: Readonly<Record<Act, (side: Side) => readonly TransitionName[]>> = {
  edit: () => ['edit'],
  upload: () => ['upload'],
  delete: () => ['delete'],
  sign: (side) => (side === 'sender' ? ['sign'] : ['countersign']),
  send: () => ['send', 'queue'],
  open: () => ['open'],
  refuse: () => ['refuse'],
  recall: () => ['recall'],
  print: () => [],
  download: () => [],
};

/** May the acting person do this with the document now? `undefined`: yes; otherwise the reason why not. */
export function can(actor: Who, act: Act, document: DocumentFacts): Reason | undefined {
  return sideForbids(act, document) ?? powerForbids(actor, act) ?? stateForbids(act, document);
}

function sideForbids(act: Act, { side }: DocumentFacts): Reason | undefined {
  if (SENDER_ONLY.includes(act) && side !== 'sender') return 'ability.sender_only';
  if (RECIPIENT_ONLY.includes(act) && side !== 'recipient') return 'ability.recipient_only';
  return undefined;
}

function powerForbids({ rights }: Who, act: Act): Reason | undefined {
  const needed = RIGHTS[act];
  if (needed && !rights.includes(needed)) {
    return needed === 'document.sign' ? 'ability.signing_right_missing' : 'ability.right_missing';
  }
  // Who cannot sign cannot make the signed statement of recall either.
  if (act === 'recall' && !rights.includes('document.sign')) return 'ability.signing_right_missing';
  return undefined;
}

function stateForbids(act: Act, document: DocumentFacts): Reason | undefined {
  if (act === 'download') return contentForbids(document);
  if (act === 'print') return contentForbids(document) ?? (isSent(document) ? undefined : 'ability.not_sent');
  const allowed = CARRIED_BY[act](document.side).some((name) => allows(document.axes, name));
  if (!allowed) return reasonOf(act, document);
  if (act === 'sign' || act === 'send') return incomplete(document);
  return undefined;
}

const isSent = ({ axes }: DocumentFacts): boolean => axes.delivery === 'delivered' || axes.delivery === 'recalled';

/** The sender always, the recipient once the document has been opened: before that nothing proves the receipt (E-7.4). */
function contentForbids({ side, axes, hasFile }: DocumentFacts): Reason | undefined {
  if (side === 'recipient' && axes.receipt === 'none') {
    return axes.delivery === 'recalled' ? 'ability.recalled' : 'ability.not_opened';
  }
  return hasFile ? undefined : 'ability.file_missing';
}

function incomplete({ hasFile, hasRecipient }: DocumentFacts): Reason | undefined {
  if (!hasFile) return 'ability.file_missing';
  return hasRecipient ? undefined : 'ability.recipient_missing';
}

/** The most telling reason that stands in the way. */
function reasonOf(act: Act, { axes, side }: DocumentFacts): Reason {
  if (axes.delivery === 'recalled') return 'ability.recalled';
  if (act === 'recall') return axes.receipt === 'none' ? 'ability.not_sent' : 'ability.already_received';
  if (act === 'open') return 'ability.already_opened';
  if (side === 'recipient') return answerForbids(axes);
  if (axes.delivery !== 'draft') return 'ability.already_sent';
  return act === 'send' ? 'ability.not_signed' : 'ability.already_signed';
}

function answerForbids({ receipt, response }: Axes): Reason {
  if (receipt === 'none') return 'ability.not_opened';
  return response === 'verifying' ? 'ability.answer_waits' : 'ability.already_answered';
}

/** Every act with its reason or `undefined`. */
export const abilitiesOf = (actor: Who, document: DocumentFacts): Map<Act, Reason | undefined> =>
  new Map(ACTS.map((act) => [act, can(actor, act, document)]));
