/** The identifiers of XML Signature (XMLDSig core 1.1 6; RFC 9231; the NCA's profile) and what they stand for here. */
import { ALGORITHM } from '../algorithms/oids.js';

/** Namespaces. */
export const NS = {
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  xades: 'http://uri.etsi.org/01903/v1.3.2#',
  xades141: 'http://uri.etsi.org/01903/v1.4.1#',
  xml: 'http://www.w3.org/XML/1998/namespace',
  wsu: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd',
  excC14n: 'http://www.w3.org/2001/10/xml-exc-c14n#',
} as const;

/** Types of references. */
export const REFERENCE_TYPE = {
  signedProperties: 'http://uri.etsi.org/01903#SignedProperties',
  countersigned: 'http://uri.etsi.org/01903#CountersignedSignature',
  manifest: `${NS.ds}Manifest`,
} as const;

/** A canonicalization: `mode` as libxml2 numbers them (0: inclusive 1.0, 1: exclusive, 2: inclusive 1.1). */
export interface C14nMethod {
  readonly mode: 0 | 1 | 2;
  readonly comments: boolean;
  /** PrefixList of InclusiveNamespaces, for the exclusive kind. */
  readonly prefixes: readonly string[];
}

/** C14N 1.0, what is meant where no method is named (XMLDSig core 1.1 4.4.3.2; EN 319 132-1 5.1.4.4.2). */
export const DEFAULT_C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';

const C14N: Readonly<Record<string, 0 | 1 | 2>> = {
  [DEFAULT_C14N]: 0,
  'http://www.w3.org/2006/12/xml-c14n11': 2,
  'http://www.w3.org/2001/10/xml-exc-c14n': 1,
};

/** The canonicalization of a URI; undefined when it is none. */
export function c14nOf(uri: string, prefixes: readonly string[] = []): C14nMethod | undefined {
  const comments = uri.endsWith('#WithComments');
  // the exclusive method's own URI ends in #
  const mode = C14N[uri.replace(/#(WithComments)?$/, '')];
  const wellFormed = comments || uri.endsWith('#') === (mode === 1);
  return mode === undefined || !wellFormed ? undefined : { mode, comments, prefixes };
}

/** The transforms that are followed beside canonicalizations (XMLDSig core 1.1 6.6). */
export const TRANSFORM = { enveloped: `${NS.ds}enveloped-signature`, base64: `${NS.ds}base64` } as const;

const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const XMLENC = 'http://www.w3.org/2001/04/xmlenc#';
const PSS = 'http://www.w3.org/2007/05/xmldsig-more#';
const NCA = 'urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:';

/** Digest algorithms by URI. */
export const DIGESTS: Readonly<Record<string, string>> = {
  [`${NS.ds}sha1`]: ALGORITHM.sha1,
  [`${MORE}sha1`]: ALGORITHM.sha1,
  [`${XMLENC}sha256`]: ALGORITHM.sha256,
  [`${MORE}sha384`]: ALGORITHM.sha384,
  [`${XMLENC}sha512`]: ALGORITHM.sha512,
  [`${NCA}gostr34112015-512`]: ALGORITHM.streebog512,
  [`${NCA}gostr34112015-256`]: ALGORITHM.streebog256,
  [`${MORE}gost34311`]: ALGORITHM.gost34311,
};

/** A signature algorithm: the kind of key, the digest, and the signature algorithm's identifier where there is one. */
export interface SignatureMethod {
  readonly kind: 'rsa' | 'rsa-pss' | 'ecdsa' | 'gost';
  readonly digest: string;
  readonly oid: string;
}

const method = (kind: SignatureMethod['kind'], digest: string, oid: string): SignatureMethod => ({ kind, digest, oid });
const { sha1, sha256, sha384, sha512 } = ALGORITHM;

/** Signature algorithms by URI. HMAC is none of them: a shared secret signs nothing. */
export const SIGNATURES: Readonly<Record<string, SignatureMethod>> = {
  [`${NS.ds}rsa-sha1`]: method('rsa', sha1, ALGORITHM.rsaSha1),
  [`${MORE}rsa-sha1`]: method('rsa', sha1, ALGORITHM.rsaSha1),
  [`${MORE}rsa-sha256`]: method('rsa', sha256, ALGORITHM.rsaSha256),
  [`${MORE}rsa-sha384`]: method('rsa', sha384, ALGORITHM.rsaSha384),
  [`${MORE}rsa-sha512`]: method('rsa', sha512, ALGORITHM.rsaSha512),
  [`${PSS}sha256-rsa-MGF1`]: method('rsa-pss', sha256, '1.2.840.113549.1.1.10'),
  [`${PSS}sha384-rsa-MGF1`]: method('rsa-pss', sha384, '1.2.840.113549.1.1.10'),
  [`${PSS}sha512-rsa-MGF1`]: method('rsa-pss', sha512, '1.2.840.113549.1.1.10'),
  [`${MORE}ecdsa-sha256`]: method('ecdsa', sha256, '1.2.840.10045.4.3.2'),
  [`${MORE}ecdsa-sha384`]: method('ecdsa', sha384, '1.2.840.10045.4.3.3'),
  [`${MORE}ecdsa-sha512`]: method('ecdsa', sha512, '1.2.840.10045.4.3.4'),
  [`${NCA}gostr34102015-gostr34112015-512`]: method('gost', ALGORITHM.streebog512, ALGORITHM.gost2015Signature512),
  [`${NCA}gostr34102015-gostr34112015-256`]: method('gost', ALGORITHM.streebog256, ALGORITHM.gost2015Signature256),
  [`${MORE}gost34310-gost34311`]: method('gost', ALGORITHM.gost34311, ALGORITHM.gost2004Signature),
};
