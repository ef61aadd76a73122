import { randomBytes } from 'node:crypto';
import { der, derNull, explicit, implicit, integer, octetString, oid, sequence, setOf, toHex } from '../asn1.js';
import { P12, PBE_3DES, PBE_RC2_40, pbeEncrypt, pbeMac, type PbeParameters } from '@qujat/signature';
import { encrypt3des } from './triple-des.js';

/** Iterations in the NCA's files. */
const ITERATIONS = 1024;

/** What goes into a p12 file. */
export interface P12Content {
  readonly privateKeyInfo: Uint8Array;
  readonly certificate: Uint8Array;
  /** Subject key identifier: local key id and, in hex, the friendly name. */
  readonly keyId: Uint8Array;
}

const freshParameters = (): PbeParameters => ({ salt: randomBytes(20), iterations: ITERATIONS });

const encryption = (algorithm: string, { salt, iterations }: PbeParameters): Uint8Array =>
  sequence(oid(algorithm), sequence(octetString(salt), integer(iterations)));

const data = (content: Uint8Array): Uint8Array => sequence(oid(P12.data), explicit(0, octetString(content)));

function attributes(keyId: Uint8Array): Uint8Array {
  const name = der(0x1e, Buffer.from(toHex(keyId), 'utf16le').swap16());
  return setOf([
    sequence(oid(P12.localKeyId), setOf([octetString(keyId)])),
    sequence(oid(P12.friendlyName), setOf([name])),
  ]);
}

const bag = (type: string, value: Uint8Array, keyId: Uint8Array): Uint8Array =>
  sequence(oid(type), explicit(0, value), attributes(keyId));

function keySafe({ privateKeyInfo, keyId }: P12Content, password: string): Uint8Array {
  const parameters = freshParameters();
  const encrypted = pbeEncrypt(PBE_3DES, password, parameters, privateKeyInfo, encrypt3des);
  const shrouded = sequence(encryption(PBE_3DES, parameters), octetString(encrypted));
  return data(sequence(bag(P12.shroudedKeyBag, shrouded, keyId)));
}

function certificateSafe({ certificate, keyId }: P12Content, password: string): Uint8Array {
  const parameters = freshParameters();
  const value = sequence(oid(P12.x509Certificate), explicit(0, octetString(certificate)));
  const bags = sequence(bag(P12.certBag, value, keyId));
  const encrypted = pbeEncrypt(PBE_RC2_40, password, parameters, bags, encrypt3des);
  const content = sequence(oid(P12.data), encryption(PBE_RC2_40, parameters), implicit(0, encrypted));
  return sequence(oid(P12.encryptedData), explicit(0, sequence(integer(0), content)));
}

/** A p12 file with one key and its certificate, encrypted the way the NCA's files are. */
export function writeP12(content: P12Content, password: string): Uint8Array {
  const safe = sequence(keySafe(content, password), certificateSafe(content, password));
  const parameters = freshParameters();
  const digestInfo = sequence(sequence(oid(P12.sha1), derNull()), octetString(pbeMac(password, parameters, safe)));
  const mac = sequence(digestInfo, octetString(parameters.salt), integer(parameters.iterations));
  return sequence(integer(3), data(safe), mac);
}
