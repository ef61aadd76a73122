import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { TripleDesCbc } from '@qujat/signature';

/** Triple DES of the platform, for the private keys in p12 files. */
export const encrypt3des: TripleDesCbc = (key, iv, plain) => {
  const cipher = createCipheriv('des-ede3-cbc', key, iv);
  return Buffer.concat([cipher.update(plain), cipher.final()]);
};

/** The way back. */
export const decrypt3des: TripleDesCbc = (key, iv, encrypted) => {
  const decipher = createDecipheriv('des-ede3-cbc', key, iv);
  return Buffer.concat([decipher.update(encrypted), decipher.final()]);
};
