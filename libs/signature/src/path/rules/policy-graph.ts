/**
 * Certificate policies by the graph of RFC 9618, which replaces the tree of RFC 5280 6.1: the same verdicts, but a policy has
 * one node at each depth, so that mappings cannot make it grow beyond the policies that are there.
 */
import { ANY_POLICY, type PolicyMapping } from '../../x509/policy-extensions.js';

interface Node {
  readonly policy: string;
  /** What a certificate below may call it. */
  expected: ReadonlySet<string>;
  readonly parents: Set<Node>;
  readonly children: Set<Node>;
}

type Depth = Map<string, Node>;

const node = (policy: string, expected: Iterable<string> = [policy]): Node => ({
  policy,
  expected: new Set(expected),
  parents: new Set(),
  children: new Set(),
});

/** The policies that hold for all certificates of a path so far. */
export class PolicyGraph {
  /** RFC 9618 5.2: at depth 0 stands anyPolicy alone. Undefined once no policy holds. */
  private depths: Depth[] | undefined = [new Map([[ANY_POLICY, node(ANY_POLICY)]])];

  /** Is there no policy that holds? */
  get empty(): boolean {
    return this.depths === undefined;
  }

  /** RFC 9618 5.3 (d), (e): the policies of the next certificate; `undefined` when it names none. */
  descend(policies: readonly string[] | undefined, anyCounts: boolean): void {
    if (!this.depths) return;
    if (!policies) return void (this.depths = undefined);
    const above = this.depths.at(-1)!;
    const expecting = indexByExpected(above);
    const below: Depth = new Map();
    for (const policy of policies) {
      if (policy !== ANY_POLICY) this.addNamed(policy, above, expecting, below);
    }
    if (policies.includes(ANY_POLICY) && anyCounts) addAllExpected(expecting, below);
    this.depths.push(below);
    this.prune();
  }

  private addNamed(policy: string, above: Depth, expecting: ReadonlyMap<string, Node[]>, below: Depth): void {
    // (d)(1)(i): the nodes that expect it; (ii): otherwise anyPolicy, where it stands
    const parents = expecting.get(policy) ?? (above.has(ANY_POLICY) ? [above.get(ANY_POLICY)!] : []);
    if (parents.length > 0) below.set(policy, linked(node(policy), parents));
  }

  /** RFC 9618 5.4 (b)(1): while mapping is allowed, a policy is expected below under its other names. */
  map(mappings: readonly PolicyMapping[]): void {
    const current = this.depths?.at(-1);
    if (!this.depths || !current) return;
    const above = this.depths.at(-2);
    for (const [issuer, subjects] of byIssuer(mappings)) {
      const known = current.get(issuer);
      if (known) known.expected = subjects;
      else if (current.has(ANY_POLICY) && above?.has(ANY_POLICY)) {
        current.set(issuer, linked(node(issuer, subjects), [above.get(ANY_POLICY)!]));
      }
    }
  }

  /** RFC 9618 5.4 (b)(2): once mapping is forbidden, a policy that is mapped does not go on. */
  forget(mappings: readonly PolicyMapping[]): void {
    const current = this.depths?.at(-1);
    if (!current) return;
    for (const { issuer } of mappings) {
      const gone = current.get(issuer);
      gone?.parents.forEach((parent) => parent.children.delete(gone));
      current.delete(issuer);
    }
    this.prune();
  }

  /** RFC 9618 5.3 (d)(3): what leads to no policy of the last certificate is taken out. */
  private prune(): void {
    if (!this.depths) return;
    for (let depth = this.depths.length - 2; depth >= 0; depth--) {
      for (const [policy, one] of this.depths[depth]!) {
        if (one.children.size > 0) continue;
        one.parents.forEach((parent) => parent.children.delete(one));
        this.depths[depth]!.delete(policy);
      }
    }
    if (this.depths.some((depth) => depth.size === 0)) this.depths = undefined;
  }

  /** RFC 9618 5.5 (g): the policies, in the words of the trust anchor's domain, that hold for the whole path. */
  authorityPolicies(): ReadonlySet<string> {
    const found = new Set<string>();
    for (const depth of this.depths ?? []) {
      for (const one of depth.values()) {
        const domain = [...one.parents].some((parent) => parent.policy === ANY_POLICY);
        if (domain && one.policy !== ANY_POLICY) found.add(one.policy);
      }
    }
    if (this.depths?.at(-1)?.has(ANY_POLICY)) found.add(ANY_POLICY);
    return found;
  }
}

function linked(child: Node, parents: readonly Node[]): Node {
  for (const parent of parents) {
    child.parents.add(parent);
    parent.children.add(child);
  }
  return child;
}

function indexByExpected(depth: Depth): Map<string, Node[]> {
  const index = new Map<string, Node[]>();
  for (const one of depth.values()) {
    for (const policy of one.expected) index.set(policy, [...(index.get(policy) ?? []), one]);
  }
  return index;
}

/** (d)(2): anyPolicy in the certificate stands for everything that is expected and not named. */
function addAllExpected(expecting: ReadonlyMap<string, Node[]>, below: Depth): void {
  for (const [policy, parents] of expecting) {
    if (!below.has(policy)) below.set(policy, linked(node(policy), parents));
  }
}

function byIssuer(mappings: readonly PolicyMapping[]): Map<string, Set<string>> {
  const grouped = new Map<string, Set<string>>();
  for (const { issuer, subject } of mappings) grouped.set(issuer, (grouped.get(issuer) ?? new Set()).add(subject));
  return grouped;
}
