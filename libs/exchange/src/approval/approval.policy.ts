import type { ApprovalState } from './approval.machine.js';

/** What the approval inside the reader's organisation means for the document. */
export interface ApprovalFact {
  readonly state: ApprovalState;
  /** A mandatory route matches: without approval it is neither signed nor sent. */
  readonly required: boolean;
  /** The route that runs, or the one that it would take. */
  readonly route: string | null;
  /** Who is asked now. */
  readonly awaited: readonly string[];
}

/** Why not, for the document's policy. */
export interface ApprovalWhy {
  readonly code:
    'ability.under_approval' | 'ability.approval_pending' | 'ability.approval_missing' | 'ability.approval_returned';
  readonly params?: Readonly<Record<string, string>>;
}

/** What would change the document. */
const CHANGES: readonly string[] = ['edit', 'upload', 'delete'];
/** What commits the organisation to it, by side. */
const COMMITS: Readonly<Record<string, readonly string[]>> = {
  sender: ['sign', 'send'],
  recipient: ['sign', 'refuse'],
};

/** E-7.1.2: what is being approved stays as it is; what must be approved is neither signed nor sent before. */
export function approvalForbids(act: string, side: string, fact: ApprovalFact | undefined): ApprovalWhy | undefined {
  if (!fact) return undefined;
  if (side === 'sender' && CHANGES.includes(act))
    return fact.state === 'running' ? { code: 'ability.under_approval', params: told(fact) } : undefined;
  if (!COMMITS[side]?.includes(act)) return undefined;
  if (fact.state === 'running') return { code: 'ability.approval_pending', params: told(fact) };
  if (!fact.required || fact.state === 'approved') return undefined;
  const code = fact.state === 'returned' ? 'ability.approval_returned' : 'ability.approval_missing';
  return { code, params: told(fact) };
}

const told = ({ awaited, route }: ApprovalFact) => ({ awaited: awaited.join(', ') || '–', route: route ?? '' });
