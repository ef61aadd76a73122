import { judgePower, type PowerRefusal, type PowerSubject, toldReason } from '@qujat/identity';
import type { Actor, Right } from '@qujat/platform';
import { type ApprovalFact, approvalForbids } from '../approval/approval.policy.js';
import { ABILITY_ERRORS } from './ability.errors.js';
import { type SigningFact, signingForbids } from '../signing/signers/signing-turn.js';
import type { Axes } from './document.axes.js';
import { allows, type TransitionName } from './document.machine.js';
import type { Side } from './document.types.js';
import { type AnnulmentFact, annulmentForbids, annulmentReason, isOfAnnulment } from '../annulment/annulment.policy.js';

/** What people can do with a document, in the order of the screen. */
export const ACTS = [
  'edit',
  'upload',
  'delete',
  'setSigners',
  'sign',
  'send',
  'open',
  'refuse',
  'askCorrection',
  'correct',
  'recall',
  'proposeAnnulment',
  'withdrawAnnulment',
  'acceptAnnulment',
  'refuseAnnulment',
  'print',
  'download',
] as const;

/** One of the acts. */
export type Act = (typeof ACTS)[number];

/** Code of a reason why not. */
export type Reason = keyof typeof ABILITY_ERRORS;

/** Why not: the reason, and what fills its sentence. */
export interface Why {
  readonly code: Reason;
  readonly params?: Readonly<Record<string, string>>;
}

/** What the policy needs to know of a document. */
export interface DocumentFacts {
  readonly side: Side;
  readonly axes: Axes;
  readonly hasFile: boolean;
  readonly hasRecipient: boolean;
  readonly powerSubject: PowerSubject;
  /** How the recipient stands to the sender; undefined where it was not asked. */
  readonly counterparty?: CounterpartyFact | undefined;
  /** Who is to sign on the reader's side; undefined: nobody has said. */
  readonly signing?: SigningFact | undefined;
  /** Who signs first. */
  readonly firstSigner?: Side;
  /** Was it ever made available to the recipient? */
  readonly wasSent: boolean;
  /** How the reader stands to the open annulment; undefined: there is none. */
  readonly annulment?: AnnulmentFact | undefined;
  /** Is there a corrected version already? */
  readonly corrected?: boolean;
  /** Has the operator blocked the content (E-3.13)? */
  readonly blocked?: boolean;
  /** Where approval inside the reader's organisation stands (E-7.1.2); undefined where it was not asked. */
  readonly approval?: ApprovalFact | undefined;
  /** Is it in a package that has not been sent (E-6.6.2)? */
  readonly packaged?: boolean;
}

/** How the recipient stands to the sender: documents go to the first, wait with the second. */
export const COUNTERPARTY_FACTS = [
  'accepted',
  'awaited',
  'none',
  'invited-by-you',
  'invites-you',
  'blocked-by-you',
  'does-not-accept',
  'invitation-ended',
] as const;

/** One of them. */
export type CounterpartyFact = (typeof COUNTERPARTY_FACTS)[number];

/** E-10.1.2: a document is sent only to an accepted counterparty, or with an open invitation to one not registered yet. */
const COUNTERPARTY_REASONS: Readonly<Partial<Record<CounterpartyFact, Reason>>> = {
  none: 'ability.counterparty_missing',
  'invited-by-you': 'ability.counterparty_invited',
  'invites-you': 'ability.counterparty_invites_you',
  'blocked-by-you': 'ability.counterparty_blocked',
  'does-not-accept': 'ability.counterparty_refuses',
  'invitation-ended': 'ability.invitation_ended',
};

type Who = Pick<Actor, 'rights' | 'powers'>;

/** The powers that an act takes, each of which is checked at its moment (E-5.12). */
export const NEEDED: Readonly<Record<Act, readonly Right[]>> = {
  edit: ['document.prepare'],
  upload: ['document.prepare'],
  delete: ['document.prepare'],
  setSigners: ['document.prepare'],
  sign: ['document.sign'],
  send: ['document.send'],
  open: ['document.receive'],
  // A refusal and a recall are statements signed for the organisation (E-7.5.2).
  refuse: ['document.sign'],
  askCorrection: ['document.receive'],
  correct: ['document.prepare'],
  recall: ['document.recall', 'document.sign'],
  // Each step of an annulment is a statement signed for the organisation as well (E-7.1.5).
  proposeAnnulment: ['document.sign'],
  withdrawAnnulment: ['document.sign'],
  acceptAnnulment: ['document.sign'],
  refuseAnnulment: ['document.sign'],
  print: [],
  download: [],
};

/** What shows the content or takes it on; recalling and refusing a blocked document stays possible. */
const OF_CONTENT: readonly Act[] = ['sign', 'send', 'open', 'print', 'download'];

const SENDER_ONLY: readonly Act[] = ['edit', 'upload', 'delete', 'send', 'recall', 'correct'];
const RECIPIENT_ONLY: readonly Act[] = ['open', 'refuse', 'askCorrection'];

/** Which transitions would carry the act out; one of them must be allowed. */
const CARRIED_BY: Readonly<Record<Act, (side: Side) => readonly TransitionName[]>> = {
  edit: () => ['edit'],
  upload: () => ['upload'],
  delete: () => ['delete'],
  setSigners: (side) => [side === 'sender' ? 'edit' : 'arrange'],
  sign: (side) => (side === 'sender' ? ['sign', 'complete'] : ['countersign']),
  send: () => ['send', 'queue', 'sendUnsigned'],
  open: () => ['open'],
  refuse: () => ['refuse'],
  askCorrection: () => ['askCorrection'],
  correct: () => ['correct'],
  recall: () => ['recall'],
  proposeAnnulment: () => ['proposeAnnulment'],
  withdrawAnnulment: () => ['closeAnnulment'],
  acceptAnnulment: () => ['annul'],
  refuseAnnulment: () => ['closeAnnulment'],
  print: () => [],
  download: () => [],
};

/** May the acting person do this with the document now? `undefined`: yes; otherwise the reason why not. */
export function can(actor: Who, act: Act, document: DocumentFacts): Why | undefined {
  const side = sideForbids(act, document);
  if (side) return { code: side };
  const power = powerForbids(actor, act, document);
  if (power) return power;
  if (document.blocked && OF_CONTENT.includes(act)) return { code: 'ability.blocked' };
  const state = stateForbids(act, document) ?? (act === 'sign' ? signingForbids(document.signing) : undefined);
  if (typeof state === 'object') return state;
  return state ? { code: state } : approvalForbids(act, document.side, document.approval);
}

function sideForbids(act: Act, { side }: DocumentFacts): Reason | undefined {
  if (SENDER_ONLY.includes(act) && side !== 'sender') return 'ability.sender_only';
  if (RECIPIENT_ONLY.includes(act) && side !== 'recipient') return 'ability.recipient_only';
  return undefined;
}

/** As the session knows the person; what counts is the check at the moment of the act. */
function powerForbids({ rights, powers }: Who, act: Act, { powerSubject }: DocumentFacts): Why | undefined {
  for (const needed of NEEDED[act]) {
    const verdict = judgePower(powers, { act: needed, document: powerSubject });
    if (!verdict.allowed) return whyPower(needed, verdict.refusal);
    if (!rights.includes(needed)) return whyPower(needed, { code: 'missing' });
  }
  return undefined;
}

/** A power's refusal as a reason of the document. */
export function whyPower(needed: Right, refusal: PowerRefusal): Why {
  if (refusal.code !== 'missing') return toldReason(refusal);
  return { code: needed === 'document.sign' ? 'ability.signing_right_missing' : 'ability.right_missing' };
}

function stateForbids(act: Act, document: DocumentFacts): Reason | undefined {
  if (act === 'download') return contentForbids(document);
  if (act === 'print') return contentForbids(document) ?? (isSent(document) ? undefined : 'ability.not_sent');
  const allowed = CARRIED_BY[act](document.side).some((name) => allows(document.axes, name));
  if (!allowed) return reasonOf(act, document);
  if (act === 'sign' && waitsForOther(document)) return 'ability.answer_waits';
  const turn = turnForbids(act, document);
  if (turn) return turn;
  if (isOfAnnulment(act)) return annulmentForbids(act, document);
  if (act === 'correct') return document.corrected ? 'ability.already_corrected' : undefined;
  if (act === 'sign') return incomplete(document);
  if (act === 'send') return incomplete(document) ?? counterpartyForbids(document) ?? packageForbids(document);
  return undefined;
}

/** While one signature of several is verified, the next one cannot know whether it is the last. */
const waitsForOther = ({ side, axes, signing }: DocumentFacts): boolean =>
  signing !== undefined && (side === 'sender' ? axes.signature : axes.response) === 'verifying';

/** May it go out before its sender has signed? */
export const mayGoUnsigned = ({ axes, firstSigner }: DocumentFacts): boolean =>
  firstSigner === 'recipient' && allows(axes, 'sendUnsigned');

/** Who signs first: the sender, unless the recipient is asked to. */
function turnForbids(act: Act, { axes, side, firstSigner }: DocumentFacts): Reason | undefined {
  if (act === 'send' && axes.signature === 'unsigned' && firstSigner !== 'recipient') return 'ability.not_signed';
  const early = act === 'sign' && side === 'sender' && axes.delivery === 'draft';
  return early && firstSigner === 'recipient' ? 'ability.recipient_signs_first' : undefined;
}

const packageForbids = ({ packaged }: DocumentFacts): Reason | undefined =>
  packaged ? 'ability.in_package' : undefined;

const counterpartyForbids = ({ counterparty }: DocumentFacts): Reason | undefined =>
  counterparty && COUNTERPARTY_REASONS[counterparty];

/** What was recalled while it waited for its recipient has never been sent. */
const isSent = ({ axes, wasSent }: DocumentFacts): boolean =>
  axes.delivery === 'delivered' || (axes.delivery === 'recalled' && wasSent);

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
  if (isOfAnnulment(act)) return annulmentReason(act, axes);
  if (act === 'recall' && axes.annulment !== 'none')
    return axes.annulment === 'annulled' ? 'ability.annulled' : 'ability.annulment_open';
  if (act === 'recall') return axes.receipt === 'none' ? 'ability.not_sent' : 'ability.already_received';
  if (act === 'open') return 'ability.already_opened';
  if (act === 'correct') return axes.annulment === 'none' ? 'ability.correction_not_asked' : 'ability.annulment_open';
  if (act === 'askCorrection' && axes.response === 'correction' && axes.annulment === 'none')
    return 'ability.correction_asked';
  if (side === 'recipient') return answerForbids(axes);
  if (act === 'sign' && axes.delivery === 'delivered' && axes.signature === 'unsigned')
    return 'ability.recipients_sign_first';
  if (axes.delivery !== 'draft') return 'ability.already_sent';
  return act === 'send' ? 'ability.not_signed' : 'ability.already_signed';
}

function answerForbids({ receipt, response, annulment }: Axes): Reason {
  if (receipt === 'none') return 'ability.not_opened';
  if (annulment === 'annulled') return 'ability.annulled';
  if (annulment !== 'none') return 'ability.annulment_open';
  return response === 'verifying' ? 'ability.answer_waits' : 'ability.already_answered';
}

/** Every act with its reason or `undefined`. */
export const abilitiesOf = (actor: Who, document: DocumentFacts): Map<Act, Why | undefined> =>
  new Map(ACTS.map((act) => [act, can(actor, act, document)]));
