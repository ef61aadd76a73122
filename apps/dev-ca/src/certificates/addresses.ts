import type { KeyAlgorithm } from '../people/person.types.js';

/**
 * The addresses written into certificates: shaped like the NCA's, under `.example` (RFC 2606), which resolves nowhere.
 * Whoever checks a signature takes its endpoints from `trust.json`, never from a certificate.
 */
export const ADDRESSES = {
  foreign: 'http://ca.foreign.example/ca.cer',
  foreignOcsp: 'http://ocsp.foreign.example/',
  ocsp: 'http://ocsp.nca.qujat.example/',
  practice: 'http://nca.qujat.example/cps',
  rootPractice: 'http://root.nca.qujat.example/cps',
  crl: (algorithm: KeyAlgorithm) => `http://crl.nca.qujat.example/nca_${algorithm}.crl`,
  deltaCrl: (algorithm: KeyAlgorithm) => `http://crl.nca.qujat.example/nca_d_${algorithm}.crl`,
  rootCrl: (algorithm: KeyAlgorithm) => `http://crl.root.nca.qujat.example/root_${algorithm}.crl`,
  issuing: (algorithm: KeyAlgorithm) => `http://nca.qujat.example/cert/nca_${algorithm}.cer`,
  root: (algorithm: KeyAlgorithm) => `http://root.nca.qujat.example/cert/root_${algorithm}.cer`,
} as const;
