/** Collects what level LT needs: certificates and revocation data of every path, from files and from services. */
import { randomBytes } from 'node:crypto';
import {
  authenticCrl,
  authenticOcsp,
  buildOcspRequest,
  equalBytes,
  EXTENSION,
  ocspNonce,
  readAsn1,
  readCertificate,
  requiredEvidence,
  TAG,
  toHex,
  type Evidence,
  type RequiredEvidence,
  type Trust,
  type ValidationMaterial,
} from '@qujat/signature';
import type { TrustFile } from '@qujat/trust';
import { followable, type Allowed, type Followable } from './addresses.js';
import { ask } from './ask.js';

/** Where revocation data comes from. */
export interface MaterialSources {
  readonly trust: Trust;
  /** The services that `trust.json` names; none where there is no such file. */
  readonly services: TrustFile | undefined;
  /** What the user handed over. */
  readonly given: Evidence;
  readonly allowed: Allowed;
  /** Told what could not be had, and why. */
  readonly warn: (text: string) => void;
}

type Found = Pick<Evidence, 'crls' | 'ocspResponses'>;

const MAX_OCSP = 64 * 1024;
/** The complete list of production has 21 MB. */
const MAX_CRL = 64 * 1024 * 1024;

/** Certificates of all paths of a signature, and data about the state of each. */
export async function collectMaterial(signature: Uint8Array, sources: MaterialSources): Promise<ValidationMaterial> {
  const wanted = await requiredEvidence(signature, sources.trust, sources.given.certificates);
  const found: Found[] = [];
  for (const one of wanted) found.push((await given(one, sources.given)) ?? (await fetched(one, sources)));
  return {
    certificates: unique(wanted.flatMap(({ certificate, issuer }) => [certificate, issuer])),
    crls: unique(found.flatMap((one) => one.crls)),
    ocspResponses: unique(found.flatMap((one) => one.ocspResponses)),
  };
}

function unique(items: readonly Uint8Array[]): Uint8Array[] {
  const kept: Uint8Array[] = [];
  for (const item of items) if (!kept.some((one) => equalBytes(one, item))) kept.push(item);
  return kept;
}

/** What the user gave that speaks about this certificate. */
async function given(
  { certificate, issuer }: RequiredEvidence,
  { crls, ocspResponses }: Evidence,
): Promise<Found | undefined> {
  for (const response of ocspResponses) {
    if (await authenticOcsp(response, certificate, issuer)) return { crls: [], ocspResponses: [response] };
  }
  const lists: Uint8Array[] = [];
  for (const crl of crls) if (await authenticCrl(crl, issuer)) lists.push(crl);
  return lists.length > 0 ? { crls: lists, ocspResponses: [] } : undefined;
}

async function fetched(wanted: RequiredEvidence, sources: MaterialSources): Promise<Found> {
  const name = serialOf(wanted.certificate);
  for (const where of await ocspAddresses(wanted, sources)) {
    const response = await orWarn(`OCSP ${where.url}`, sources, () => askOcsp(where, wanted));
    if (response) return { crls: [], ocspResponses: [response] };
  }
  const crls: Uint8Array[] = [];
  for (const where of await crlAddresses(wanted, sources)) {
    const list = await orWarn(`CRL ${where.url}`, sources, () => askCrl(where, wanted));
    if (list) crls.push(list);
  }
  if (crls.length === 0 && wanted.required) sources.warn(`no revocation data about certificate ${name}`);
  return { crls, ocspResponses: [] };
}

const serialOf = (certificate: Uint8Array): string => readCertificate(certificate).serial;

async function orWarn<T>(what: string, { warn }: MaterialSources, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    warn(`${what}: ${(error as Error).message}`);
    return undefined;
  }
}

const endpointsOf = ({ issuer }: RequiredEvidence, { services }: MaterialSources) => {
  const extension = readCertificate(issuer).extensions.get(EXTENSION.subjectKeyIdentifier);
  const id = extension && toHex(readAsn1(extension.value).expect(TAG.octetString, 'key identifier').content);
  return services?.issuers.get(id ?? '');
};

async function ocspAddresses(wanted: RequiredEvidence, sources: MaterialSources): Promise<Followable[]> {
  const named = endpointsOf(wanted, sources);
  if (named) return named.ocsp === undefined ? [] : [{ url: named.ocsp }];
  return allowedOf(wanted.ocspUrls, sources);
}

async function crlAddresses(wanted: RequiredEvidence, sources: MaterialSources): Promise<Followable[]> {
  const named = endpointsOf(wanted, sources);
  return named ? [...named.crl, ...named.deltaCrl].map((url) => ({ url })) : allowedOf(wanted.crlUrls, sources);
}

async function allowedOf(urls: readonly string[], { allowed, warn }: MaterialSources): Promise<Followable[]> {
  const good: Followable[] = [];
  for (const text of urls.slice(0, 4)) {
    const found = await followable(text, allowed);
    if ('url' in found) good.push(found);
    else warn(`${text} is not asked: ${found.refused}`);
  }
  return good;
}

async function askOcsp(where: Followable, { certificate, issuer }: RequiredEvidence): Promise<Uint8Array> {
  const nonce = new Uint8Array(randomBytes(16));
  const bytes = await buildOcspRequest(certificate, issuer, nonce);
  const type = 'application/ocsp-response';
  const body = { type: 'application/ocsp-request', bytes };
  const response = await ask({ ...where, body, accept: type, expect: type, maxBytes: MAX_OCSP });
  const repeated = ocspNonce(response);
  if (!repeated || !equalBytes(repeated, nonce)) throw new Error('the answer does not repeat the nonce');
  if (!(await authenticOcsp(response, certificate, issuer))) throw new Error('the answer is not authentic');
  return response;
}

async function askCrl(where: Followable, { issuer }: RequiredEvidence): Promise<Uint8Array> {
  const list = await ask({ ...where, accept: '*/*', maxBytes: MAX_CRL });
  if (!(await authenticCrl(list, issuer))) throw new Error('the list is not its issuer’s');
  return list;
}
