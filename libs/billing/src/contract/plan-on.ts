import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { tariffOn } from '../tariff/tariff.repository.js';
import type { Plan } from '../tariff/tariff.types.js';
import { contractOn } from './contract.repository.js';

/** The plan of a participant on a day, as the tariff of that day has it. */
export async function planOn(tx: Tx, participantId: Uuid, day: string): Promise<Plan | undefined> {
  const contract = await contractOn(tx, participantId, day);
  if (!contract?.plan) return undefined;
  return planNamed((await tariffOn(tx, day))?.plans ?? [], contract.plan);
}

/** The plan with this code; a tariff that has dropped it charges by its default plan. */
export const planNamed = (plans: readonly Plan[], code: string): Plan | undefined =>
  plans.find((plan) => plan.code === code) ?? plans.find(({ isDefault }) => isDefault);
