import { createHash } from 'node:crypto';
import { promises as fs } from 'node:fs';
import path from 'node:path';
import {
  equalBytes,
  EXTENSION,
  fromAnyEncoding,
  parseCertificate,
  pemBlocks,
  readAsn1,
  readCertificate,
  TAG,
  toHex,
  type Certificate,
  type Trust,
} from '@qujat/signature';
import type { ForeignRules } from '../foreign/foreign-rules.js';
import { readTrustFile, type IssuerEndpoints, type TrustFile, type TsaEndpoint } from './trust-file.js';

const CERTIFICATE_FILE = /\.(cer|crt|der|pem)$/i;
const MAX_FILE = 1024 * 1024;

/** A folder of trusted certificates as it was read. */
export interface TrustMaterial {
  /** Self-issued certificates are anchors, the others intermediates that the operator vouches for. */
  readonly trust: Required<Trust>;
  readonly tsa: readonly TsaEndpoint[];
  /** Where the status of an issuer's certificates is asked; undefined when `trust.json` does not know the issuer. */
  endpointsOf(issuer: Uint8Array): IssuerEndpoints | undefined;
  /** How certificates below the trusted one with this fingerprint name their holders, if it is a foreign one. */
  foreignRulesOf(fingerprint: string): ForeignRules | undefined;
}

/** What the folder looks like from outside: changes when a file is added, removed or written. */
export async function lookOf(dir: string): Promise<string> {
  const names = (await fs.readdir(dir)).filter((name) => name === 'trust.json' || CERTIFICATE_FILE.test(name)).sort();
  const stats = await Promise.all(names.map((name) => fs.stat(path.join(dir, name))));
  return names.map((name, i) => `${name} ${stats[i]!.size} ${stats[i]!.mtimeMs}`).join('\n');
}

/** Reads the folder; throws an Error that says what is wrong with it. */
export async function readTrustFolder(dir: string): Promise<TrustMaterial> {
  const names = (await fs.readdir(dir)).filter((name) => CERTIFICATE_FILE.test(name)).sort();
  const certificates = (await Promise.all(names.map((name) => readCertificates(dir, name)))).flat();
  const anchors = certificates.filter(isSelfIssued);
  if (anchors.length === 0) throw new Error(`${dir} holds no self-signed certificate to begin with`);
  const file = await readServices(dir);
  const intermediates = certificates.filter((one) => !isSelfIssued(one));
  return materialOf(anchors, intermediates, file);
}

function materialOf(anchors: Certificate[], intermediates: Certificate[], file: TrustFile): TrustMaterial {
  const endpointsOf = (issuer: Uint8Array) => file.issuers.get(keyIdentifierOf(readCertificate(issuer)) ?? '');
  const foreign = new Map(
    [...anchors, ...intermediates].flatMap(({ der }) => {
      const rules = endpointsOf(der)?.foreign;
      return rules ? [[fingerprint(der), rules] as const] : [];
    }),
  );
  return {
    trust: { anchors: anchors.map((one) => one.der), intermediates: intermediates.map((one) => one.der) },
    tsa: file.tsa,
    endpointsOf,
    foreignRulesOf: (one) => foreign.get(one),
  };
}

/** As in reports: SHA-256, hex. */
const fingerprint = (der: Uint8Array): string => createHash('sha256').update(der).digest('hex');

const isSelfIssued = ({ issuer, subject }: Certificate): boolean => equalBytes(issuer, subject);

function keyIdentifierOf({ extensions }: Certificate): string | undefined {
  const extension = extensions.get(EXTENSION.subjectKeyIdentifier);
  return extension && toHex(readAsn1(extension.value).expect(TAG.octetString, 'key identifier').content);
}

async function readCertificates(dir: string, name: string): Promise<Certificate[]> {
  const file = path.join(dir, name);
  const { size } = await fs.stat(file);
  if (size > MAX_FILE) throw new Error(`${file} is too large for certificates`);
  try {
    return certificatesIn(await fs.readFile(file)).map((der) => {
      parseCertificate(der); // all of it can be read, not only its frame
      return readCertificate(der);
    });
  } catch (error) {
    throw new Error(`${file} is not a certificate: ${(error as Error).message}`, { cause: error });
  }
}

function certificatesIn(bytes: Uint8Array): Uint8Array[] {
  const blocks = pemBlocks(Buffer.from(bytes).toString('latin1')).filter(({ label }) => label === 'CERTIFICATE');
  if (blocks.length > 0) return blocks.map((block) => block.bytes);
  const der = fromAnyEncoding(bytes);
  if (!der) throw new Error('neither DER nor PEM');
  return [der];
}

async function readServices(dir: string): Promise<TrustFile> {
  const file = path.join(dir, 'trust.json');
  try {
    return readTrustFile(await fs.readFile(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
  }
}
