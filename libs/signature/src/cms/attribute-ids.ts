/** Attributes of ETSI EN 319 122-1 and of what came before it (RFC 5126), by the names the standards give them. */
export const CADES = {
  contentHints: '1.2.840.113549.1.9.16.2.4',
  signaturePolicy: '1.2.840.113549.1.9.16.2.15',
  commitmentType: '1.2.840.113549.1.9.16.2.16',
  signerLocation: '1.2.840.113549.1.9.16.2.17',
  signerAttributes: '1.2.840.113549.1.9.16.2.18',
  contentTimestamp: '1.2.840.113549.1.9.16.2.20',
  certificateReferences: '1.2.840.113549.1.9.16.2.21',
  revocationReferences: '1.2.840.113549.1.9.16.2.22',
  certificateValues: '1.2.840.113549.1.9.16.2.23',
  revocationValues: '1.2.840.113549.1.9.16.2.24',
  archiveTimestampV2: '1.2.840.113549.1.9.16.2.48',
  archiveTimestampV3: '0.4.0.1733.2.4',
  mimeType: '0.4.0.1733.2.1',
  longTermValidation: '0.4.0.1733.2.2',
  signerAttributesV2: '0.4.0.19122.1.1',
  hashIndexV3: '0.4.0.19122.1.5',
} as const;

/** id-ri-ocsp-response (RFC 5940 2.1): an OCSP response among the revocation data of SignedData. */
export const OCSP_RESPONSE_INFO = '1.3.6.1.5.5.7.16.2';
