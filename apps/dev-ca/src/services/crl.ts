import { EXTENSION } from '@qujat/signature';
import { bitString, enumerated, explicit, implicit, integer, sequence, time, unsigned } from '../asn1.js';
import { keyIdentifier, type Issuer } from '../certificates/certificate.js';
import { extension } from '../certificates/extensions.js';

/** One line of a list. */
export interface CrlEntry {
  readonly serial: string;
  readonly at: Date;
  /** CRLReason; 0 is not written (RFC 5280 5.3.1). */
  readonly reason: number;
}

/** What goes into a list. `deltaOf` makes it a delta to the base list of that number. */
export interface CrlTemplate {
  readonly number: number;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  readonly entries: readonly CrlEntry[];
  readonly deltaOf?: number;
}

const entry = ({ serial, at, reason }: CrlEntry): Uint8Array =>
  sequence(
    unsigned(serial),
    time(at),
    ...(reason === 0 ? [] : [sequence(extension(EXTENSION.reasonCode, enumerated(reason)))]),
  );

/** Builds and signs a CRL of version 2 (RFC 5280 5.1), base or delta. */
export function signCrl(template: CrlTemplate, issuer: Issuer): Uint8Array {
  const { deltaOf, entries } = template;
  const extensions = [
    ...(deltaOf === undefined ? [] : [extension(EXTENSION.deltaCrlIndicator, integer(deltaOf), true)]),
    extension(EXTENSION.crlNumber, integer(template.number)),
    extension(EXTENSION.authorityKeyIdentifier, sequence(implicit(0, keyIdentifier(issuer.key.publicKeyInfo)))),
  ];
  const toBeSigned = sequence(
    integer(1),
    issuer.key.signatureAlgorithm,
    issuer.name,
    time(template.thisUpdate),
    time(template.nextUpdate),
    ...(entries.length === 0 ? [] : [sequence(...entries.map(entry))]),
    explicit(0, sequence(...extensions)),
  );
  return sequence(toBeSigned, issuer.key.signatureAlgorithm, bitString(issuer.key.sign(toBeSigned)));
}
