/** The checks by name, each with the clause that asks for it. */
import type { Rule } from './findings.js';

const rule = (id: string, spec: string): Rule => ({ id, spec });

/** All checks that a report can hold. */
export const RULES = {
  format: rule('cms.format', 'RFC 5652 5.1; X.690'),
  signers: rule('cms.signers', 'ETSI EN 319 102-1 5.1.4.1; RFC 5652 5.1'),
  signedAttributes: rule('cms.signed-attributes', 'RFC 5652 5.3, 11.1, 11.2'),
  contentType: rule('cms.content-type', 'RFC 5652 11.1'),
  attachedContent: rule('cms.attached-content', 'ETSI EN 319 102-1 5.2.7.4'),
  content: rule('cms.content', 'ETSI EN 319 102-1 5.2.7.4'),
  messageDigest: rule('cms.message-digest', 'RFC 5652 11.2; ETSI EN 319 102-1 5.2.7.4'),
  signingCertificate: rule('cms.signing-certificate', 'ETSI EN 319 102-1 5.2.3.4; RFC 5035 5.4'),
  algorithm: rule('crypto.algorithm', 'ETSI EN 319 102-1 5.2.8.4.2'),
  signatureValue: rule('crypto.signature', 'RFC 5652 5.6; ETSI EN 319 102-1 5.2.7.4'),
  keyUsage: rule('certificate.key-usage', 'RFC 5280 4.2.1.3; ETSI EN 319 102-1 5.2.6.4'),
  keyPurpose: rule('certificate.key-purpose', 'RFC 5280 4.2.1.12; ETSI EN 319 102-1 5.2.6.4'),
  path: rule('path.found', 'RFC 5280 6.1; ETSI EN 319 102-1 5.2.6.4'),
  pathSignature: rule('path.signature', 'RFC 5280 6.1.3 (a)(1)'),
  pathAuthority: rule('path.authority', 'RFC 5280 6.1.4 (k), (n)'),
  pathLength: rule('path.length', 'RFC 5280 6.1.4 (l), (m)'),
  pathExtensions: rule('path.critical-extensions', 'RFC 5280 6.1.4 (o), 6.1.5 (f)'),
  nameConstraints: rule('path.names', 'RFC 5280 4.2.1.10, 6.1.3 (b), (c)'),
  policies: rule('path.policies', 'RFC 5280 6.1.3 (d)–(f), 6.1.5 (g); RFC 9618'),
  peerName: rule('path.peer-name', 'RFC 9525 6; RFC 5280 4.2.1.6'),
  profile: rule('path.profile', 'RFC 5280 4.1, 4.2'),
  validity: rule('path.validity', 'RFC 5280 6.1.3 (a)(2); ETSI EN 319 102-1 5.2.6.4'),
  revocation: rule('path.revocation', 'RFC 5280 6.1.3 (a)(3); RFC 6960 3.2; ETSI EN 319 102-1 5.2.5, 5.2.6.4'),
  containerFiles: rule('container.files', 'ETSI EN 319 162-1 4.4; ETSI EN 319 102-1 5.2.7.4'),
  containerDigest: rule('container.digest', 'ETSI EN 319 162-1 4.4; ETSI EN 319 102-1 5.2.7.4'),
  containerAlgorithm: rule('container.digest-algorithm', 'ETSI EN 319 102-1 5.2.8.4.2'),
  containerUnsigned: rule('container.unsigned-files', 'ETSI EN 319 162-1 4.4'),
  containerGiven: rule('container.given-file', 'ETSI EN 319 102-1 5.2.7.4'),
  xmlFormat: rule('xml.format', 'XMLDSig core 1.1 4; ETSI EN 319 102-1 5.2.2'),
  xmlReferences: rule('xml.references', 'XMLDSig core 1.1 4.4.3; ETSI EN 319 102-1 5.2.7.4'),
  xmlReferenceDigest: rule('xml.reference-digest', 'XMLDSig core 1.1 3.2.1; ETSI EN 319 102-1 5.2.7.4'),
  xmlCoverage: rule('xml.coverage', 'XMLDSig core 1.1 8.1; ETSI EN 319 102-1 5.2.8'),
  xmlSignedProperties: rule('xml.signed-properties', 'ETSI EN 319 132-1 4.3, 6.3'),
  xmlSigningCertificate: rule('xml.signing-certificate', 'ETSI EN 319 132-1 5.2.2; ETSI EN 319 102-1 5.2.3.4'),
  xmlSignatureValue: rule('crypto.signature', 'XMLDSig core 1.1 3.2.2; ETSI EN 319 102-1 5.2.7.4'),
  timestamp: rule('timestamp.signature', 'RFC 3161 2.4.2; ETSI EN 319 102-1 5.4, 5.5'),
} as const;
