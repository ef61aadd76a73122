/** The body of a refusal: RFC 9457 problem details with the product's own members. */
export interface ProblemBody {
  type?: string;
  title?: string;
  status: number;
  detail?: string;
  code: string;
  correlationId?: string;
  state?: string;
  allowed?: string[];
  fields?: Record<string, { code: string; message: string }>;
  report?: unknown;
}

/** A refusal by the server, with the sentence it wrote for the user; `network` when no answer came at all. */
export class ApiProblem extends Error {
  constructor(readonly body: ProblemBody) {
    super(body.detail ?? body.title ?? body.code);
    this.name = 'ApiProblem';
  }

  get code(): string {
    return this.body.code;
  }

  get status(): number {
    return this.body.status;
  }

  /** Refusals by field: path → sentence. */
  get fields(): Record<string, string> {
    const entries = Object.entries(this.body.fields ?? {});
    return Object.fromEntries(entries.map(([path, { message }]) => [path, message]));
  }

  /** Did the request get no answer (offline, server restarting)? Trying again makes sense. */
  get isNetwork(): boolean {
    return this.body.code === 'network';
  }

  /** Did the portal not get round to it? Then the same request may well work in a moment; a refusal will not. */
  get isPassing(): boolean {
    return this.isNetwork || this.status === 429 || this.status >= 500;
  }
}

const isProblemBody = (body: unknown): body is ProblemBody =>
  typeof body === 'object' && body !== null && 'code' in body && 'status' in body;

/** Reads a refusal out of whatever was thrown or answered. */
export function problemOf(cause: unknown, response?: Response): ApiProblem {
  if (cause instanceof ApiProblem) return cause;
  if (isProblemBody(cause)) return new ApiProblem(cause);
  if (response) return new ApiProblem({ status: response.status, code: `http.${response.status}` });
  return cause instanceof TypeError
    ? new ApiProblem({ status: 0, code: 'network' })
    : new ApiProblem({ status: 0, code: 'unexpected', detail: cause instanceof Error ? cause.message : undefined });
}
