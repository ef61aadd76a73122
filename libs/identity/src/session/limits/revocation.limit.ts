import type { Limit } from './limit.js';

/** E-10.1.2, E-7.5.2: a certificate that the NCA has revoked or put on hold gives no right, however its session has come to live. */
export const revocationLimit: Limit = ({ certificateStopped }, rights) => (certificateStopped ? [] : rights);
