/** Reading ds:Reference: where it points and how what is there becomes octets. All refusals are made before any digest. */
import {
  attribute,
  child,
  childrenNamed,
  elementsOf,
  isNamed,
  octetsOf,
  optionalChild,
  requiredAttribute,
  textOf,
} from './nodes.js';
import type { XmlNode } from './nodes.js';
import { XmlProblem } from './problem.js';
import { c14nOf, DIGESTS, NS, TRANSFORM, type C14nMethod } from './uris.js';

/** How octets are made of what a reference points at: transforms in their order, normalised. */
export interface Recipe {
  readonly enveloped: boolean;
  readonly base64: boolean;
  readonly c14n: C14nMethod | undefined;
}

/** A ds:Reference before anything is looked up or digested. */
export interface PlannedReference {
  readonly uri: string;
  readonly type: string | undefined;
  readonly transforms: readonly string[];
  readonly recipe: Recipe;
  readonly digestUri: string;
  readonly digest: string | undefined;
  readonly expected: Uint8Array;
}

/** Reads a ds:Reference; throws an XmlProblem for what is refused. */
export function planReference(node: XmlNode, maxTransforms: number): PlannedReference {
  const uri = attribute(node, 'URI');
  if (uri === undefined) throw new XmlProblem('a reference without URI');
  const digestUri = requiredAttribute(child(node, NS.ds, 'DigestMethod'), 'Algorithm');
  const list = optionalChild(node, NS.ds, 'Transforms');
  const transforms = list === undefined ? [] : elementsOf(list, maxTransforms);
  return {
    uri,
    type: attribute(node, 'Type'),
    transforms: transforms.map((one) => requiredAttribute(one, 'Algorithm')),
    recipe: recipeOf(transforms),
    digestUri,
    digest: DIGESTS[digestUri],
    expected: octetsOf(child(node, NS.ds, 'DigestValue')),
  };
}

/**
 * XMLDSig core 1.1 4.4.3.4: enveloped-signature, then one canonicalization or base64. XSLT, XPath and everything else is refused:
 * they make what is digested another thing than what is seen.
 */
function recipeOf(transforms: readonly XmlNode[]): Recipe {
  let recipe: Recipe = { enveloped: false, base64: false, c14n: undefined };
  for (const node of transforms) {
    if (!isNamed(node, NS.ds, 'Transform')) throw new XmlProblem('something else among Transforms');
    const uri = requiredAttribute(node, 'Algorithm');
    if (recipe.base64 || recipe.c14n) {
      throw new XmlProblem(`transform ${uri} after octets were made`, 'SIG_CONSTRAINTS_FAILURE');
    }
    recipe = step(recipe, node, uri);
  }
  return recipe;
}

function step(recipe: Recipe, node: XmlNode, uri: string): Recipe {
  if (uri === TRANSFORM.enveloped) return { ...recipe, enveloped: true };
  if (uri === TRANSFORM.base64) return { ...recipe, base64: true };
  const c14n = c14nMethodOf(node, uri);
  if (!c14n) throw new XmlProblem(`transform ${uri} is refused`, 'SIG_CONSTRAINTS_FAILURE');
  return { ...recipe, c14n };
}

/** The canonicalization that an element with an Algorithm names; undefined when it is none. */
export function c14nMethodOf(node: XmlNode, uri = requiredAttribute(node, 'Algorithm')): C14nMethod | undefined {
  const [inclusive] = childrenNamed(node, NS.excC14n, 'InclusiveNamespaces');
  const list = inclusive === undefined ? '' : (attribute(inclusive, 'PrefixList') ?? '');
  const prefixes = list.split(/[\t\n\r ]+/).filter((prefix) => prefix !== '');
  if (prefixes.length > 64) throw new XmlProblem('more than 64 prefixes in InclusiveNamespaces');
  return c14nOf(uri, prefixes);
}

/** The text of a child element, trimmed. */
export const childText = (node: XmlNode, namespace: string, name: string): string =>
  textOf(child(node, namespace, name)).trim();
