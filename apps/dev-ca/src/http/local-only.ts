import { HttpRefusal, type Exchange } from './exchange.js';

const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/**
 * Refuses what a web page of another site sends through the browser of whoever runs this: control and the choice of a signer
 * are for programs, and for the pages served here. The Host is checked against DNS rebinding.
 */
export function refuseOtherSites({ request }: Exchange): void {
  const { host = '', origin } = request.headers;
  if (!LOOPBACK_HOST.test(host)) throw new HttpRefusal(403, 'only under a loopback address');
  const site = request.headers['sec-fetch-site'];
  // "same-site" would be another port of this machine: another program's page
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new HttpRefusal(403, 'not from another site');
  if (origin !== undefined && origin !== `http://${host}`) throw new HttpRefusal(403, 'not from another origin');
}
