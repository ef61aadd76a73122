import type { Verification } from '@qujat/trust';

/** What a waiting verification waits for: a CRL stands in for OCSP, so both are the certificate's status. */
export const waitsForOf = ({ waitingFor }: Pick<Verification, 'waitingFor'>): 'ocsp' | 'tsa' =>
  waitingFor === 'tsa' ? 'tsa' : 'ocsp';
