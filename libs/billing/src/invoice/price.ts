/**
 * What a month costs: pure, from what was used and the plan. Each line is rounded once, half up; the total is their sum
 * (docs/adr/0104).
 */
import { basisPointsOf, type Localized, shareOf } from '@qujat/kernel';
import type { Plan } from '../tariff/tariff.types.js';
import { LINE_NAMES } from './line-names.js';
import type { InvoiceLine, LineKind, PricedLine } from './invoice.types.js';

/** What was used under one plan: the part of a month in which it was in force and charged for. */
export interface Use {
  readonly plan: Plan;
  /** Off everything, by the contract. */
  readonly discountPoints: number;
  readonly days: number;
  readonly daysInMonth: number;
  readonly sent: number;
  /** Bytes kept, added up over the days. */
  readonly byteDays: bigint;
}

const GB = 1_000_000_000n;

/** The lines of a part of a month; what costs nothing is no line. */
export const price = (use: Use): PricedLine[] =>
  [subscription(use), acts(use), storage(use)].filter((line) => line !== undefined && line.netTiyn > 0) as PricedLine[];

/** With the VAT of the turnover's day, line by line. */
export const withVat = (lines: readonly PricedLine[], vatPoints: number): InvoiceLine[] =>
  lines.map((line) => ({ ...line, vatTiyn: basisPointsOf(line.netTiyn, vatPoints) }));

function subscription(use: Use): PricedLine | undefined {
  const { plan, days, daysInMonth } = use;
  if (plan.monthlyTiyn === 0 || days === 0) return undefined;
  return line('subscription', plan.name, { quantity: 1, unitTiyn: shareOf(plan.monthlyTiyn, days, daysInMonth) }, use);
}

function acts(use: Use): PricedLine | undefined {
  const { plan, sent } = use;
  if (plan.package) {
    const quantity = Math.ceil(sent / plan.package.size);
    return quantity > 0 ? line('package', plan.name, { quantity, unitTiyn: plan.package.priceTiyn }, use) : undefined;
  }
  const act = plan.acts.find((one) => one.act === 'document.sent');
  if (!act) return undefined;
  const quantity = Math.max(0, sent - includedIn(act.included, use));
  if (quantity === 0) return undefined;
  const volume = plan.discounts.findLast(({ from }) => sent > from)?.points ?? 0;
  return line('acts', plan.name, { quantity, unitTiyn: act.priceTiyn, volume }, use);
}

/** Of a month that is begun late or ended early the same share is included, rounded up. */
const includedIn = (included: number, { days, daysInMonth }: Use): number => Math.ceil((included * days) / daysInMonth);

function storage(use: Use): PricedLine | undefined {
  const { plan, byteDays, days, daysInMonth } = use;
  const beyond = byteDays - BigInt(plan.storage.includedGb) * GB * BigInt(days);
  if (beyond <= 0n) return undefined;
  const month = GB * BigInt(daysInMonth);
  const quantity = Number((beyond + month - 1n) / month);
  return line('storage', plan.name, { quantity, unitTiyn: plan.storage.gbMonthTiyn }, use);
}

function line(
  kind: LineKind,
  plan: Localized,
  { quantity, unitTiyn, volume = 0 }: { quantity: number; unitTiyn: number; volume?: number },
  { discountPoints }: Use,
): PricedLine {
  const gross = quantity * unitTiyn;
  const afterVolume = gross - basisPointsOf(gross, volume);
  const netTiyn = afterVolume - basisPointsOf(afterVolume, discountPoints);
  return { kind, name: LINE_NAMES[kind](plan), quantity, unitTiyn, discountTiyn: gross - netTiyn, netTiyn };
}

/** Sums of lines. */
export function totalOf(lines: readonly InvoiceLine[]): { netTiyn: number; vatTiyn: number; totalTiyn: number } {
  const netTiyn = lines.reduce((sum, one) => sum + one.netTiyn, 0);
  const vatTiyn = lines.reduce((sum, one) => sum + one.vatTiyn, 0);
  return { netTiyn, vatTiyn, totalTiyn: netTiyn + vatTiyn };
}
