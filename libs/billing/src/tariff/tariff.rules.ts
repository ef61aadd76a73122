import type { Plan } from './tariff.types.js';

/** What a schema alone does not tell of plans: the first thing that is wrong, by its field. */
export function wrongPlan(plans: readonly Plan[]): { field: string; code: PlanProblem } | undefined {
  const codes = plans.map(({ code }) => code);
  const twice = codes.findIndex((code, i) => codes.indexOf(code) !== i);
  if (twice >= 0) return { field: `plans.${twice}.code`, code: 'tariff.plan_twice' };
  if (plans.filter(({ isDefault }) => isDefault).length !== 1) return { field: 'plans', code: 'tariff.one_default' };
  const steps = plans.findIndex(({ discounts }) => !rises(discounts.map(({ from }) => from)));
  if (steps >= 0) return { field: `plans.${steps}.discounts`, code: 'tariff.discounts_rise' };
  const limited = plans.findIndex(({ acts }) => acts.some(({ limit, included }) => limit !== null && limit < included));
  return limited >= 0 ? { field: `plans.${limited}.acts`, code: 'tariff.limit_below_included' } : undefined;
}

/** What can be wrong with plans. */
export type PlanProblem =
  'tariff.plan_twice' | 'tariff.one_default' | 'tariff.discounts_rise' | 'tariff.limit_below_included';

const rises = (steps: readonly number[]): boolean => steps.every((step, i) => i === 0 || step > steps[i - 1]!);
