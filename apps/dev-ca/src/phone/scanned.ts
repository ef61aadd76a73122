import { readSlugAndAlgorithm } from '../control/parameters.js';
import { HttpRefusal } from '../http/exchange.js';
import { CannotScan, type Phone } from './phone.js';
import type { Scanned } from './phone.types.js';

/** Has the phone follow a QR code: `{link, slug, algorithm?, decline?}`. */
export async function scanned(phone: Phone, body: Readonly<Record<string, unknown>>): Promise<Scanned> {
  if (typeof body.link !== 'string') throw new HttpRefusal(400, 'link must be what the QR code says');
  try {
    return await phone.scan(body.link, { ...readSlugAndAlgorithm(body), decline: body.decline === true });
  } catch (error) {
    throw error instanceof CannotScan ? new HttpRefusal(409, error.message) : error;
  }
}
