import { dayAfter, daysFrom, lastOfMonth, type Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { type ContractRecord, contractsOf } from '../contract/contract.repository.js';
import { planNamed } from '../contract/plan-on.js';
import { countedBetween, storedBetween } from '../meter/meter.repository.js';
import type { Plan } from '../tariff/tariff.types.js';
import type { Use } from './price.js';

/** What a participant has used in a month, contract by contract. Days on trial cost nothing and are left out. */
export async function useOfMonth(
  tx: Tx,
  participantId: Uuid,
  { month, plans }: { month: string; plans: readonly Plan[] },
): Promise<Use[]> {
  const parts = partsOf(await contractsOf(tx, participantId), month);
  const uses: Use[] = [];
  for (const { contract, first, last } of parts) {
    const plan = planNamed(plans, contract.plan ?? '');
    if (!plan) continue;
    const span = { participantId, first, last };
    uses.push({
      plan,
      discountPoints: contract.discountPoints,
      days: daysFrom(first, last),
      daysInMonth: daysFrom(month, lastOfMonth(month)),
      sent: await countedBetween(tx, { ...span, act: 'document.sent' }),
      byteDays: await storedBetween(tx, span),
    });
  }
  return uses;
}

/** Parts of a month in which a contract was in force and charged for, the earliest first. */
export function partsOf(
  contracts: readonly ContractRecord[],
  month: string,
): { contract: ContractRecord; first: string; last: string }[] {
  const ordered = contracts.toSorted((a, b) => a.startsOn.localeCompare(b.startsOn));
  return ordered.flatMap((contract, i) => {
    const next = ordered[i + 1];
    const charged = contract.trialUntil ? dayAfter(contract.trialUntil) : contract.startsOn;
    const first = [charged, month].toSorted().at(-1)!;
    const last = [next ? dayAfter(next.startsOn, -1) : lastOfMonth(month), lastOfMonth(month)].toSorted()[0]!;
    return contract.plan !== null && first <= last ? [{ contract, first, last }] : [];
  });
}
