/** Name constraints (RFC 5280 4.2.1.10, 6.1.3 (b), (c), 6.1.4 (g)). */
import { EXTENSION } from '../../algorithms/oids.js';
import { Asn1Error, readAsn1, type Asn1Node } from '../../asn1/reader.js';
import { context, TAG } from '../../asn1/values.js';
import { isEmptyName } from '../../x509/canonical-name.js';
import type { Certificate } from '../../x509/certificate.js';
import { subjectAltNames, subjectEmails } from '../../x509/alternative-names.js';
import { readGeneralName, type GeneralName } from '../../x509/general-names.js';
import { checkConstraint, mayLieWithin, liesWithin } from './name-matching.js';

/** One certificate's constraints. */
export interface NameConstraints {
  readonly permitted: readonly GeneralName[];
  readonly excluded: readonly GeneralName[];
}

/** Comparing names costs names × constraints: beyond this a path is refused, by this limit's name. */
const MAX_COMPARISONS = 1 << 20;

/** nameConstraints of a certificate; undefined without. Throws when they are malformed or of a kind nobody processes. */
export function nameConstraints(certificate: Certificate): NameConstraints | undefined {
  const extension = certificate.extensions.get(EXTENSION.nameConstraints);
  if (!extension) return undefined;
  const fields = readAsn1(extension.value).inside(TAG.sequence, 'name constraints');
  const permitted = fields.find((field) => field.tag === context(0));
  const excluded = fields.find((field) => field.tag === context(1));
  if (fields.some((field) => field !== permitted && field !== excluded)) throw new Asn1Error('odd name constraints');
  const [within, without] = [subtrees(permitted), subtrees(excluded)];
  // RFC 5280 4.2.1.10: MUST NOT be an empty sequence
  if (within.length + without.length === 0) throw new Asn1Error('name constraints that constrain nothing');
  return { permitted: within, excluded: without };
}

function subtrees(node: Asn1Node | undefined): GeneralName[] {
  const list = node?.children ?? [];
  if (node && list.length === 0) throw new Asn1Error('a list of subtrees without a subtree');
  return list.map((subtree) => {
    const [base, ...bounds] = subtree.inside(TAG.sequence, 'subtree');
    // RFC 5280 4.2.1.10: minimum is 0 (left out in DER) and maximum absent; what else it says need not be processed
    if (!base || bounds.length > 0) throw new Asn1Error('a subtree with bounds');
    const name = readGeneralName(base);
    checkConstraint(name);
    return name;
  });
}

/** All names of a certificate that constraints speak of. */
function namesOf(certificate: Certificate): GeneralName[] {
  const alternative = subjectAltNames(certificate);
  const subject: GeneralName[] = isEmptyName(certificate.subject)
    ? []
    : [{ form: 'directory', name: certificate.subject }];
  // e-mail addresses of old certificates stand in the subject (4.2.1.10)
  const emails = alternative.some(({ form }) => form === 'email') ? [] : subjectEmails(certificate);
  return [...subject, ...alternative, ...emails];
}

/** Why a certificate's names break the constraints gathered above it; undefined when they keep them. */
export function namesObstacle(certificate: Certificate, gathered: readonly NameConstraints[]): string | undefined {
  if (gathered.length === 0) return undefined;
  const names = namesOf(certificate);
  const constraints = gathered.reduce((sum, one) => sum + one.permitted.length + one.excluded.length, 0);
  if (names.length * constraints > MAX_COMPARISONS) {
    return `more than ${MAX_COMPARISONS} comparisons of names with constraints`;
  }
  for (const name of names) {
    for (const one of gathered) {
      const broken = brokenBy(name, one);
      if (broken !== undefined) return broken;
    }
  }
  return undefined;
}

const sameForm = (a: GeneralName, b: GeneralName): boolean =>
  a.form === b.form && (a.form !== 'other' || (b.form === 'other' && a.number === b.number));

function brokenBy(name: GeneralName, { permitted, excluded }: NameConstraints): string | undefined {
  const allowed = permitted.filter((one) => sameForm(one, name));
  const forbidden = excluded.filter((one) => sameForm(one, name));
  // RFC 5280 4.2.1.10: a constrained form that is not processed, and a name of that form: reject
  if (name.form === 'other' && allowed.length + forbidden.length > 0)
    return 'a name of a form whose constraints are not processed';
  if (forbidden.some((one) => mayLieWithin(name, one))) return `${describe(name)} lies in an excluded subtree`;
  if (allowed.length > 0 && !allowed.some((one) => liesWithin(name, one))) {
    return `${describe(name)} lies outside the permitted subtrees`;
  }
  return undefined;
}

function describe(name: GeneralName): string {
  if (name.form === 'directory') return 'its directory name';
  return 'text' in name ? `${name.form} ${name.text.slice(0, 80)}` : `its name of form ${name.form}`;
}
