import { readP12 as readWith, type P12File } from '@qujat/signature';
import { decrypt3des } from './triple-des.js';

export { WrongPassword } from '@qujat/signature';
export type { P12File } from '@qujat/signature';

/** Reads a p12 file of the NCA's kind, DER or BER; throws `WrongPassword` when the MAC does not agree. */
export const readP12 = (bytes: Uint8Array, password: string): P12File => readWith(bytes, password, decrypt3des);
