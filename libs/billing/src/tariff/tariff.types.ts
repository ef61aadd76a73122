import type { Localized, Uuid } from '@qujat/kernel';

export const BILLABLE_ACTS = ['document.sent'] as const;
/** What is counted and charged. */
export type BillableAct = (typeof BILLABLE_ACTS)[number];

/** How an act is charged beyond what the subscription includes. */
export interface ActPrice {
  readonly act: BillableAct;
  /** In a month, at no further charge. */
  readonly included: number;
  readonly priceTiyn: number;
  /** In a month at most; null: without a limit. */
  readonly limit: number | null;
}

/** Acts sold by the bundle: each bundle that is begun is charged whole. Instead of the price per act. */
export interface PackagePrice {
  readonly size: number;
  readonly priceTiyn: number;
}

/** Beyond so many acts of a month, so many basis points off the acts of the month. */
export interface VolumeDiscount {
  readonly from: number;
  readonly points: number;
}

/** A plan of a tariff. All prices are without VAT. */
export interface Plan {
  readonly code: string;
  readonly name: Localized;
  readonly monthlyTiyn: number;
  readonly acts: readonly ActPrice[];
  readonly package: PackagePrice | null;
  /** Gigabytes (10⁹ bytes) kept, on the average of the month. */
  readonly storage: { readonly includedGb: number; readonly gbMonthTiyn: number };
  readonly discounts: readonly VolumeDiscount[];
  readonly trialDays: number;
  /** What a participant begins with; exactly one plan of a tariff. */
  readonly isDefault: boolean;
}

/** A version of the tariffs: never changed, followed by the next. */
export interface TariffRecord {
  readonly id: Uuid;
  readonly version: number;
  readonly effectiveFrom: string;
  readonly publishedAt: Date;
  readonly plans: readonly Plan[];
}
