import type { Term, Uuid } from '@qujat/kernel';
import type { DocumentType } from '../document/document.types.js';
import type { StepMode } from './approval.machine.js';

/** When a document takes the route: one's own before it is signed, another's before it is answered. */
export const MOMENTS = ['before-signing', 'before-answer'] as const;

/** One of the moments. */
export type Moment = (typeof MOMENTS)[number];

/** Who is asked: a person, or everyone who holds a role when the round begins. */
export interface ApproverChoice {
  readonly kind: 'person' | 'role';
  readonly id: Uuid;
  /** As they were called when they were chosen. */
  readonly name: string;
}

/** A step of a route. */
export interface RouteStep {
  readonly name: string;
  readonly mode: StepMode;
  readonly approvers: readonly ApproverChoice[];
  readonly deadline: Term | null;
  /** Does approval take a signature over the document's bytes? */
  readonly signed: boolean;
}

/** Which documents take the route; an empty list and `null` set no condition. */
export interface RouteConditions {
  readonly moment: Moment;
  readonly documentTypes: readonly DocumentType[];
  readonly amountFrom: number | null;
  readonly amountTo: number | null;
  readonly departments: readonly Uuid[];
}

/** A route as it stands: its newest version. */
export interface Route extends RouteConditions {
  readonly id: Uuid;
  readonly version: number;
  readonly name: string;
  readonly mandatory: boolean;
  readonly position: number;
  readonly steps: readonly RouteStep[];
  readonly archivedAt: Date | null;
  readonly madeAt: Date;
  readonly madeBy: { readonly name: string };
}

/** A step with the people it asks. */
export interface RoundStep extends Omit<RouteStep, 'approvers'> {
  readonly people: readonly { readonly userId: Uuid; readonly name: string }[];
}
