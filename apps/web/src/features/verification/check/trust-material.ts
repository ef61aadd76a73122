import type { Schemas } from '@qujat/api-client';

type PublicTrust = Schemas['PublicTrust'];

const PLACE = 'qujat-trust';
const MATERIAL = '/api/public/trust-material';
/** The NCA's lists have some 20 MB; what is several times as large is not worth a person's traffic. */
const MAX_LIST = 64 * 1024 * 1024;

/** Whom the portal trusts and the lists it holds, as this browser has them. */
export interface TrustMaterial {
  readonly trust: { readonly anchors: readonly Uint8Array[]; readonly intermediates: readonly Uint8Array[] };
  readonly crls: readonly Uint8Array[];
}

/** Thrown when the portal cannot be reached and this browser has kept nothing. */
export class NoTrustMaterial extends Error {}

/** The newest material: from the portal; without network, what this browser kept. */
export async function trustMaterial(): Promise<TrustMaterial> {
  const kept = await caches.open(PLACE);
  const { anchors, intermediates, crls } = await description(kept);
  const wanted = crls.filter(({ size }) => size <= MAX_LIST);
  const lists = await Promise.all(wanted.map(({ sha256 }) => list(kept, `${MATERIAL}/crls/${sha256}`)));
  await forgetOthers(kept, wanted);
  return {
    trust: { anchors: anchors.map(bytesOf), intermediates: intermediates.map(bytesOf) },
    crls: lists.filter((one) => one !== undefined),
  };
}

const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0);

async function description(kept: Cache): Promise<PublicTrust> {
  const fresh = await answerOf(MATERIAL);
  if (fresh) await kept.put(MATERIAL, fresh.clone());
  const answer = fresh ?? (await kept.match(MATERIAL));
  if (!answer) throw new NoTrustMaterial('neither portal nor anything kept');
  return (await answer.json()) as PublicTrust;
}

/** A list is named by its digest: one that was kept is the one asked for. Undefined when it cannot be had now. */
async function list(kept: Cache, address: string): Promise<Uint8Array | undefined> {
  const known = await kept.match(address);
  const answer = known ?? (await answerOf(address));
  if (!answer) return undefined;
  if (!known) await kept.put(address, answer.clone());
  return new Uint8Array(await answer.arrayBuffer());
}

/** The answer of the portal; undefined when there is no network or the portal refuses. */
async function answerOf(address: string): Promise<Response | undefined> {
  const answer = await fetch(address).catch(() => undefined);
  return answer?.ok ? answer : undefined;
}

async function forgetOthers(kept: Cache, wanted: PublicTrust['crls']): Promise<void> {
  const names = new Set([MATERIAL, ...wanted.map(({ sha256 }) => `${MATERIAL}/crls/${sha256}`)]);
  const old = (await kept.keys()).filter(({ url }) => !names.has(new URL(url).pathname));
  await Promise.all(old.map((request) => kept.delete(request)));
}
