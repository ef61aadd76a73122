import { createHash, randomBytes } from 'node:crypto';

/** A secret of 256 bits for a cookie. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of a secret: who reads the database cannot use it. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
