/** How a declared error is answered over HTTP: its status, and the sentence in the three languages (ICU message format). */
export interface ErrorDeclaration {
  readonly status: number;
  readonly kk: string;
  readonly ru: string;
  readonly en: string;
}

/** The error codes of one context, declared once: `{ 'document.not_found': { status: 404, … } }`. */
export type ErrorCatalogue = Readonly<Record<string, ErrorDeclaration>>;

/** What an error carries beside its code. */
export interface ErrorDetails {
  /** Values for the placeholders of the message. */
  readonly params?: Readonly<Record<string, string | number>>;
  /** State of the thing at the time of the refusal. */
  readonly state?: string;
  /** What is allowed in that state, so that a refusal is never a dead end. */
  readonly allowed?: readonly string[];
  /** Refusals by field, for forms: path → declared code. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Extension members of the answer (RFC 9457 3.2), e.g. the verification report of a rejected signature. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/**
 * A refusal of the domain. Contexts throw it with a code they have declared; the HTTP filter renders it as RFC 9457
 * problem+json. Anything else that is thrown becomes a 500 without detail.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly declaration: ErrorDeclaration,
    readonly details: ErrorDetails = {},
  ) {
    super(code);
    this.name = 'DomainError';
  }
}

/** Makes the thrower of one context: `const refuse = refusals(EXCHANGE_ERRORS); throw refuse('document.not_found')`. */
export function refusals<C extends ErrorCatalogue>(catalogue: C) {
  return (code: keyof C & string, details?: ErrorDetails): DomainError =>
    new DomainError(code, catalogue[code] as ErrorDeclaration, details);
}
