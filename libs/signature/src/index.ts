export { GostCryptoEngine, installCryptoEngine } from './algorithms/crypto-engine.js';
export type { PrivateKey, WebCryptoKey } from './algorithms/crypto-engine.js';
export { digest, isKnownDigest, streamingDigest } from './algorithms/digests.js';
export type { StreamingDigest } from './algorithms/digests.js';
export {
  decodePkcs8,
  decodeSpki,
  encodePkcs8,
  encodeSpki,
  GOST_ALGORITHMS,
  gostByKey,
  GostKey,
} from './algorithms/gost-keys.js';
export type { GostAlgorithm } from './algorithms/gost-keys.js';
export * as gost3410 from './algorithms/gost3410.js';
export { ALGORITHM, ATTRIBUTE, CMS, EXTENSION, KEY_PURPOSE, POLICY } from './algorithms/oids.js';
export { Streebog, streebog256, streebog512 } from './algorithms/streebog.js';
export { fromAnyEncoding, fromBase64, pemBlocks, toBase64, toPem } from './building/pem.js';
export { digestAlgorithmFor, signatureAlgorithmFor, signBytes } from './algorithms/signing.js';
export { signCms } from './building/sign-cms.js';
export type { SignCmsOptions } from './building/sign-cms.js';
export {
  addSignatureTimestamp,
  buildTimestampRequest,
  readTimestampResponse,
  signatureValues,
} from './building/timestamp.js';
export type { Imprint } from './building/timestamp.js';
export { addUnsignedAttribute } from './building/unsigned-attributes.js';
export { addValidationMaterial } from './building/validation-material.js';
export type { ValidationMaterial } from './building/validation-material.js';
export { CannotRaise, raise } from './building/raise.js';
export type { RaisedLevel, RaiseServices } from './building/raise.js';
export { CADES } from './cms/attribute-ids.js';
export { Asn1Error, Asn1Node, readAsn1 } from './asn1/reader.js';
export {
  context,
  equalBytes,
  fromHex,
  integerHex,
  octets,
  oidOf,
  smallInteger,
  TAG,
  timeOf,
  toHex,
} from './asn1/values.js';
export { bitString, boolean, der, derNull, integer, octetString, oid, sequence, setOf, time } from './asn1/writer.js';
export type {
  Block,
  BlockFindings,
  CertificateFacts,
  Check,
  Covered,
  EvidenceUsed,
  Indication,
  Level,
  Process,
  ProofOfExistence,
  Report,
  RevocationFacts,
  Role,
  SignatureFormat,
  SignatureReport,
  SignedStatement,
  SignerFacts,
  SubIndication,
  SubjectFacts,
  TimestampFacts,
  TimestampKind,
} from './report/report.js';
export { PolicyError } from './policy/fields.js';
export { readPolicy } from './policy/read-policy.js';
export type { AlgorithmRules, PolicyFile } from './policy/types.js';
export { DEFAULT_POLICY } from './validation/types.js';
export type { Content, ContentDigests, Evidence, Policy, Trust, ValidationRequest } from './validation/types.js';
export { readCertificate } from './x509/certificate.js';
export type { Certificate } from './x509/certificate.js';
export { fingerprint, parseCertificate } from './x509/facts.js';
export { cryptoProvider, setCryptoProvider, webCryptoProvider } from './algorithms/provider.js';
export type { CryptoProvider } from './algorithms/provider.js';
export { isZip } from './container/zip/is-zip.js';
export { readContainer, writeAsicE, writeNcaContainer } from './container/containers.js';
export type { AsicFile, AsicSigner } from './container/asic/write-asic.js';
export type { NcaContainerOptions } from './container/nca/write-nca.js';
export type { Container, ContainerFile } from './container/read-container.js';
export { readSignatureFile, unreadable, validate } from './validation/validate.js';
export { runningDigest } from './algorithms/running-digest.js';
export type { HashedContent } from './cms/signed-data.js';
export { ContentHasher } from './streaming/content-hasher.js';
export { SignatureReader } from './streaming/read-signature.js';
export type { ReadOptions, ReadSignature } from './streaming/read-signature.js';
export type { StreamedSignature } from './streaming/signed-data-stream.js';
export { validateStream } from './streaming/validate-stream.js';
export type { Pieces, Source, StreamRequest } from './streaming/validate-stream.js';
export { buildOcspRequest, ocspNonce } from './building/ocsp-request.js';
export { describeCheck, explain, renderReport } from './report/render.js';
export type { ReportForm } from './report/render.js';
export { advise, reportWords } from './report/report-words.js';
export type { ReportWords, VerdictWords } from './report/report-words.js';
export { reliableUntil } from './validation/reliance.js';
export { requiredDigests, requiredEvidence, requiredEvidenceFor } from './validation/required.js';
export type { RequiredEvidence } from './validation/required.js';
export { readCrl } from './revocation/crl.js';
export { readOcspResponse } from './revocation/ocsp.js';
export { readTstInfo } from './timestamp/tst-info.js';
export { readSignedData } from './cms/signed-data.js';
export { P12 } from './pkcs12/oids.js';
export { PBE_3DES, PBE_RC2_40, pbeEncrypt, pbeMac } from './pkcs12/pbe.js';
export type { PbeParameters, TripleDesCbc } from './pkcs12/pbe.js';
export { readP12, WrongPassword } from './pkcs12/read-p12.js';
export type { P12File } from './pkcs12/read-p12.js';
export { authenticCrl, authenticOcsp, freshTimestamp, isOcspResponder } from './validation/pieces.js';
export type { TstInfo } from './timestamp/tst-info.js';
export type { RevocationReason, Statement } from './revocation/status.js';
export { looksLikeXml } from './xml/looks-like-xml.js';
export { coveredXml, raiseXml, signXml } from './xml/on-demand.js';
export type { CoveredOctets } from './xml/covered.js';
export type { XmlFile, XmlFiles } from './xml/files.js';
export type { SignXmlOptions } from './xml/sign-xml.js';
export { XmlProblem } from './xml/problem.js';
export { DOCUMENT_INPUTS } from './path/inputs.js';
export type { PathInputs } from './path/inputs.js';
export type { PeerName } from './path/peer-names.js';
export { validatePath } from './path/validate-path.js';
export type { PathRequest, PathVerdict } from './path/validate-path.js';
export { KEY_USAGES } from './x509/extensions.js';
export type { KeyUsage } from './x509/extensions.js';
