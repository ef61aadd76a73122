import path from 'node:path';
import { keyIdentifier } from '../certificates/certificate.js';
import { toHex } from '../asn1.js';
import { POLICY } from '@qujat/signature';
import type { Nca } from '../nca.js';
import type { KeyAlgorithm } from '../people/person.types.js';
import { writeAtomically } from '../state/atomic-file.js';

const ALGORITHMS: readonly KeyAlgorithm[] = ['gost', 'rsa'];

/** Where the status of one authority's certificates is asked. */
export interface TrustedIssuer {
  /** Hex. */
  readonly subjectKeyIdentifier: string;
  readonly name: string;
  /** Absent for roots: they publish a list only. */
  readonly ocsp?: string;
  readonly crl: readonly string[];
  readonly deltaCrl: readonly string[];
  /** How certificates of a foreign issuer name their holders: docs/runbooks/trust-store.md. */
  readonly foreign?: object;
}

/** The content of `trust.json`. */
export interface TrustFile {
  readonly issuers: readonly TrustedIssuer[];
  readonly tsa: readonly { readonly url: string; readonly policy: string; readonly algorithm: KeyAlgorithm }[];
}

/** Writes the anchors and the endpoints of this run, which may differ from those of the last. */
export async function writeTrustFolder(dir: string, nca: Nca, url: string): Promise<void> {
  const issuers: TrustedIssuer[] = [];
  for (const algorithm of ALGORITHMS) {
    const authority = nca.authorities[algorithm];
    const [root, issuing] = [await authority.root(), await authority.issuing()];
    writeAtomically(path.join(dir, `root_${algorithm}.cer`), root.certificate, 0o644);
    writeAtomically(path.join(dir, `nca_${algorithm}.cer`), issuing.certificate, 0o644);
    const name = algorithm.toUpperCase();
    issuers.push({
      subjectKeyIdentifier: toHex(keyIdentifier(root.key.publicKeyInfo)),
      name: `Qujat development root (${name})`,
      crl: [`${url}/crl/root_${algorithm}.crl`],
      deltaCrl: [],
    });
    issuers.push({
      subjectKeyIdentifier: toHex(keyIdentifier(issuing.key.publicKeyInfo)),
      name: `Qujat development NCA (${name})`,
      ocsp: `${url}/ocsp/`,
      crl: [`${url}/crl/nca_${algorithm}.crl`],
      deltaCrl: [`${url}/crl/nca_d_${algorithm}.crl`],
    });
  }
  const foreign = await nca.foreign.root();
  writeAtomically(path.join(dir, 'foreign.cer'), foreign.certificate, 0o644);
  issuers.push({
    subjectKeyIdentifier: toHex(keyIdentifier(foreign.key.publicKeyInfo)),
    name: 'Qujat development authority of another country',
    ocsp: `${url}/ocsp/`,
    ...{ crl: [], deltaCrl: [] },
    foreign: { country: 'UZ', firstHead: { attribute: 'title', values: ['Direktor'] }, otherwise: 'sign-right' },
  });
  const tsa = [
    { url: `${url}/tsp/`, policy: POLICY.timestampGost2015, algorithm: 'gost' },
    { url: `${url}/tsp/`, policy: POLICY.timestampRsa, algorithm: 'rsa' },
  ] as const;
  const file: TrustFile = { issuers, tsa };
  writeAtomically(path.join(dir, 'trust.json'), `${JSON.stringify(file, null, 2)}\n`, 0o644);
}
