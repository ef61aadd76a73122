import type { Clock } from '@qujat/kernel';
import { digest, equalBytes, EXTENSION, isKnownDigest, readAsn1 } from '@qujat/signature';
import type { Authority, Credential } from '../authority/authority.js';
import {
  bitString,
  derNull,
  enumerated,
  explicit,
  generalizedTime,
  implicit,
  octetString,
  oid,
  sequence,
} from '../asn1.js';
import type { Issuer } from '../certificates/certificate.js';
import { extension } from '../certificates/extensions.js';
import { serviceName } from '../certificates/names.js';
import type { CertificateRecord } from '../state/state.types.js';
import type { Store } from '../state/store.js';
import { readOcspRequest, type CertId, type OcspRequest } from './ocsp-request.js';
import { REASON_CODES } from './reasons.js';

const BASIC = '1.3.6.1.5.5.7.48.1.1';
const STATUS = { successful: 0, malformedRequest: 1, internalError: 2, unauthorized: 6 } as const;
/** RFC 6960 2.2: what is said of a certificate that was never issued. */
const NEVER_ISSUED = { at: new Date(0), reason: REASON_CODES.certificateHold };

const refusal = (status: keyof typeof STATUS): Uint8Array => sequence(enumerated(STATUS[status]));

/** Answers OCSP requests as the NCA does: by a delegated responder, nonce repeated, no nextUpdate, extended revoke. */
export class OcspResponder {
  constructor(
    private readonly authorities: readonly Authority[],
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  /** The OCSPResponse (DER) to a request, whatever the bytes are. */
  async respond(bytes: Uint8Array): Promise<Uint8Array> {
    const request = readOrUndefined(bytes);
    if (!request) return refusal('malformedRequest');
    const asked = await Promise.all(request.ids.map((id) => this.authorityOf(id)));
    const authority = asked.find((candidate) => candidate !== undefined);
    if (!authority) return refusal('unauthorized');
    const now = this.clock.now();
    const singles = request.ids.map((id, i) => this.single(id, asked[i], now));
    const responder = await authority.service('ocsp');
    return sequence(
      enumerated(STATUS.successful),
      explicit(0, sequence(oid(BASIC), octetString(basic(responder, singles, request, now)))),
    );
  }

  private async authorityOf(id: CertId): Promise<Authority | undefined> {
    if (!isKnownDigest(id.hashAlgorithm)) return undefined;
    for (const authority of this.authorities) {
      if (await names(id, await authority.issuer())) return authority;
    }
    return undefined;
  }

  private single(id: CertId, authority: Authority | undefined, now: Date): Uint8Array {
    const record = authority && this.issued(id.serial, authority);
    return sequence(id.encoded, authority ? status(record) : implicit(2, new Uint8Array()), generalizedTime(now));
  }

  private issued(serial: string, authority: Authority): CertificateRecord | undefined {
    return this.store.issuedBy('issuing', authority.algorithm).find((record) => record.serial === serial);
  }
}

function readOrUndefined(bytes: Uint8Array): OcspRequest | undefined {
  try {
    return readOcspRequest(bytes);
  } catch {
    return undefined; // answered by "malformedRequest"
  }
}

async function names(id: CertId, issuer: Issuer): Promise<boolean> {
  const key = readAsn1(issuer.key.publicKeyInfo).children[1]!.content.subarray(1);
  const hashes = await Promise.all([digest(id.hashAlgorithm, issuer.name), digest(id.hashAlgorithm, key)]);
  return equalBytes(hashes[0], id.issuerNameHash) && equalBytes(hashes[1], id.issuerKeyHash);
}

function status(record: CertificateRecord | undefined): Uint8Array {
  if (record && !record.revocation) return implicit(0, new Uint8Array());
  const revoked = record?.revocation;
  const { at, reason } = revoked ? { at: new Date(revoked.at), reason: REASON_CODES[revoked.reason] } : NEVER_ISSUED;
  return explicit(1, generalizedTime(at), explicit(0, enumerated(reason)));
}

function basic(responder: Credential, singles: readonly Uint8Array[], { nonce }: OcspRequest, now: Date): Uint8Array {
  const extensions = sequence(
    ...(nonce ? [extension(EXTENSION.ocspNonce, nonce)] : []),
    extension(EXTENSION.ocspExtendedRevoke, derNull()),
  );
  const data = sequence(
    explicit(1, serviceName('OCSP RESPONDER')),
    generalizedTime(now),
    sequence(...singles),
    explicit(1, extensions),
  );
  const { key, certificate } = responder;
  return sequence(data, key.signatureAlgorithm, bitString(key.sign(data)), explicit(0, sequence(certificate)));
}
