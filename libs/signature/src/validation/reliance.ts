/** Until when a signature stands on its newest timestamps: by then an archive timestamp must renew it (ETSI EN 319 102-1 5.6). */
import { digestWeakness, schemeOf, weakness } from '../algorithms/schemes.js';
import { CMS } from '../algorithms/oids.js';
import { Asn1Error } from '../asn1/reader.js';
import { CADES } from '../cms/attribute-ids.js';
import { readSignedData, type SignedData, type SignerInfo } from '../cms/signed-data.js';
import { findPaths } from '../path/build.js';
import type { AlgorithmRules } from '../policy/types.js';
import { readTstInfo } from '../timestamp/tst-info.js';
import type { Certificate } from '../x509/certificate.js';
import { Session } from './session.js';
import { identifySigningCertificate } from './signing-certificate.js';
import type { Policy, Trust } from './types.js';
import { readSignatureFile } from './validate.js';

/** What proves a signature's time: archive timestamps cover all that is older. */
const PROVING: ReadonlySet<string> = new Set([CMS.signatureTimestamp, CADES.archiveTimestampV3]);

interface Token {
  readonly signed: SignedData;
  readonly signer: SignerInfo;
  readonly genTime: Date;
  /** OID. */
  readonly imprintBy: string;
}

/**
 * Until when a CMS can be relied on without anything being added: the earliest end, over its signers, of what the newest
 * timestamp rests on – the certificates of its TSA's path, and the last day of its algorithms in the policy. Undefined when a
 * signer has no timestamp that can be read, or nobody trusted vouches for it. Judges nothing: whoever relies on the signature
 * validates it.
 */
export async function reliableUntil(
  signature: Uint8Array,
  trust: Trust,
  policy: Partial<Policy> = {},
): Promise<Date | undefined> {
  const session = new Session(trust, { certificates: [], crls: [], ocspResponses: [] }, new Date(0), policy);
  const file = readSignatureFile(signature, session.policy);
  if ('problem' in file || file.signers.length === 0) return undefined;
  session.bring(file.certificates, [], []);
  const ends: Date[] = [];
  for (const signer of file.signers) {
    const newest = newestToken(signer);
    const end = newest && (await endOf(newest, session));
    if (!end) return undefined;
    ends.push(end);
  }
  return earliest(ends);
}

function newestToken({ unsignedAttributes }: SignerInfo): Token | undefined {
  const tokens = unsignedAttributes
    .filter(({ type }) => PROVING.has(type))
    .flatMap(({ values }) => values.flatMap(({ bytes }) => readToken(bytes)));
  return tokens.sort((a, b) => b.genTime.getTime() - a.genTime.getTime())[0];
}

function readToken(bytes: Uint8Array): Token[] {
  try {
    const signed = readSignedData(bytes);
    const [signer] = signed.signers;
    if (!signer || !signed.content) return [];
    const { genTime, hashAlgorithm } = readTstInfo(signed.content);
    return [{ signed, signer, genTime, imprintBy: hashAlgorithm }];
  } catch (error) {
    if (error instanceof Asn1Error) return [];
    throw error;
  }
}

async function endOf(token: Token, session: Session): Promise<Date | undefined> {
  session.bring(token.signed.certificates, [], []);
  const bytes = token.signer.signedAttributes?.inOrder;
  const identified = await identifySigningCertificate(token.signer, session.certificates, bytes);
  if (!('certificate' in identified)) return undefined;
  const { found } = await findPaths(identified.certificate, session, token.genTime);
  const [path] = found;
  if (!path) return undefined;
  return earliest([...path.map(({ notAfter }) => notAfter), ...lastDays(token, path, session.policy.algorithms)]);
}

/** The last days of algorithms after which the token, or a signature in its path, is not acceptable any more. */
function lastDays(token: Token, path: readonly Certificate[], rules: AlgorithmRules): Date[] {
  const bounds = [...rules.digests, ...rules.signatures, ...rules.keys].flatMap(({ until }) => until ?? []);
  return bounds.filter((at) => at > token.genTime && isWeak(token, path, rules, at));
}

function isWeak({ signer, imprintBy }: Token, [tsa]: readonly Certificate[], rules: AlgorithmRules, at: Date): boolean {
  if (digestWeakness(imprintBy, rules, at) !== undefined) return true;
  const key = tsa!.key();
  const scheme = schemeOf(signer.signatureAlgorithm, key, signer.digestAlgorithm);
  return 'unsupported' in scheme || weakness(scheme, key, rules, at) !== undefined;
}

const earliest = (dates: readonly Date[]): Date => new Date(Math.min(...dates.map((date) => date.getTime())));
