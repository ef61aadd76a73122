/** TSTInfo, what a time-stamping authority signs (RFC 3161 2.4.2). */
import { Asn1Error, readAsn1 } from '../asn1/reader.js';
import { integerHex, oidOf, smallInteger, TAG, timeOf } from '../asn1/values.js';
import { algorithmOf } from '../x509/certificate.js';

/** The statement of a timestamp. */
export interface TstInfo {
  readonly policy: string;
  readonly hashAlgorithm: string;
  readonly imprint: Uint8Array;
  readonly genTime: Date;
  /** The number of the request, repeated; as hex of the INTEGER's content. */
  readonly nonce?: string;
}

/** Reads a TSTInfo; throws when it is malformed. */
export function readTstInfo(content: Uint8Array): TstInfo {
  const [version, policy, imprint, serial, genTime, ...optional] = readAsn1(content).inside(
    TAG.sequence,
    'timestamp info',
  );
  if (!version || !policy || !imprint || !serial || !genTime) throw new Asn1Error('a timestamp lacks fields');
  if (smallInteger(version) !== 1) throw new Asn1Error('a timestamp of another version');
  const [algorithm, hash] = imprint.inside(TAG.sequence, 'imprint');
  if (!algorithm || !hash) throw new Asn1Error('an imprint without parts');
  const nonce = optional.find((field) => field.tag === TAG.integer);
  return {
    policy: oidOf(policy),
    hashAlgorithm: algorithmOf(algorithm).oid,
    imprint: hash.expect(TAG.octetString, 'imprint').content,
    genTime: timeOf(genTime.expect(TAG.generalizedTime, 'genTime')),
    ...(nonce && { nonce: integerHex(nonce) }),
  };
}
