import { routeFor, type RouteSubject, unmet } from './match-route.js';
import type { RouteConditions } from './route.types.js';

const ANY: RouteConditions = {
  ...{ moment: 'before-signing', documentTypes: [], amountFrom: null, amountTo: null, departments: [] },
};
const CONTRACT: RouteSubject = { moment: 'before-signing', type: 'contract', amount: 500_000_000, departmentId: 'a' };
const route = (name: string, position: number, mandatory: boolean, conditions: Partial<RouteConditions> = {}) => ({
  ...{ ...ANY, ...conditions, name, position, mandatory },
});

describe('the route of a document', () => {
  it.each([
    [{}, undefined],
    [{ moment: 'before-answer' as const }, 'moment'],
    [{ documentTypes: ['letter' as const] }, 'type'],
    [{ documentTypes: ['letter' as const, 'contract' as const] }, undefined],
    [{ amountFrom: 500_000_000 }, undefined],
    [{ amountFrom: 500_000_001 }, 'amount'],
    [{ amountTo: 499_999_999 }, 'amount'],
    [{ departments: ['b'] }, 'department'],
    [{ departments: ['a', 'b'] }, undefined],
  ])('E-7.1.2: %j on a contract of 5,000,000 ₸: %s', (conditions, expected) => {
    expect(unmet({ ...ANY, ...conditions }, CONTRACT)).toBe(expected);
  });

  it('E-7.1.2: what a document does not say keeps it from no route: nobody evades approval by leaving the sum out', () => {
    const silent = { ...CONTRACT, amount: null, departmentId: null };
    expect(unmet({ ...ANY, amountFrom: 1, amountTo: 2, departments: ['b'] }, silent)).toBeUndefined();
  });

  it('E-7.1.2: a mandatory route goes before others, then the administrator’s order counts', () => {
    const routes = [route('free', 1, false), route('third', 3, true), route('second', 2, true)];
    expect(routeFor(routes, CONTRACT)?.name).toBe('second');
    expect(routeFor(routes.slice(0, 1), CONTRACT)?.name).toBe('free');
    expect(routeFor([], CONTRACT)).toBeUndefined();
  });
});
