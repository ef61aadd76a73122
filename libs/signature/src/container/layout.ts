/** What lies where in a container: which files are signed, which sign, which are neither. */
import type { Archive } from './archive.js';
import { readAsicManifest } from './asic/asic-manifest.js';
import { mimetypeOf } from './asic/mimetype.js';
import type { Manifest } from './manifest.js';
import { NCA_MANIFEST, readNcaManifest } from './nca/nca-manifest.js';
import { ManifestError } from './xml-tree.js';

/** A manifest with its bytes, which are what is signed. */
export interface SignedManifest {
  readonly bytes: Uint8Array;
  readonly manifest: Manifest;
}

/** A container, sorted. */
export interface Layout {
  /** `nca`: the NCA's signed ZIP. `asic-e`, `asic-s`: ETSI EN 319 162-1. */
  readonly kind: 'nca' | 'asic-e' | 'asic-s';
  /** What was put in to be signed. */
  readonly files: readonly string[];
  readonly manifests: readonly SignedManifest[];
  /** XAdES. */
  readonly xml: readonly string[];
  /** CAdES over the one file of ASiC-S. */
  readonly plain: readonly string[];
  /** Evidence for the long term (archive manifests, timestamps over files), which is not judged. */
  readonly notJudged: readonly string[];
}

const META = 'META-INF/';
/** EN 319 162-1 4.4.3.2: `*ASiCManifest*.xml`, `*signatures*.xml` in META-INF; A.7: archive manifests. */
const NAMES = {
  archive: /^META-INF\/[^/]*ASiCArchiveManifest[^/]*\.xml$/i,
  evidence: /^META-INF\/(?:[^/]*evidencerecord[^/]*\.(?:ers|xml)|[^/]*timestamp[^/]*\.tst)$/i,
  manifest: /^META-INF\/[^/]*ASiCManifest[^/]*\.xml$/i,
  xml: /^META-INF\/[^/]*signatures[^/]*\.xml$/i,
  plain: /^META-INF\/signature\.p7s$/,
} as const;
/** Descriptions of the package that other formats ask for; nobody takes them for content. */
const DESCRIPTIONS: ReadonlySet<string> = new Set(['META-INF/manifest.xml', 'META-INF/container.xml']);

/** Sorts a container. Throws ZipError or ManifestError; undefined when nothing in it signs. */
export function layoutOf(archive: Archive): Layout | undefined {
  const { names } = archive;
  if (archive.has(NCA_MANIFEST)) return ncaLayout(archive);
  const said = mimetypeOf(archive);
  const matching = (pattern: RegExp): string[] => names.filter((name) => pattern.test(name));
  const [manifestNames, xml] = [matching(NAMES.manifest), matching(NAMES.xml)];
  const manifests = manifestNames.map((name) => signedManifest(archive, name, readAsicManifest));
  const named = new Set(manifests.flatMap(({ manifest }) => manifest.signatures));
  const files = names.filter((name) => name !== 'mimetype' && !name.startsWith(META));
  const alone = matching(NAMES.plain).filter((name) => !named.has(name));
  const kind = said ?? (alone.length > 0 && files.length === 1 ? 'asic-s' : 'asic-e');
  // in ASiC-E a signature without a manifest signs nothing
  const plain = kind === 'asic-s' ? alone : [];
  if (manifests.length + xml.length + plain.length === 0) return undefined;
  if (kind === 'asic-s' && (files.length !== 1 || manifests.length > 0)) {
    // EN 319 162-1 4.3.3.1: one data file
    throw new ManifestError('ASiC-S holds one file and no manifest');
  }
  return { kind, files, manifests, xml, plain, notJudged: [...matching(NAMES.archive), ...matching(NAMES.evidence)] };
}

function ncaLayout(archive: Archive): Layout {
  const files = archive.names.filter((name) => !name.startsWith(META));
  const manifests = [signedManifest(archive, NCA_MANIFEST, readNcaManifest)];
  return { kind: 'nca', files, manifests, xml: [], plain: [], notJudged: [] };
}

function signedManifest(archive: Archive, name: string, read: (bytes: Uint8Array) => Manifest): SignedManifest {
  const bytes = archive.content(name)!;
  return { bytes, manifest: read(bytes) };
}

/** The signature files, in the order they are judged. */
export const signatureNames = ({ manifests, xml, plain }: Layout): string[] => [
  ...manifests.flatMap(({ manifest }) => manifest.signatures),
  ...plain,
  ...xml,
];

/** Files that have no business in the container: neither signed (`covered`) nor part of how it is signed. */
export function strangers(archive: Archive, layout: Layout, covered: ReadonlySet<string>): string[] {
  const known = new Set([...covered, ...signatureNames(layout), ...layout.notJudged]);
  const isManifest = (name: string): boolean =>
    layout.kind === 'nca' ? name === NCA_MANIFEST : NAMES.manifest.test(name) || DESCRIPTIONS.has(name);
  const isType = (name: string): boolean => name === 'mimetype' && layout.kind !== 'nca';
  return archive.names.filter((name) => !known.has(name) && !isManifest(name) && !isType(name));
}
