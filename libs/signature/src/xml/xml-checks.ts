/** The checks on an XML signature that need no certificate: its references, what they cover, its signed properties. */
import { equalBytes } from '../asn1/values.js';
import type { Covered } from '../report/report.js';
import type { Findings } from '../validation/findings.js';
import { RULES } from '../validation/rules.js';
import type { Target, XmlReference, XmlSignature } from './model.js';

const whatOf = ({ uri, withoutLater }: XmlReference): string =>
  `reference "${uri}"${withoutLater ? ' (the document as it was before later signatures)' : ''}`;

/** XMLDSig core 1.1 3.2.1: every reference's digest. */
export function checkReferences({ references }: XmlSignature, findings: Findings): void {
  for (const reference of references) {
    const { wrong, digest, digestUri, actual, expected } = reference;
    const what = whatOf(reference);
    if (wrong) findings.fail(RULES.xmlReferences, wrong.sub, wrong.message);
    else if (digest === undefined)
      findings.fail(RULES.algorithm, 'CRYPTO_CONSTRAINTS_FAILURE', `${what}: digest algorithm ${digestUri}`);
    else if (!actual) findings.fail(RULES.xmlReferences, 'SIGNED_DATA_NOT_FOUND', `${what}: no digest by ${digestUri}`);
    else {
      const equal = equalBytes(actual, expected);
      findings.check(
        RULES.xmlReferenceDigest,
        equal,
        'HASH_FAILURE',
        `${what}: ${equal ? 'equals' : 'differs from'} the signed digest`,
      );
    }
  }
}

/** Does it hold what was signed? */
export const isIntact = ({ actual, expected, wrong }: XmlReference): boolean =>
  wrong === undefined && actual !== undefined && equalBytes(actual, expected);

const nameOfElement = (path: string, id: string | null): string => (id === null ? path : `${path} (#${id})`);

/** What a signature covers, for the report; parts of the signature itself are not content. */
export function coveredBy({ references }: Pick<XmlSignature, 'references'>): Covered[] {
  return references.flatMap((reference): Covered[] => {
    const { target } = reference;
    const intact = isIntact(reference);
    if (!target) return [{ kind: 'file', name: reference.uri, intact }];
    if (target.kind === 'document') return [{ kind: 'document', name: nameOfElement(target.path, target.id), intact }];
    if (target.kind === 'element') return [{ kind: 'element', name: nameOfElement(target.path, target.id), intact }];
    return target.kind === 'file' ? [{ kind: 'file', name: target.name, intact }] : [];
  });
}

/**
 * Is what one means to be signed what is signed? `expected` names an element (`/order[1]/body[1]` or `#id`); without it that
 * is the whole document, the content inside an enveloping signature, or the files of a container. An element that was moved
 * elsewhere keeps its digest: only its place tells.
 */
export function checkCoverage(signature: XmlSignature, expected: string | undefined, findings: Findings): void {
  const targets = signature.references.flatMap(({ target }) => (target ? [target] : []));
  const covers = (target: Target): boolean => {
    if (target.kind === 'document') return true;
    if (expected === undefined)
      return target.kind === 'file' || (target.kind === 'element' && isContent(target, signature));
    if (target.kind === 'signature-value') return target.path === expected;
    return (
      target.kind === 'element' && (target.path === expected || (target.id !== null && `#${target.id}` === expected))
    );
  };
  const good = targets.some(covers);
  const names = coveredBy(signature).map(({ kind, name }) => (kind === 'document' ? 'the whole document' : name));
  findings.check(
    RULES.xmlCoverage,
    good,
    'SIG_CONSTRAINTS_FAILURE',
    names.length > 0 ? `covered: ${names.join(', ')}` : 'it covers nothing',
  );
}

/** An element inside the signature is the content when the signature is the document: nothing else is there. */
const isContent = (target: Target & { kind: 'element' }, { path }: XmlSignature): boolean =>
  target.enveloped && path.lastIndexOf('/') === 0;

/** EN 319 132-1 4.3: what XAdES states is signed, and about this signature. */
export function checkSignedProperties({ xades }: XmlSignature, findings: Findings): void {
  if (!xades) return;
  const { wrong, covered } = xades;
  if (wrong) findings.fail(RULES.xmlSignedProperties, wrong.sub, wrong.message);
  else
    findings.check(
      RULES.xmlSignedProperties,
      covered,
      'SIG_CONSTRAINTS_FAILURE',
      covered ? 'signed' : 'no reference covers SignedProperties',
    );
}
