/** The timestamps of one signer: found, judged from the newest to the oldest, and what they prove. ETSI EN 319 102-1 5.6.3.4. */
import { CMS } from '../algorithms/oids.js';
import { digest } from '../algorithms/digests.js';
import { Asn1Error } from '../asn1/reader.js';
import { CADES } from '../cms/attribute-ids.js';
import { readSignedData, type SignedData, type SignerInfo } from '../cms/signed-data.js';
import type { TimestampKind } from '../report/report.js';
import { archiveOctets, indexedParts, readHashIndex, type IndexedParts } from '../timestamp/archive-imprint.js';
import { readTstInfo } from '../timestamp/tst-info.js';
import {
  judgeTimestamp,
  stamps,
  tsaName,
  type JudgedTimestamp,
  type Stamped,
} from '../timestamp/validate-timestamp.js';
import type { SignedContent } from './content.js';
import { proveArchived, proveSigned } from './extraction.js';
import type { Findings } from './findings.js';
import { RULES } from './rules.js';
import type { Session } from './session.js';

/** A timestamp of a known kind, judged. */
export interface SignerTimestamp extends JudgedTimestamp {
  readonly kind: TimestampKind;
  /** What an archive timestamp covers. */
  readonly covered?: IndexedParts;
}

/** A signer with what surrounds it. */
export interface SignerContext {
  readonly signed: SignedData;
  readonly signer: SignerInfo;
  readonly content: SignedContent;
  /** Tokens kept beside the signature. */
  readonly beside: readonly Uint8Array[];
}

interface Found {
  readonly kind: TimestampKind;
  readonly token: Uint8Array;
  readonly genTime: number;
}

/** Judges all timestamps of a signer. One that proves nothing is remarked upon and passed over. */
export async function judgeTimestamps(
  context: SignerContext,
  session: Session,
  findings: Findings,
): Promise<SignerTimestamp[]> {
  const judged: SignerTimestamp[] = [];
  for (const found of await findTimestamps(context)) {
    if (session.enoughTimestamps) break;
    const one = await session.apart(() => judgeOne(found, context, session));
    if (!session.countTimestamp(one.subIndication)) continue;
    judged.push(one);
    remark(one, findings);
    if (one.problem === undefined && one.info) prove(one, context, session);
  }
  for (const { type } of context.signer.unsignedAttributes) {
    if (type !== CADES.archiveTimestampV2) continue;
    findings.remark(RULES.archiveTimestamp, 'an archive timestamp of version 2 (RFC 5126): not judged, proves nothing');
  }
  return judged;
}

function remark(one: SignerTimestamp, findings: Findings): void {
  const rule = { content: RULES.contentTimestamp, signature: RULES.timestamp, archive: RULES.archiveTimestamp }[
    one.kind
  ];
  if (one.problem !== undefined) findings.remark(rule, one.problem);
  else if (one.info) findings.pass(rule, `${one.info.genTime.toISOString()} by ${tsaName(one) ?? ''}`);
}

/** Newest first: each may prove that older ones existed. Archive timestamps come before what they cover at the same second. */
async function findTimestamps(context: SignerContext): Promise<Found[]> {
  const { signer, beside } = context;
  const inside = [
    ...tokensOf(signer.unsignedAttributes, CADES.archiveTimestampV3, 'archive'),
    ...tokensOf(signer.unsignedAttributes, CMS.signatureTimestamp, 'signature'),
    ...tokensOf(signer.signedAttributes?.list ?? [], CADES.contentTimestamp, 'content'),
  ];
  for (const token of beside.slice(0, 256)) {
    const found = (kind: TimestampKind): Found => ({ kind, token, genTime: timeOf(token) });
    if (await stamps(token, signer.signature)) inside.push(found('signature'));
    else if (indexOf(token) && (await stamps(token, archiveDigest(token, context)))) inside.push(found('archive'));
  }
  return inside.sort((a, b) => b.genTime - a.genTime || RANK[a.kind] - RANK[b.kind]);
}

const RANK: Readonly<Record<TimestampKind, number>> = { archive: 0, signature: 1, content: 2 };

function tokensOf(list: SignerInfo['unsignedAttributes'], type: string, kind: TimestampKind): Found[] {
  const found: Found[] = [];
  for (const attribute of list) {
    if (attribute.type !== type) continue;
    for (const { bytes } of attribute.values) found.push({ kind, token: bytes, genTime: timeOf(bytes) });
  }
  return found;
}

function timeOf(token: Uint8Array): number {
  try {
    const { content } = readSignedData(token);
    return content ? readTstInfo(content).genTime.getTime() : 0;
  } catch (error) {
    if (error instanceof Asn1Error) return 0;
    throw error;
  }
}

async function judgeOne({ kind, token }: Found, context: SignerContext, session: Session): Promise<SignerTimestamp> {
  const { signer, content } = context;
  if (kind === 'signature') return { kind, ...(await judgeTimestamp(token, signer.signature, session)) };
  if (kind === 'content') {
    const over = (algorithm: string): Promise<Uint8Array | undefined> => content.digest(algorithm);
    return { kind, ...(await judgeTimestamp(token, over, session)) };
  }
  const covered = await coveredBy(token, context);
  if (typeof covered === 'string') {
    return { kind, token, path: [], problem: covered, subIndication: 'HASH_FAILURE' };
  }
  return { kind, covered, ...(await judgeTimestamp(token, archiveDigest(token, context), session)) };
}

/** What an archive timestamp's index names; in words, what is wrong with it. */
async function coveredBy(token: Uint8Array, { signed, signer }: SignerContext): Promise<IndexedParts | string> {
  try {
    const index = indexOf(token);
    return index ? await indexedParts(readHashIndex(index), signed, signer) : 'an archive timestamp without hash index';
  } catch (error) {
    if (error instanceof Asn1Error) return error.message;
    throw error;
  }
}

/** The ats-hash-index-v3 of a token: one attribute with one value (ETSI EN 319 122-1 5.5.2). */
function indexOf(token: Uint8Array): Uint8Array | undefined {
  try {
    const found = readSignedData(token).signers.flatMap(({ unsignedAttributes }) =>
      unsignedAttributes.filter(({ type }) => type === CADES.hashIndexV3),
    );
    return found.length === 1 && found[0]!.values.length === 1 ? found[0]!.values[0]!.bytes : undefined;
  } catch (error) {
    if (error instanceof Asn1Error) return undefined;
    throw error;
  }
}

/** The imprint of an archive timestamp: the content goes in by its digest, by the algorithm of the imprint (5.5.3). */
function archiveDigest(token: Uint8Array, { signed, signer, content }: SignerContext): Stamped {
  const index = indexOf(token) ?? new Uint8Array();
  return async (algorithm) => {
    const own = await content.digest(algorithm);
    return own && digest(algorithm, archiveOctets(signed, signer, own, index));
  };
}

function prove(one: SignerTimestamp, { signer }: SignerContext, session: Session): void {
  if (one.tsa && one.info) session.use('timestamp', one.token, one.tsa.subject, one.info.genTime);
  if (one.kind !== 'content') proveSigned(one, signer, session.proofs);
  if (one.covered) proveArchived(one, one.covered, session.proofs);
}

/**
 * 5.5.4, 5.6.3.4: what is covered must not be younger than what covers it. Clocks may differ. Undefined: in order.
 */
export function orderProblem(timestamps: readonly SignerTimestamp[], skewSeconds: number): string | undefined {
  const valid = timestamps.filter((one) => one.problem === undefined && one.info);
  for (const outer of valid) {
    for (const inner of valid) {
      if (!covers(outer, inner)) continue;
      const [late, early] = [inner.info!.genTime, outer.info!.genTime];
      if (late.getTime() <= early.getTime() + skewSeconds * 1000) continue;
      return `a ${inner.kind} timestamp of ${late.toISOString()} under a ${outer.kind} timestamp of ${early.toISOString()}`;
    }
  }
  return undefined;
}

function covers(outer: SignerTimestamp, inner: SignerTimestamp): boolean {
  if (outer === inner) return false;
  if (inner.kind === 'content') return outer.kind !== 'content';
  if (!outer.covered) return false;
  const same = (bytes: Uint8Array): boolean =>
    bytes.length === inner.token.length && bytes.every((octet, i) => octet === inner.token[i]);
  return outer.covered.attributes.some((value) => same(value.bytes));
}
