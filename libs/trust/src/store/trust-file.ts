/** `trust.json`: where the services of each trusted issuer are. Only these addresses are ever asked. */
import { readForeignRules, type ForeignRules } from '../foreign/foreign-rules.js';

/** Where the status of one authority's certificates is asked. */
export interface IssuerEndpoints {
  readonly name: string;
  readonly ocsp: string | undefined;
  readonly crl: readonly string[];
  readonly deltaCrl: readonly string[];
  /** Of a recognised issuer of another country: how its certificates name their holders. */
  readonly foreign?: ForeignRules;
}

/** A time-stamping authority. */
export interface TsaEndpoint {
  readonly url: string;
  /** The TSA policy to ask for (OID); the TSA's usual one when absent. */
  readonly policy: string | undefined;
  /** Which signatures it stamps: its imprint takes their hash. */
  readonly algorithm: 'gost' | 'rsa';
}

/** The content of `trust.json`. */
export interface TrustFile {
  /** By subject key identifier, lower-case hex. */
  readonly issuers: ReadonlyMap<string, IssuerEndpoints>;
  readonly tsa: readonly TsaEndpoint[];
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown, where: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${where} is not an object`);
  return value as Fields;
}

function listOf(value: unknown, where: string): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new Error(`${where} is not a list`);
  return value;
}

function textOf(value: unknown, where: string): string {
  if (typeof value !== 'string' || value === '') throw new Error(`${where} is not a text`);
  return value;
}

function addressOf(value: unknown, where: string): string {
  const text = textOf(value, where);
  const protocol = URL.canParse(text) ? new URL(text).protocol : '';
  if (protocol !== 'http:' && protocol !== 'https:') throw new Error(`${where} is not an http address: ${text}`);
  return text;
}

function issuerOf(value: unknown, where: string): [string, IssuerEndpoints] {
  const { subjectKeyIdentifier, name, ocsp, crl, deltaCrl, foreign } = fieldsOf(value, where);
  const id = textOf(subjectKeyIdentifier, `${where}.subjectKeyIdentifier`).toLowerCase().replaceAll(':', '');
  if (!/^([0-9a-f]{2})+$/.test(id)) throw new Error(`${where}.subjectKeyIdentifier is not hexadecimal`);
  const addresses = (list: unknown, field: string) =>
    listOf(list, `${where}.${field}`).map((one, i) => addressOf(one, `${where}.${field}[${i}]`));
  const endpoints = {
    name: textOf(name, `${where}.name`),
    ocsp: ocsp === undefined ? undefined : addressOf(ocsp, `${where}.ocsp`),
    crl: addresses(crl, 'crl'),
    deltaCrl: addresses(deltaCrl, 'deltaCrl'),
    ...(foreign !== undefined && { foreign: readForeignRules(foreign, `${where}.foreign`) }),
  };
  return [id, endpoints];
}

function tsaOf(value: unknown, where: string): TsaEndpoint {
  const { url, policy, algorithm } = fieldsOf(value, where);
  if (algorithm !== 'gost' && algorithm !== 'rsa') throw new Error(`${where}.algorithm is neither "gost" nor "rsa"`);
  const wanted = policy === undefined ? undefined : textOf(policy, `${where}.policy`);
  if (wanted !== undefined && !/^\d+(\.\d+)+$/.test(wanted)) throw new Error(`${where}.policy is not an OID`);
  return { url: addressOf(url, `${where}.url`), policy: wanted, algorithm };
}

/** Reads `trust.json`; throws an Error that says which field makes no sense. */
export function readTrustFile(text: string): TrustFile {
  const { issuers, tsa } = fieldsOf(JSON.parse(text), 'the file');
  return {
    issuers: new Map(listOf(issuers, 'issuers').map((one, i) => issuerOf(one, `issuers[${i}]`))),
    tsa: listOf(tsa, 'tsa').map((one, i) => tsaOf(one, `tsa[${i}]`)),
  };
}
