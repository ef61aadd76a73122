/** May this key sign what it signed? Key usage and purposes (RFC 5280 4.2.1.3, 4.2.1.12; the NCA's profile). */
import { EXTENSION, KEY_PURPOSE } from '../algorithms/oids.js';
import type { Certificate } from '../x509/certificate.js';
import { certificateFacts } from '../x509/facts.js';
import { extendedKeyUsage, keyUsage, type KeyUsage } from '../x509/extensions.js';
import { Findings } from './findings.js';
import { RULES } from './rules.js';
import type { Policy } from './types.js';

/** Purposes that speak against a person's or organisation's signature when nothing else is named. */
const SERVICES: ReadonlySet<string> = new Set([
  KEY_PURPOSE.timeStamping,
  KEY_PURPOSE.ocspSigning,
  '1.3.6.1.5.5.7.3.1',
  '1.3.6.1.5.5.7.3.3',
]);

/** What the checks of a certificate came to, by the policy's words on key usage. Neither can change. */
const known = new WeakMap<Certificate, Map<string, Findings>>();

/** Checks key usage and purposes of a signer's certificate. Throws Asn1Error when anything the certificate says is malformed. */
export function checkPurpose(certificate: Certificate, policy: Policy, findings: Findings): void {
  const wanted = policy.keyUsage[policy.purpose];
  const answers = known.get(certificate) ?? new Map<string, Findings>();
  known.set(certificate, answers);
  const key = wanted.join();
  const answer = answers.get(key) ?? judgePurpose(certificate, wanted);
  answers.set(key, answer);
  findings.adopt(answer);
}

function judgePurpose(certificate: Certificate, wanted: readonly KeyUsage[]): Findings {
  const findings = new Findings();
  // read here, where malformed is caught and told: the report shows them
  certificateFacts(certificate);
  const uses = keyUsage(certificate);
  const missing = uses ? wanted.filter((use) => !uses.includes(use)) : [];
  const stated = uses?.join(', ') ?? 'not limited';
  const detail = missing.length === 0 ? stated : `${missing.join(', ')} missing from: ${stated}`;
  findings.check(RULES.keyUsage, missing.length === 0, 'CHAIN_CONSTRAINTS_FAILURE', detail);
  const purposes = extendedKeyUsage(certificate);
  const fit = purposes === undefined || purposes.some((one) => !SERVICES.has(one));
  findings.check(RULES.keyPurpose, fit, 'CHAIN_CONSTRAINTS_FAILURE', purposes?.join(', ') ?? 'not limited');
  return findings;
}

/** RFC 3161 2.3: a time-stamping key has that purpose alone, and critical. */
export function isTimestampingKey(certificate: Certificate): boolean {
  const purposes = extendedKeyUsage(certificate) ?? [];
  const uses = keyUsage(certificate);
  return (
    purposes.length === 1 &&
    purposes[0] === KEY_PURPOSE.timeStamping &&
    certificate.extensions.get(EXTENSION.extendedKeyUsage)?.critical === true &&
    (!uses || uses.includes('digitalSignature') || uses.includes('nonRepudiation'))
  );
}
