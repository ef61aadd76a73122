/** The extensions that govern certificate policies (RFC 5280 4.2.1.4, 4.2.1.5, 4.2.1.11, 4.2.1.14). */
import { EXTENSION } from '../algorithms/oids.js';
import { Asn1Error, readAsn1, type Asn1Node } from '../asn1/reader.js';
import { context, oidOf, smallInteger, TAG } from '../asn1/values.js';
import type { Certificate } from './certificate.js';

/** anyPolicy. */
export const ANY_POLICY = '2.5.29.32.0';

/** More policies or mappings than this stand in no certificate that is meant well. */
const MAX_POLICIES = 512;

const listOf = (certificate: Certificate, oid: string, what: string): Asn1Node[] | undefined => {
  const extension = certificate.extensions.get(oid);
  if (!extension) return undefined;
  const items = readAsn1(extension.value).inside(TAG.sequence, what);
  if (items.length > MAX_POLICIES) throw new Asn1Error(`more than ${MAX_POLICIES} ${what}`);
  return items;
};

/** The policies a certificate is issued under; undefined without the extension. None may stand twice. */
export function certificatePolicies(certificate: Certificate): readonly string[] | undefined {
  const items = listOf(certificate, EXTENSION.certificatePolicies, 'policies');
  if (!items) return undefined;
  const found = items.map((item) => oidOf(item.inside(TAG.sequence, 'policy')[0]));
  if (found.length === 0) throw new Asn1Error('a list of policies without a policy');
  if (new Set(found).size !== found.length) throw new Asn1Error('a policy that stands twice');
  return found;
}

/** A policy of the issuer's domain that the subject's domain calls otherwise. */
export interface PolicyMapping {
  readonly issuer: string;
  readonly subject: string;
}

/** policyMappings; empty without the extension. */
export function policyMappings(certificate: Certificate): PolicyMapping[] {
  const items = listOf(certificate, EXTENSION.policyMappings, 'policy mappings');
  if (items?.length === 0) throw new Asn1Error('policy mappings without a mapping');
  return (items ?? []).map((item) => {
    const [issuer, subject] = item.inside(TAG.sequence, 'policy mapping');
    return { issuer: oidOf(issuer), subject: oidOf(subject) };
  });
}

/** policyConstraints: after how many certificates a policy is required, or mapping forbidden. */
export interface PolicyConstraints {
  readonly requireExplicitPolicy?: number;
  readonly inhibitPolicyMapping?: number;
}

const skipCerts = (node: Asn1Node): number => {
  const { content } = node;
  if (content.length === 0 || content.length > 4 || content[0]! > 0x7f) throw new Asn1Error('a number out of range');
  return content.reduce((value, octet) => value * 256 + octet, 0);
};

/** policyConstraints; undefined without the extension. */
export function policyConstraints(certificate: Certificate): PolicyConstraints | undefined {
  const fields = listOf(certificate, EXTENSION.policyConstraints, 'policy constraints');
  if (!fields) return undefined;
  // RFC 5280 4.2.1.11: MUST NOT be an empty sequence
  if (fields.length === 0) throw new Asn1Error('policy constraints that constrain nothing');
  const require = fields.find((field) => field.tag === context(0, false));
  const inhibit = fields.find((field) => field.tag === context(1, false));
  if (fields.some((field) => field !== require && field !== inhibit)) throw new Asn1Error('odd policy constraints');
  return {
    ...(require && { requireExplicitPolicy: skipCerts(require) }),
    ...(inhibit && { inhibitPolicyMapping: skipCerts(inhibit) }),
  };
}

/** inhibitAnyPolicy: after how many certificates anyPolicy stands for nothing; undefined without the extension. */
export function inhibitAnyPolicy(certificate: Certificate): number | undefined {
  const extension = certificate.extensions.get(EXTENSION.inhibitAnyPolicy);
  return extension && smallInteger(readAsn1(extension.value).expect(TAG.integer, 'inhibitAnyPolicy'));
}
