import type { Schema } from '../schema.js';
import { ACT } from './act.js';
import { CONTRACT } from './contract.js';
import { INVOICE, INVOICE_FOR_PAYMENT } from './invoice.js';
import { FREE_FORM, LETTER } from './letter.js';
import { POWER_OF_ATTORNEY } from './power-of-attorney.js';
import { WAYBILL } from './waybill.js';

/**
 * Every schema there is and ever was. A new version is a new entry beside the old one: documents formed by that one are read
 * by it for as long as they are kept (E-7.1.7).
 */
export const SCHEMAS: readonly Schema[] = [
  ...[CONTRACT, ACT, WAYBILL, INVOICE, INVOICE_FOR_PAYMENT, POWER_OF_ATTORNEY, LETTER, FREE_FORM],
];

/** The schema of a type in one version; undefined: there is none. */
export const schemaOf = (type: string, version: number): Schema | undefined =>
  SCHEMAS.find((schema) => schema.type === type && schema.version === version);

/** By which schema documents of this type are formed now. */
export const latestSchema = (type: string): Schema | undefined =>
  SCHEMAS.filter((schema) => schema.type === type).sort((a, b) => b.version - a.version)[0];
