import type { Right } from '@qujat/platform';

/** What a participant can grant (E-5.12), in the order of the screen. */
export const POWER_ACTS = [
  'document.prepare',
  'document.approve',
  'document.sign',
  'document.send',
  'document.receive',
  'document.recall',
  'counterparty.manage',
  'billing.manage',
  'participant.export',
  'participant.administer',
] as const satisfies readonly Right[];

/** One of the acts. */
export type PowerAct = (typeof POWER_ACTS)[number];

/** Is it something a participant grants? */
export const isPowerAct = (right: string): right is PowerAct => (POWER_ACTS as readonly string[]).includes(right);

/** What roles and powers of attorney give: administrators are appointed one by one (E-5.12). */
export const GRANTABLE_ACTS = POWER_ACTS.filter((act) => act !== 'participant.administer');

/** Acts with documents: those have a type, a sum and a department. */
export const isDocumentAct = (act: string): boolean => act.startsWith('document.');

/** Acts that take a signature for the participant (E-7.5.2). */
export const SIGNED_ACTS: readonly PowerAct[] = ['document.sign', 'document.recall'];

/** Types of documents as the exchange knows them; identity keeps their codes only (E-7.1.1). */
export const POWER_DOCUMENT_TYPES = [
  'contract',
  'act',
  'waybill',
  'invoice',
  'invoice-for-payment',
  'power-of-attorney',
  'letter',
  'free-form',
] as const;

/** What one with the right to sign financial documents signs. */
export const FINANCIAL_TYPES: readonly string[] = ['act', 'waybill', 'invoice', 'invoice-for-payment'];

const PREPARE: readonly PowerAct[] = ['document.prepare', 'document.send', 'document.receive'];

/** What a certificate gives without further ado, until the administrator changes it (ADR 0064). */
export const DEFAULT_ACTS = {
  'sign-right': [...PREPARE, 'document.sign', 'document.recall', 'counterparty.manage'],
  employee: PREPARE,
} as const satisfies Readonly<Record<string, readonly PowerAct[]>>;

/** A standing whose powers the administrator can change. */
export type BuiltInRole = keyof typeof DEFAULT_ACTS;
