import { randomBytes } from 'node:crypto';
import type { Clock } from '@qujat/kernel';
import {
  ALGORITHM,
  CMS,
  context,
  der,
  oidOf,
  octets,
  POLICY,
  readAsn1,
  signCms,
  smallInteger,
  TAG,
} from '@qujat/signature';
import type { Authority } from '../authority/authority.js';
import { generalizedTime, integer, oid, sequence, toHex, unsigned } from '../asn1.js';
import type { KeyAlgorithm } from '../people/person.types.js';

/** Digest lengths of the imprints that are taken; SHA-1 is not among them. */
const IMPRINTS: Readonly<Record<string, number>> = {
  [ALGORITHM.sha256]: 32,
  [ALGORITHM.sha384]: 48,
  [ALGORITHM.sha512]: 64,
  [ALGORITHM.streebog256]: 32,
  [ALGORITHM.streebog512]: 64,
};
const NATIONAL = new Set<string>([ALGORITHM.streebog256, ALGORITHM.streebog512]);
const POLICIES: Readonly<Record<string, KeyAlgorithm>> = {
  [POLICY.timestampRsa]: 'rsa',
  [POLICY.timestampGost2015]: 'gost',
};
/** PKIFailureInfo bits (RFC 3161 2.4.2). */
const FAILURE = { badAlg: 0, badRequest: 2, badDataFormat: 5, unacceptedPolicy: 15, unacceptedExtension: 16 } as const;

interface TimestampRequest {
  readonly imprint: Uint8Array;
  readonly hash: string;
  readonly digestLength: number;
  readonly policy?: string;
  readonly nonce?: Uint8Array;
  readonly certReq: boolean;
  readonly extensions: boolean;
}

/** The timestamping authority (RFC 3161): the policy asked for, or else the imprint's algorithm, decides which key stamps. */
export class TimestampAuthority {
  constructor(
    private readonly authorities: Readonly<Record<KeyAlgorithm, Authority>>,
    private readonly clock: Clock,
  ) {}

  /** The TimeStampResp (DER) to a request, whatever the bytes are. */
  async respond(bytes: Uint8Array): Promise<Uint8Array> {
    const request = readOrUndefined(bytes);
    if (!request) return refusal('badDataFormat');
    const failure = refusalOf(request);
    if (failure) return refusal(failure);
    const algorithm = request.policy ? POLICIES[request.policy]! : NATIONAL.has(request.hash) ? 'gost' : 'rsa';
    return sequence(sequence(integer(0)), await this.token(request, algorithm));
  }

  private async token(request: TimestampRequest, algorithm: KeyAlgorithm): Promise<Uint8Array> {
    const { certificate, key } = await this.authorities[algorithm].service('tsa');
    const now = this.clock.now();
    const policy = algorithm === 'gost' ? POLICY.timestampGost2015 : POLICY.timestampRsa;
    const token = await signCms({
      content: tstInfo(request, policy, now),
      contentType: CMS.tstInfo,
      detached: false,
      certificate,
      privateKey: await key.handle(),
      signingTime: now,
    });
    return request.certReq ? token : withoutCertificates(token);
  }
}

function refusalOf(request: TimestampRequest): keyof typeof FAILURE | undefined {
  const length = IMPRINTS[request.hash];
  if (length === undefined) return 'badAlg';
  if (length !== request.digestLength) return 'badDataFormat';
  if (request.policy !== undefined && !POLICIES[request.policy]) return 'unacceptedPolicy';
  return request.extensions ? 'unacceptedExtension' : undefined;
}

/** RFC 3161 2.4.2: status "rejection" with one failure bit. */
function refusal(failure: keyof typeof FAILURE): Uint8Array {
  const bit = FAILURE[failure];
  const octet = new Uint8Array((bit >> 3) + 1);
  octet[bit >> 3] = 0x80 >> (bit & 7);
  return sequence(sequence(integer(2), der(TAG.bitString, Uint8Array.of(7 - (bit & 7)), octet)));
}

function readOrUndefined(bytes: Uint8Array): TimestampRequest | undefined {
  try {
    return readRequest(bytes);
  } catch {
    return undefined; // answered by "badDataFormat"
  }
}

/** TimeStampReq (RFC 3161 2.4.1). */
function readRequest(bytes: Uint8Array): TimestampRequest {
  const [version, imprint, ...rest] = readAsn1(bytes).inside(TAG.sequence, 'timestamp request');
  if (!version || !imprint || smallInteger(version) !== 1) throw new RangeError('not a request of version 1');
  const [algorithm, value] = imprint.inside(TAG.sequence, 'message imprint');
  const optional = (tag: number) => rest.find((field) => field.tag === tag);
  const policy = optional(TAG.oid);
  const nonce = optional(TAG.integer);
  return {
    imprint: imprint.bytes,
    hash: oidOf(algorithm!.children[0]),
    digestLength: octets(value!).length,
    ...(policy ? { policy: oidOf(policy) } : {}),
    ...(nonce ? { nonce: nonce.bytes } : {}),
    certReq: optional(TAG.boolean)?.content[0] === 0xff,
    extensions: optional(context(0)) !== undefined,
  };
}

/** TSTInfo (RFC 3161 2.4.2), with a random serial number of 160 bits as the NCA gives. */
function tstInfo({ imprint, nonce }: TimestampRequest, policy: string, now: Date): Uint8Array {
  const serial = randomBytes(20);
  serial[0] = (serial[0]! & 0x7f) | 0x10;
  return sequence(
    integer(1),
    oid(policy),
    imprint,
    unsigned(toHex(serial)),
    generalizedTime(now),
    ...(nonce ? [nonce] : []),
  );
}

/** RFC 3161 2.4.1: without certReq the token must hold no certificates. */
function withoutCertificates(token: Uint8Array): Uint8Array {
  const [type, wrapper] = readAsn1(token).children;
  const fields = wrapper!.children[0]!.children.filter((field) => field.tag !== context(0));
  return sequence(type!.bytes, der(context(0), sequence(...fields.map((field) => field.bytes))));
}
