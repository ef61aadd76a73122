import { AXES, type Axes, type Axis } from './document.axes.js';

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

/**
 * Everything that can happen to a document: transitions as data. The service runs
 * `UPDATE … SET axis = … WHERE id = $1 AND axis IN (…)`; no row means 409 with what is allowed.
 */
export const TRANSITIONS = {
  // The sender prepares
  edit: PREPARING,
  upload: PREPARING,
  delete: { signature: stay('unsigned', 'signed'), delivery: stay('draft') },
  // The sender signs; OCSP or the TSA may keep the signature waiting
  sign: { delivery: stay('draft'), signature: { unsigned: 'signed', verifying: 'signed', signed: 'signed' } },
  signWaits: {
    delivery: stay('draft'),
    signature: { unsigned: 'verifying', verifying: 'verifying', signed: 'signed' },
  },
  signSettled: { signature: { verifying: 'signed', signed: 'signed' } },
  signFell: { signature: { verifying: 'unsigned' }, delivery: { draft: 'draft', queued: 'draft' } },
  // The sender sends: at once, or as soon as a waiting signature is accepted
  send: { delivery: { draft: 'delivered' }, signature: stay('signed'), response: { none: 'awaited' } },
  queue: { delivery: { draft: 'queued' }, signature: stay('verifying') },
  deliver: { delivery: { queued: 'delivered' }, signature: stay('signed'), response: { none: 'awaited' } },
  // The sender recalls: only before the receipt (E-7.1.5)
  recall: { delivery: { delivered: 'recalled' }, receipt: stay('none'), response: { awaited: 'none' } },
  // The recipient opens: the receipt comes into being (E-7.4), and is there with its timestamp
  open: { delivery: stay('delivered'), receipt: { none: 'pending' } },
  receive: { receipt: { pending: 'received' } },
  // The recipient answers: signs in turn, or refuses; one of the two
  countersign: { ...OPENED, response: { awaited: 'signed', signed: 'signed' } },
  countersignWaits: { ...OPENED, response: { awaited: 'verifying', signed: 'signed' } },
  countersignSettled: { response: { verifying: 'signed', signed: 'signed' } },
  refuse: { ...OPENED, response: { awaited: 'refused' } },
  refuseWaits: { ...OPENED, response: { awaited: 'verifying' } },
  refuseSettled: { response: { verifying: 'refused' } },
  answerFell: { response: { verifying: 'awaited' } },
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

/** The transition in SQL: the assignments and the condition. States are constants of this file, never input. */
export function sqlOf(name: TransitionName): { set: string; where: string } {
  const set = moves(name).flatMap(([axis, move]) => assignment(axis, move));
  const where = moves(name).map(([axis, move]) => `${axis} IN (${Object.keys(move).map(quote).join(', ')})`);
  return { set: set.join(', '), where: where.join(' AND ') };
}

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
