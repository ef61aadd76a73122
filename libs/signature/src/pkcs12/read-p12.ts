/** Reads key files (PKCS#12, RFC 7292) of the NCA's kind. */
import { Asn1Error, readAsn1, type Asn1Node } from '../asn1/reader.js';
import { concat, equalBytes, octets, oidOf, smallInteger, TAG } from '../asn1/values.js';
import { P12 } from './oids.js';
import { pbeDecrypt, pbeMac, type PbeParameters, type TripleDesCbc } from './pbe.js';

/** What a p12 file holds. */
export interface P12File {
  /** PKCS#8, DER. */
  readonly privateKeys: readonly Uint8Array[];
  /** X.509, DER. */
  readonly certificates: readonly Uint8Array[];
}

/** The password is not the file's, or the file was changed. */
export class WrongPassword extends Error {}

/** More would only keep the processor busy. */
const MAX_ITERATIONS = 100_000;

type Decrypt = (algorithm: Asn1Node, bytes: Uint8Array) => Uint8Array;

const open = (bytes: Uint8Array): Asn1Node[] => readAsn1(bytes, 'BER').inside(TAG.sequence, 'p12');

/** The part of a structure that must be there. */
function part(nodes: readonly Asn1Node[] | undefined, at: number): Asn1Node {
  const node = nodes?.[at];
  if (!node) throw new Asn1Error('a p12 file lacks fields');
  return node;
}

function parametersOf(salt: Asn1Node, iterations: Asn1Node | undefined): PbeParameters {
  const number = iterations ? smallInteger(iterations) : 1;
  if (number < 1 || number > MAX_ITERATIONS) throw new RangeError(`${number} iterations`);
  const value = octets(salt);
  if (value.length === 0) throw new RangeError('no salt');
  return { salt: value, iterations: number };
}

/** Reads a p12 file, DER or BER; throws `WrongPassword` when the MAC does not agree. */
export function readP12(bytes: Uint8Array, password: string, decrypt3des: TripleDesCbc): P12File {
  const [, contentInfo, mac] = open(bytes);
  const safe = octets(part(part(contentInfo?.children, 1).children, 0));
  checkMac(mac, safe, password);
  const decrypt: Decrypt = (algorithm, encrypted) => {
    const [salt, iterations] = part(algorithm.children, 1).children;
    if (!salt) throw new RangeError('no salt');
    const type = oidOf(part(algorithm.children, 0));
    return pbeDecrypt(type, password, parametersOf(salt, iterations), encrypted, decrypt3des);
  };
  const file = { privateKeys: [] as Uint8Array[], certificates: [] as Uint8Array[] };
  for (const info of open(safe)) for (const bag of open(safeContents(info, decrypt))) readBag(bag, decrypt, file);
  return file;
}

function checkMac(mac: Asn1Node | undefined, safe: Uint8Array, password: string): void {
  if (!mac) throw new RangeError('no MAC');
  const [digestInfo, salt, iterations] = mac.children;
  const algorithm = part(digestInfo?.children, 0);
  if (oidOf(part(algorithm.children, 0)) !== P12.sha1) throw new RangeError('a MAC other than HMAC-SHA1');
  if (!salt) throw new RangeError('no salt');
  const expected = pbeMac(password, parametersOf(salt, iterations), safe);
  const value = octets(part(digestInfo?.children, 1));
  if (!equalBytes(expected, value)) throw new WrongPassword('the password is not the file’s');
}

/** The SafeContents of one ContentInfo: plain, or encrypted with the password. */
function safeContents(info: Asn1Node, decrypt: Decrypt): Uint8Array {
  const type = oidOf(part(info.children, 0));
  const content = part(part(info.children, 1).children, 0);
  if (type === P12.data) return octets(content);
  if (type !== P12.encryptedData) throw new RangeError(`content of type ${type}`);
  const [, algorithm, encrypted] = part(content.children, 1).children;
  if (!algorithm || !encrypted) throw new Asn1Error('a p12 file lacks fields');
  return decrypt(algorithm, implicitOctets(encrypted));
}

/** `[0] IMPLICIT OCTET STRING`, whole or in pieces. */
const implicitOctets = (node: Asn1Node): Uint8Array =>
  node.constructed ? concat(node.children.map(octets)) : node.content;

function readBag(
  bag: Asn1Node,
  decrypt: Decrypt,
  file: { privateKeys: Uint8Array[]; certificates: Uint8Array[] },
): void {
  const type = oidOf(part(bag.children, 0));
  const value = part(part(bag.children, 1).children, 0);
  if (type === P12.shroudedKeyBag) {
    file.privateKeys.push(decrypt(part(value.children, 0), octets(part(value.children, 1))));
  } else if (type === P12.certBag) {
    file.certificates.push(octets(part(part(value.children, 1).children, 0)));
  }
}
