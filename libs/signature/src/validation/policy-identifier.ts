/** The signature policy a signer names (ETSI EN 319 102-1 5.2.4), and the other things the signer states. */
import { Asn1Error, type Asn1Node } from '../asn1/reader.js';
import { oidOf, TAG, textOf } from '../asn1/values.js';
import { CADES } from '../cms/attribute-ids.js';
import { singleSigned } from '../cms/attributes.js';
import type { SignerInfo } from '../cms/signed-data.js';
import type { SignedStatement } from '../report/report.js';
import type { Findings } from './findings.js';
import { RULES } from './rules.js';

/**
 * A policy that a signer names by identifier would have to be at hand and be applied: this product has its own rules and knows
 * no others. An implied policy (SignaturePolicyImplied, NULL) asks for nothing.
 */
export function checkSignaturePolicy(signer: SignerInfo, findings: Findings): void {
  try {
    const value = singleSigned(signer, CADES.signaturePolicy);
    if (!value) return;
    if (value.tag === TAG.null) findings.pass(RULES.signaturePolicy, 'implied');
    else
      findings.fail(
        RULES.signaturePolicy,
        'SIGNATURE_POLICY_NOT_AVAILABLE',
        `policy ${policyOf(value)} is not at hand`,
      );
  } catch (error) {
    if (!(error instanceof Asn1Error)) throw error;
    findings.fail(RULES.signaturePolicy, 'POLICY_PROCESSING_ERROR', error.message);
  }
}

/** SignaturePolicyId: the identifier and the digest of the policy's document (ETSI EN 319 122-1 5.2.9.1). */
function policyOf(value: Asn1Node): string {
  const [id, hash] = value.inside(TAG.sequence, 'signature policy');
  if (!id || !hash) throw new Asn1Error('a signature policy without its digest');
  const [algorithm, digest] = hash.inside(TAG.sequence, 'policy digest');
  oidOf(algorithm?.inside(TAG.sequence, 'policy digest algorithm')[0]);
  digest?.expect(TAG.octetString, 'policy digest');
  return oidOf(id);
}

const READERS: Readonly<Record<string, readonly [SignedStatement['id'], (value: Asn1Node) => string]>> = {
  [CADES.commitmentType]: ['commitment', (value) => oidOf(value.children[0])],
  [CADES.mimeType]: ['mime-type', textOf],
  [CADES.contentHints]: ['content-hint', (value) => hint(value)],
  [CADES.signerLocation]: ['location', (value) => value.children.flatMap((one) => one.children.map(textOf)).join(', ')],
  [CADES.signaturePolicy]: ['policy', (value) => (value.tag === TAG.null ? 'implied' : oidOf(value.children[0]))],
  [CADES.signerAttributes]: ['role', () => 'signer-attributes'],
  [CADES.signerAttributesV2]: ['role', () => 'signer-attributes-v2'],
};

const hint = (value: Asn1Node): string =>
  value.children.map((one) => (one.tag === TAG.oid ? oidOf(one) : textOf(one))).join(' ');

const KINDS = Object.entries(READERS);

/** What the signer states beside the signature: facts, as far as they can be read. */
export function statementsOf({ signedAttributes }: SignerInfo): SignedStatement[] {
  const stated = (signedAttributes?.list ?? []).filter(({ type }) => type in READERS);
  // most signers state nothing
  if (stated.length === 0) return [];
  return KINDS.flatMap(([type, [id, read]]) =>
    stated
      .filter((attribute) => attribute.type === type)
      .flatMap(({ values }) => values.slice(0, 4))
      .map((value) => ({ id, value: readable(value, read).slice(0, 500) })),
  );
}

function readable(value: Asn1Node, read: (value: Asn1Node) => string): string {
  try {
    return read(value);
  } catch (error) {
    if (error instanceof Asn1Error) return '?';
    throw error;
  }
}
