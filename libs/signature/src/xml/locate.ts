/** The references of a signature, with those of its manifests, and the places they name: all looked up before any digest. */
import { isLocal, placeOf, targetOf, type Place } from './dereference.js';
import { fileNamed, type XmlFile, type XmlFiles } from './files.js';
import type { Target, Wrong } from './model.js';
import { childrenNamed, type XmlNode } from './nodes.js';
import { XmlProblem } from './problem.js';
import { planReference, type PlannedReference } from './read-references.js';
import type { XmlLimits } from './bounds.js';
import { NS } from './uris.js';

/** A reference and what it names. */
export interface LocatedReference {
  readonly planned: PlannedReference;
  readonly place: Place | undefined;
  readonly file: XmlFile | undefined;
  readonly target: Target | undefined;
  readonly wrong: Wrong | undefined;
  readonly ofManifest: boolean;
}

/** Locates all references; throws an XmlProblem for what is refused. */
export function locateReferences(
  signature: XmlNode,
  signedInfo: XmlNode,
  root: XmlNode,
  files: XmlFiles,
  limits: XmlLimits,
): LocatedReference[] {
  const plan = (parent: XmlNode): PlannedReference[] =>
    childrenNamed(parent, NS.ds, 'Reference', limits.references).map((node) => planReference(node, limits.transforms));
  const located = plan(signedInfo).map((planned) => locate(planned, signature, root, files, false));
  if (located.length === 0) throw new XmlProblem('SignedInfo without a Reference');
  // XMLDSig core 1.1 5.1: what a manifest lists is as much signed as what SignedInfo lists
  const listed = located
    .filter(({ target }) => target?.kind === 'manifest')
    .flatMap(({ place }) => plan(place!.node))
    .map((planned) => locate(planned, signature, root, files, true));
  if (listed.some(({ target }) => target?.kind === 'manifest')) throw new XmlProblem('a manifest inside a manifest');
  if (located.length + listed.length > limits.references)
    throw new XmlProblem(`more than ${limits.references} references`);
  return [...located, ...listed];
}

function locate(
  planned: PlannedReference,
  signature: XmlNode,
  root: XmlNode,
  files: XmlFiles,
  ofManifest: boolean,
): LocatedReference {
  const nothing = { planned, place: undefined, file: undefined, ofManifest };
  if (!isLocal(planned.uri)) {
    const found = fileNamed(planned.uri, files);
    if (found) return { ...nothing, file: found.file, target: { kind: 'file', name: found.name }, wrong: undefined };
    const message = `${planned.uri} is not here, and no address is followed`;
    return { ...nothing, target: undefined, wrong: { sub: 'SIGNED_DATA_NOT_FOUND', message } };
  }
  try {
    const place = placeOf(planned.uri, root);
    const target = targetOf(place, signature, root, planned.type);
    return { ...nothing, place, target, wrong: undefined };
  } catch (error) {
    if (!(error instanceof XmlProblem) || error.sub !== 'SIGNED_DATA_NOT_FOUND') throw error;
    return { ...nothing, target: undefined, wrong: { sub: error.sub, message: error.message } };
  }
}
