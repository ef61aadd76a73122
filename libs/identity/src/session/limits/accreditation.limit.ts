import { type Limit, OWN_AFFAIRS } from './limit.js';

/** E-5.1: nobody exchanges for an organisation that is not accredited. */
export const accreditationLimit: Limit = ({ operator, participant }, rights) =>
  operator || participant?.state === 'accredited' ? rights : rights.filter((right) => OWN_AFFAIRS.includes(right));
