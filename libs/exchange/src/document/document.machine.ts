import { AXES, type Axes, type Axis, OWN_AXES } from './document.axes.js';

/** What one axis does in a transition: from each state in which it may happen to the state it leads to. */
export type Move<A extends Axis> = { readonly [From in Axes[A]]?: Axes[A] };

/** One transition: every axis named must stand in one of its states; axes that are not named do not matter. */
export type DocumentTransition = { readonly [A in Axis]?: Move<A> };

/** `stay('draft')`: the axis must stand there, and stays. */
function stay<S extends string>(...states: S[]): { readonly [State in S]: State } {
  return Object.fromEntries(states.map((state) => [state, state])) as { readonly [State in S]: State };
}

const PREPARING = { signature: stay('unsigned'), delivery: stay('draft') };
const OPENED = { delivery: stay('delivered'), receipt: stay('pending', 'received') };
/** One question at a time: while an annulment is proposed the answer waits for it. */
const ANSWERING = { ...OPENED, annulment: stay('none') };
/** After the receipt; what was refused binds nobody. */
const ANNULLABLE = {
  ...{ delivery: stay('delivered'), receipt: stay('partly', 'pending', 'received') },
  response: stay('awaited', 'partly', 'correction', 'signed'),
};
/** The recipient was asked to sign first, everybody has, and the sender completes. */
const COMPLETING = { delivery: stay('delivered'), response: stay('signed'), annulment: stay('none') };

/**
 * Everything that can happen to a document: transitions as data. The service runs
 * `UPDATE … SET axis = … WHERE id = $1 AND axis IN (…)`; no row means 409 with what is allowed. What a recipient does moves its
 * own delivery, receipt and response; what the sender does moves everybody's (`move`).
 */
export const TRANSITIONS = {
  // The sender prepares
  edit: PREPARING,
  upload: PREPARING,
  delete: { signature: stay('unsigned', 'partly', 'signed'), delivery: stay('draft') },
  // The sender signs; OCSP or the TSA may keep the signature waiting
  sign: {
    delivery: stay('draft'),
    signature: { unsigned: 'signed', partly: 'signed', verifying: 'signed', signed: 'signed' },
  },
  signPartly: { delivery: stay('draft'), signature: { unsigned: 'partly', partly: 'partly' } },
  signWaits: {
    delivery: stay('draft'),
    signature: { unsigned: 'verifying', partly: 'verifying', verifying: 'verifying', signed: 'signed' },
  },
  signSettled: { signature: { verifying: 'signed', signed: 'signed' } },
  signSettledPartly: { signature: { verifying: 'partly' } },
  signFell: {
    signature: { verifying: 'unsigned' },
    delivery: { draft: 'draft', queued: 'draft', delivered: 'delivered' },
  },
  signFellPartly: {
    signature: { verifying: 'partly' },
    delivery: { draft: 'draft', queued: 'draft', delivered: 'delivered' },
  },
  // …or after the recipients, who were asked to sign first
  complete: { ...COMPLETING, signature: { unsigned: 'signed', partly: 'signed', verifying: 'signed' } },
  completePartly: { ...COMPLETING, signature: { unsigned: 'partly', partly: 'partly' } },
  completeWaits: { ...COMPLETING, signature: { unsigned: 'verifying', partly: 'verifying', verifying: 'verifying' } },
  // The sender sends: at once, or as soon as a waiting signature is accepted
  send: { delivery: { draft: 'delivered' }, signature: stay('signed'), response: { none: 'awaited' } },
  sendUnsigned: { delivery: { draft: 'delivered' }, signature: stay('unsigned'), response: { none: 'awaited' } },
  queue: { delivery: { draft: 'queued' }, signature: stay('verifying') },
  deliver: { delivery: { queued: 'delivered' }, signature: stay('signed'), response: { none: 'awaited' } },
  // In order: the next one gets it when the one before has signed; a refusal stops the chain
  hold: { delivery: { draft: 'held', queued: 'held' }, signature: stay('signed') },
  holdUnsigned: { delivery: { draft: 'held' }, signature: stay('unsigned') },
  release: { delivery: { held: 'delivered' }, response: { none: 'awaited' }, annulment: stay('none') },
  releaseWaits: { delivery: { held: 'waiting' }, annulment: stay('none') },
  stop: { delivery: { held: 'stopped', waiting: 'stopped' } },
  // With an invitation: it waits until the invited one is accredited and accepts (E-7.1.3), or comes back
  wait: { delivery: { draft: 'waiting' }, signature: stay('signed') },
  waitUnsigned: { delivery: { draft: 'waiting' }, signature: stay('unsigned') },
  waitQueued: { delivery: { queued: 'waiting' }, signature: stay('signed') },
  admit: {
    ...{ delivery: { waiting: 'delivered' }, signature: stay('signed', 'unsigned'), response: { none: 'awaited' } },
    annulment: stay('none'),
  },
  turnBack: {
    delivery: { waiting: 'draft', queued: 'draft', held: 'draft' },
    signature: stay('signed', 'unsigned'),
  },
  // The sender recalls: only before the receipt (E-7.1.5)
  recall: {
    delivery: { delivered: 'recalled', waiting: 'recalled', held: 'recalled' },
    receipt: stay('none'),
    response: { awaited: 'none', none: 'none' },
    // Nobody is taken out of a document that is being annulled, or has been.
    annulment: stay('none'),
  },
  // The recipient opens: the receipt comes into being (E-7.4), and is there with its timestamp
  open: { delivery: stay('delivered'), receipt: { none: 'pending' } },
  receive: { receipt: { pending: 'received' } },
  // The recipient answers: signs in turn, or refuses; one of the two
  arrange: { ...ANSWERING, response: stay('awaited', 'correction') },
  askCorrection: { ...ANSWERING, response: { awaited: 'correction' } },
  countersign: {
    ...ANSWERING,
    response: { awaited: 'signed', partly: 'signed', correction: 'signed', signed: 'signed' },
  },
  countersignPartly: { ...ANSWERING, response: { awaited: 'partly', partly: 'partly', correction: 'partly' } },
  countersignWaits: {
    ...ANSWERING,
    response: { awaited: 'verifying', partly: 'verifying', correction: 'verifying', signed: 'signed' },
  },
  countersignSettled: { response: { verifying: 'signed', signed: 'signed' } },
  countersignSettledPartly: { response: { verifying: 'partly' } },
  refuse: { ...ANSWERING, response: { awaited: 'refused', partly: 'refused', correction: 'refused' } },
  refuseWaits: { ...ANSWERING, response: { awaited: 'verifying', partly: 'verifying', correction: 'verifying' } },
  refuseSettled: { response: { verifying: 'refused' } },
  // The sender makes a new version of what is to be corrected
  correct: { delivery: stay('delivered'), response: stay('correction'), annulment: stay('none') },
  answerFell: { response: { verifying: 'awaited' } },
  answerFellPartly: { response: { verifying: 'partly' } },
  // A party proposes to annul what was received (E-7.1.5); all the others consent, or one refuses, or it comes to nothing
  proposeAnnulment: { ...ANNULLABLE, annulment: { none: 'proposed' } },
  proposeAnnulmentWaits: { ...ANNULLABLE, annulment: { none: 'proposing' } },
  proposalSettled: { annulment: { proposing: 'proposed' } },
  proposalFell: { annulment: { proposing: 'none' } },
  consentToAnnulment: { annulment: stay('proposed') },
  annul: { annulment: { proposed: 'annulled' } },
  closeAnnulment: { annulment: { proposed: 'none' } },
  decideAnnulmentWaits: { annulment: { proposed: 'deciding' } },
  consentSettled: { annulment: { deciding: 'proposed' } },
  annulSettled: { annulment: { deciding: 'annulled' } },
  closeSettled: { annulment: { deciding: 'none' } },
  decisionFell: { annulment: { deciding: 'proposed' } },
} as const satisfies Record<string, DocumentTransition>;

/** Name of a transition. */
export type TransitionName = keyof typeof TRANSITIONS;

const moves = (name: TransitionName): [Axis, Readonly<Record<string, string>>][] =>
  Object.entries(TRANSITIONS[name]) as [Axis, Readonly<Record<string, string>>][];

/** May the transition happen there? */
export const allows = (axes: Axes, name: TransitionName): boolean =>
  moves(name).every(([axis, move]) => axes[axis] in move);

/** Where the transition leads; the axes themselves when it may not happen. */
export function after(axes: Axes, name: TransitionName): Axes {
  if (!allows(axes, name)) return axes;
  return { ...axes, ...Object.fromEntries(moves(name).map(([axis, move]) => [axis, move[axes[axis]]])) };
}

/** Which axes: a recipient's own, or those that the document has once. */
export type Part = 'own' | 'shared';

/** The transition in SQL: the assignments and the condition. States are constants of this file, never input. */
export function sqlOf(name: TransitionName, part?: Part): { set: string; where: string } {
  const named = moves(name).filter(([axis]) => !part || isOwn(axis) === (part === 'own'));
  const set = named.flatMap(([axis, move]) => assignment(axis, move));
  const where = named.map(([axis, move]) => `${axis} IN (${Object.keys(move).map(quote).join(', ')})`);
  return { set: set.join(', '), where: where.join(' AND ') };
}

const isOwn = (axis: Axis): boolean => (OWN_AXES as readonly string[]).includes(axis);

const quote = (state: string): string => `'${state}'`;

function assignment(axis: Axis, move: Readonly<Record<string, string>>): string[] {
  const changes = Object.entries(move).filter(([from, to]) => from !== to);
  if (changes.length === 0) return [];
  const cases = changes.map(([from, to]) => `WHEN ${quote(from)} THEN ${quote(to)}`);
  return [`${axis} = CASE ${axis} ${cases.join(' ')} ELSE ${axis} END`];
}

/** The states as one line, for a refusal: `signature=signed delivery=delivered …`. */
export const describe = (axes: Axes): string =>
  (Object.keys(AXES) as Axis[]).map((axis) => `${axis}=${axes[axis]}`).join(' ');
