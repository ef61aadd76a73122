/** RSASSA-PSS-params (RFC 4055 3.1). */
import { Asn1Error, type Asn1Node } from '../asn1/reader.js';
import { context, oidOf, smallInteger, TAG } from '../asn1/values.js';
import { der, derNull, integer, oid, sequence } from '../asn1/writer.js';
import { ALGORITHM } from './oids.js';

/** The parameters of RSASSA-PSS: OIDs of the digest algorithms, and the bytes of salt. The trailer field is always 1. */
export interface PssParameters {
  readonly hash: string;
  readonly mgfHash: string;
  readonly saltLength: number;
}

/** Reads the parameters; throws when they are malformed, or of another mask generation function or trailer. */
export function readPssParameters(node: Asn1Node): PssParameters {
  const fields = new Map<number, Asn1Node>();
  let last = -1;
  for (const field of node.inside(TAG.sequence, 'PSS parameters')) {
    const number = field.tag - context(0);
    const [value, ...more] = number > last && number <= 3 ? field.children : [];
    if (!value || more.length > 0) throw new Asn1Error('PSS parameters out of order');
    fields.set(number, value);
    last = number;
  }
  // RFC 4055 3.1: the trailer field MUST be 1
  const trailer = fields.get(3);
  if (trailer && smallInteger(trailer) !== 1) throw new Asn1Error('a PSS trailer field other than 1');
  const [hash, mask, salt] = [fields.get(0), fields.get(1), fields.get(2)];
  return {
    hash: hash ? digestOf(hash) : ALGORITHM.sha1,
    mgfHash: mask ? maskDigest(mask) : ALGORITHM.sha1,
    saltLength: salt ? smallInteger(salt) : 20,
  };
}

/** RFC 4055 2.1: parameters of a digest algorithm are NULL or absent. */
function digestOf(node: Asn1Node): string {
  const [name, parameters, ...rest] = node.inside(TAG.sequence, 'digest algorithm');
  const plain = parameters === undefined || (parameters.tag === TAG.null && parameters.content.length === 0);
  if (!plain || rest.length > 0) throw new Asn1Error('a digest algorithm with parameters');
  return oidOf(name);
}

function maskDigest(node: Asn1Node): string {
  const [name, digest, ...rest] = node.inside(TAG.sequence, 'mask generation');
  if (oidOf(name) !== ALGORITHM.mgf1 || !digest || rest.length > 0) throw new Asn1Error('a mask generation not MGF1');
  return digestOf(digest);
}

/** AlgorithmIdentifier of RSASSA-PSS with these parameters. */
export function pssIdentifier({ hash, mgfHash, saltLength }: PssParameters): Uint8Array {
  const digest = (name: string): Uint8Array => sequence(oid(name), derNull());
  const parameters = sequence(
    der(context(0), digest(hash)),
    der(context(1), sequence(oid(ALGORITHM.mgf1), digest(mgfHash))),
    der(context(2), integer(saltLength)),
  );
  return sequence(oid(ALGORITHM.rsaPss), parameters);
}

/** RFC 4055 3.3: does a key with restrictions allow a signature with these parameters? */
export const allows = (key: PssParameters, used: PssParameters): boolean =>
  key.hash === used.hash && key.mgfHash === used.mgfHash && used.saltLength >= key.saltLength;
