/** One transition: from any of `from`, the act leads to `to`. */
export interface Transition<State extends string> {
  readonly from: readonly State[];
  readonly to: State;
}

/** Transitions as data: act → where it may start and where it ends. */
export type Transitions<State extends string, Act extends string> = Readonly<Record<Act, Transition<State>>>;

/** A state machine that fits on one screen: the acts, where they may start, where they lead. */
export class StateMachine<State extends string, Act extends string> {
  constructor(
    readonly initial: State,
    readonly transitions: Transitions<State, Act>,
  ) {}

  /** May `act` happen in `state`? */
  allows(state: State, act: Act): boolean {
    return this.transitions[act].from.includes(state);
  }

  /** The acts allowed in `state`, in the order they are declared. */
  allowedIn(state: State): Act[] {
    return (Object.keys(this.transitions) as Act[]).filter((act) => this.allows(state, act));
  }

  /** The states in which `act` may happen: what an `UPDATE … WHERE state IN (…)` asks for. */
  from(act: Act): readonly State[] {
    return this.transitions[act].from;
  }

  /** The state that `act` leads to. */
  to(act: Act): State {
    return this.transitions[act].to;
  }
}
