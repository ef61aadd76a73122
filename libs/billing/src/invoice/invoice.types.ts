import type { Localized, Uuid } from '@qujat/kernel';

export const LINE_KINDS = ['subscription', 'acts', 'package', 'storage', 'single'] as const;
/** What a line of an invoice charges for. */
export type LineKind = (typeof LINE_KINDS)[number];

/** A line before VAT. */
export interface PricedLine {
  readonly kind: LineKind;
  readonly name: Localized;
  readonly quantity: number;
  readonly unitTiyn: number;
  readonly discountTiyn: number;
  readonly netTiyn: number;
}

/** A line as it stands on the invoice. */
export interface InvoiceLine extends PricedLine {
  readonly vatTiyn: number;
}

/** Who sells: the operator, with its bank. */
export interface Seller {
  readonly name: Localized;
  readonly bin: string;
  readonly address: string;
  readonly iik: string;
  readonly bik: string;
  readonly bank: string;
  readonly kbe: string;
}

/** Who buys. */
export interface Buyer {
  readonly name: Localized;
  readonly bin: string;
}

/** An invoice with its lines. */
export interface InvoiceRecord {
  readonly id: Uuid;
  readonly number: string;
  readonly kind: 'month' | 'single';
  readonly participantId: Uuid;
  readonly month: string | null;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly turnoverOn: string;
  readonly tariffId: Uuid | null;
  readonly seller: Seller;
  readonly buyer: Buyer;
  readonly vatPoints: number;
  readonly netTiyn: number;
  readonly vatTiyn: number;
  readonly totalTiyn: number;
  readonly paidTiyn: number;
  readonly lines: readonly InvoiceLine[];
  readonly act: ServiceActRecord | null;
}

/** An act of services. */
export interface ServiceActRecord {
  readonly id: Uuid;
  readonly number: string;
  readonly issuedOn: string;
  readonly acceptedOn: string;
  readonly objection: string | null;
}
