/** Who signed a CRL: the CA itself, or another certificate whose own path holds. RFC 5280 6.3.3 (f). */
import type { Certificate } from '../x509/certificate.js';
import { keyUsage } from '../x509/extensions.js';
import { sameName } from '../x509/canonical-name.js';
import type { Crl } from './crl.js';

/** Where a signer may be found, and how one that is not the CA itself is judged. */
export interface SignerSearch {
  /** The certificate above the one whose status is asked for. */
  readonly issuer: Certificate;
  /** The certificates above that one in the path: of its name are those of the CA's other keys (self-issued). */
  readonly above?: readonly Certificate[];
  readonly certificates?: Iterable<Certificate>;
  /**
   * Does this certificate's own path hold, up to the same anchor, its revocation status included? `circular`: that question is
   * being asked already, for the very CRL that answers it.
   */
  readonly holds?: (certificate: Certificate) => Promise<boolean | 'circular'>;
}

/** Certificates tried for one CRL; real ones have two or three keys. */
const MAX_SIGNERS = 8;

/**
 * The certificate whose key signed the list; undefined when there is none that may. `isNamed`: the certificate in question
 * names the CRL's issuer itself (cRLIssuer). Then a circle is what its CA asked for, as when a CRL issuer's own certificate
 * stands in the CRL it signs.
 */
export function crlSigner(
  crl: Crl,
  isNamed: boolean,
  search: SignerSearch,
  signed: (certificate: Certificate) => boolean | Promise<boolean>,
): Certificate | undefined | Promise<Certificate | undefined> {
  const byIssuer = signed(search.issuer);
  // nearly always it is the CA itself, and known to be
  return byIssuer === true ? search.issuer : findSigner(crl, isNamed, search, signed, byIssuer);
}

async function findSigner(
  crl: Crl,
  isNamed: boolean,
  search: SignerSearch,
  signed: (certificate: Certificate) => boolean | Promise<boolean>,
  byIssuer: boolean | Promise<boolean>,
): Promise<Certificate | undefined> {
  if (await byIssuer) return search.issuer;
  const own = ownKeys(search);
  for (const one of own.slice(1)) if (await signed(one)) return one;
  const { certificates = [], holds } = search;
  if (!holds) return undefined;
  for (const candidate of candidates(crl, isNamed, own, certificates)) {
    if (!(await signed(candidate))) continue;
    const held = await holds(candidate);
    if (held === true || (held === 'circular' && isNamed)) return candidate;
  }
  return undefined;
}

/** The CA's certificates in the path: what judges them judges the path. */
const ownKeys = ({ issuer, above = [] }: SignerSearch): Certificate[] => [
  issuer,
  ...above.filter((one) => sameName(one.subject, issuer.subject)),
];

/**
 * Others of the CRL issuer's name that may sign CRLs. Unless the CRL's issuer is named, a second key of the CA counts only
 * when the CA itself or the CA above it certified it: any CA below the anchor could issue to that name.
 */
function candidates(
  crl: Crl,
  isNamed: boolean,
  own: readonly Certificate[],
  certificates: Iterable<Certificate>,
): Certificate[] {
  const related = (one: Certificate): boolean =>
    isNamed || own.some(({ subject, issuer }) => sameName(one.issuer, subject) || sameName(one.issuer, issuer));
  return [...certificates]
    .filter((one) => !own.includes(one) && sameName(one.subject, crl.issuer) && related(one))
    .filter((one) => isNamed || keyUsage(one)?.includes('cRLSign') === true)
    .slice(0, MAX_SIGNERS);
}
