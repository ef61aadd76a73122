/** The timestamps of an XML signature: judged from the newest to the oldest, and what they prove. ETSI EN 319 102-1 5.6.3.4. */
import { Asn1Error } from '../asn1/reader.js';
import { readSignedData } from '../cms/signed-data.js';
import { readTstInfo } from '../timestamp/tst-info.js';
import { judgeTimestamp, stamps, tsaName } from '../timestamp/validate-timestamp.js';
import type { Findings } from '../validation/findings.js';
import type { Proven } from '../validation/proofs.js';
import { RULES } from '../validation/rules.js';
import type { Session } from '../validation/session.js';
import type { SignerTimestamp } from '../validation/timestamps.js';
import type { XmlSignature, XmlTimestamp } from './model.js';

/** A token with the property it stands in; without one it was kept beside the signature. */
interface Found {
  readonly kind: 'signature' | 'archive';
  readonly token: Uint8Array;
  readonly property: XmlTimestamp | undefined;
  readonly genTime: number;
}

/** A judged token, with the property it stands in. */
export interface XmlSignerTimestamp extends SignerTimestamp {
  readonly property: XmlTimestamp | undefined;
}

/** Judges all timestamps of a signature. One that proves nothing is remarked upon and passed over. */
export async function judgeXmlTimestamps(
  signature: XmlSignature,
  beside: readonly Uint8Array[],
  session: Session,
  findings: Findings,
): Promise<XmlSignerTimestamp[]> {
  const judged: XmlSignerTimestamp[] = [];
  for (const { kind, token, property } of await findTokens(signature, beside)) {
    if (session.enoughTimestamps) break;
    const over = (algorithm: string): Promise<Uint8Array | undefined> =>
      Promise.resolve(property?.digests.get(algorithm));
    const judge = () => judgeTimestamp(token, property ? over : signature.value, session);
    const one = { kind, property, ...(await session.apart(judge)) };
    if (!session.countTimestamp(one.subIndication)) continue;
    judged.push(one);
    const rule = kind === 'archive' ? RULES.archiveTimestamp : RULES.timestamp;
    if (one.problem !== undefined) findings.remark(rule, property?.wrong ?? one.problem);
    else if (one.info) {
      findings.pass(rule, `${one.info.genTime.toISOString()} by ${tsaName(one) ?? ''}`);
      prove(one, signature, session);
    }
  }
  return judged;
}

/** Newest first: each may prove that older ones existed. */
async function findTokens({ xades, value }: XmlSignature, beside: readonly Uint8Array[]): Promise<Found[]> {
  const inside = (kind: Found['kind'], properties: readonly XmlTimestamp[] = []): Found[] =>
    properties.flatMap((property) =>
      property.tokens.map((token) => ({ kind, token, property, genTime: timeOf(token) })),
    );
  const found = [
    // the later of two archive timestamps covers the earlier
    ...inside('archive', xades?.archiveTimestamps).reverse(),
    ...inside('signature', xades?.signatureTimestamps),
  ];
  for (const token of beside.slice(0, 256)) {
    if (await stamps(token, value))
      found.push({ kind: 'signature', token, property: undefined, genTime: timeOf(token) });
  }
  return found.sort((a, b) => b.genTime - a.genTime);
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

/** ETSI EN 319 102-1 5.6.2.3: what a valid timestamp covers existed at its time. */
function prove(
  { token, info, tsa, kind, property }: XmlSignerTimestamp,
  { value }: XmlSignature,
  session: Session,
): void {
  if (!info) return;
  if (tsa) session.use('timestamp', token, tsa.subject, info.genTime);
  const add = (what: Proven['what'], items: readonly Uint8Array[]): void => {
    for (const bytes of items) session.proofs.add({ what, bytes, about: null }, info.genTime, token);
  };
  add('signature', [value]);
  if (kind !== 'archive' || !property) return;
  const { certificates, crls, ocspResponses, tokens } = property.covered;
  add('certificate', certificates);
  add('crl', crls);
  add('ocsp', ocspResponses);
  add('timestamp', tokens);
  for (const inner of tokens) {
    const signed = readable(inner);
    add('certificate', signed?.certificates ?? []);
    add('crl', signed?.crls ?? []);
    add('ocsp', signed?.ocspResponses ?? []);
  }
}

function readable(token: Uint8Array): ReturnType<typeof readSignedData> | undefined {
  try {
    return readSignedData(token);
  } catch (error) {
    if (error instanceof Asn1Error) return undefined;
    throw error;
  }
}

/** 5.5.4, 5.6.3.4: what is covered must not be younger than what covers it. Clocks may differ. Undefined: in order. */
export function xmlOrderProblem(timestamps: readonly XmlSignerTimestamp[], skewSeconds: number): string | undefined {
  const valid = timestamps.filter(({ problem, info }) => problem === undefined && info);
  for (const outer of valid) {
    for (const inner of valid) {
      if (outer.kind !== 'archive' || !outer.property?.covered.tokens.some((one) => same(one, inner.token))) continue;
      const [late, early] = [inner.info!.genTime, outer.info!.genTime];
      if (late.getTime() <= early.getTime() + skewSeconds * 1000) continue;
      return `a ${inner.kind} timestamp of ${late.toISOString()} under an archive timestamp of ${early.toISOString()}`;
    }
  }
  return undefined;
}

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((octet, i) => octet === b[i]);
