import { APPROVAL_MACHINE, APPROVAL_STATES, isStepOver } from './approval.machine.js';
import { approvalForbids } from './approval.policy.js';

const fact = (state: (typeof APPROVAL_STATES)[number], required = true) => ({
  ...{ state, required, route: 'Договоры', awaited: ['А. Б.'] },
});

describe('the axis of approval', () => {
  it('E-7.1.2: knows in every state what may happen', () => {
    expect(Object.fromEntries(APPROVAL_STATES.map((state) => [state, APPROVAL_MACHINE.allowedIn(state)]))).toEqual({
      none: ['start'],
      running: ['decide', 'finish', 'return', 'withdraw', 'annul', 'fall'],
      approved: ['fall'],
      returned: ['start'],
    });
  });

  it.each([
    ['any', ['approved', 'waiting'], true],
    ['any', ['waiting', 'waiting'], false],
    ['all', ['approved', 'waiting'], false],
    ['all', ['approved', 'approved'], true],
    ['all', ['forwarded', 'approved'], true],
    ['all', ['forwarded', 'waiting'], false],
  ] as const)('E-7.1.2: a step of %s with tasks %j is over: %s', (mode, tasks, over) => {
    expect(isStepOver(mode, tasks)).toBe(over);
  });

  it.each([
    ['sign', 'sender', fact('none'), 'ability.approval_missing'],
    ['send', 'sender', fact('running'), 'ability.approval_pending'],
    ['sign', 'sender', fact('returned'), 'ability.approval_returned'],
    ['sign', 'sender', fact('approved'), undefined],
    ['sign', 'sender', fact('none', false), undefined],
    ['sign', 'sender', fact('running', false), 'ability.approval_pending'],
    ['edit', 'sender', fact('running'), 'ability.under_approval'],
    ['edit', 'sender', fact('approved'), undefined],
    ['refuse', 'recipient', fact('running'), 'ability.approval_pending'],
    ['sign', 'recipient', fact('none'), 'ability.approval_missing'],
    ['open', 'recipient', fact('none'), undefined],
    ['recall', 'sender', fact('none'), undefined],
  ] as const)('E-7.1.2: %s as %s, %j: %s', (act, side, facts, code) => {
    expect(approvalForbids(act, side, facts)?.code).toBe(code);
  });
});
