/** An XML signature as read: everything that needed the tree is taken out of it; nothing is believed yet. */
import type { SubIndication } from '../report/report.js';
import type { SignatureMethod } from './uris.js';

/** Something wrong, and what follows. */
export interface Wrong {
  readonly sub: SubIndication;
  readonly message: string;
}

/** What a reference points at. */
export type Target =
  /** The document element, without this signature. */
  | { readonly kind: 'document'; readonly path: string; readonly id: string | null }
  /** A part of the document; `enveloped`: inside this very signature (ds:Object). */
  | { readonly kind: 'element'; readonly path: string; readonly id: string | null; readonly enveloped: boolean }
  /** A file of the container. */
  | { readonly kind: 'file'; readonly name: string }
  /** A part of the signature itself that is no content. */
  | { readonly kind: 'signed-properties' | 'key-info' | 'manifest' | 'signature-value'; readonly path: string };

/** One ds:Reference, of SignedInfo or of a Manifest. */
export interface XmlReference {
  readonly uri: string;
  readonly target: Target | undefined;
  readonly transforms: readonly string[];
  /** The digest algorithm; undefined when it is not known. */
  readonly digest: string | undefined;
  readonly digestUri: string;
  /** The digest that was signed. */
  readonly expected: Uint8Array;
  /** The digest of what is there; undefined when nothing is. */
  readonly actual: Uint8Array | undefined;
  /** The octets that were hashed, when they were to be kept. */
  readonly octets: Uint8Array | undefined;
  /** Signatures made later were left aside, as the NCA's tools do (each covers the document as it was). */
  readonly withoutLater: boolean;
  readonly wrong: Wrong | undefined;
  /** In a Manifest, not in SignedInfo. */
  readonly ofManifest: boolean;
}

/** A reference to the signer's certificate (EN 319 132-1 5.2.2). */
export interface XmlCertificateReference {
  readonly digest: string | undefined;
  readonly digestUri: string;
  readonly value: Uint8Array;
  /** Decimal. */
  readonly serial: string | undefined;
}

/** A timestamp property. */
export interface XmlTimestamp {
  readonly tokens: readonly Uint8Array[];
  /** The digests of what it is over, by the algorithms that its tokens name (OIDs). */
  readonly digests: ReadonlyMap<string, Uint8Array>;
  /** Why there are none. */
  readonly wrong: string | undefined;
  /** What an archive timestamp covers beside the signature itself: everything that stands before it. */
  readonly covered: XmlMaterial & { readonly tokens: readonly Uint8Array[] };
}

/** Certificates and revocation data in a signature. */
export interface XmlMaterial {
  readonly certificates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly ocspResponses: readonly Uint8Array[];
}

/** What XAdES adds. */
export interface Xades {
  /** A reference covers SignedProperties. */
  readonly covered: boolean;
  readonly wrong: Wrong | undefined;
  readonly signingTime: string | undefined;
  readonly signingCertificate: readonly XmlCertificateReference[];
  readonly signatureTimestamps: readonly XmlTimestamp[];
  readonly archiveTimestamps: readonly XmlTimestamp[];
  readonly material: XmlMaterial;
}

/** One ds:Signature. */
export interface XmlSignature {
  readonly id: string | null;
  readonly path: string;
  /** Why it could not be read; nothing else is meaningful then. */
  readonly wrong: Wrong | undefined;
  /** Canonical octets of SignedInfo: what the value is over. */
  readonly signedInfo: Uint8Array;
  readonly method: SignatureMethod | undefined;
  readonly methodUri: string;
  readonly value: Uint8Array;
  readonly references: readonly XmlReference[];
  /** X509Certificate, in the order they stand. */
  readonly certificates: readonly Uint8Array[];
  /** X509IssuerSerial: decimal serial numbers. */
  readonly serials: readonly string[];
  readonly xades: Xades | undefined;
  /** Signatures over this one's value (EN 319 132-1 5.2.7). */
  readonly counterSignatures: readonly XmlSignature[];
}
