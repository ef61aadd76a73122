import type { Uuid } from '@qujat/kernel';
import type { AskedSigner, SigningOrderEntity } from './signing-order.entity.js';

/** A signature that counts on a side: by whom. */
export interface Given {
  readonly userId: Uuid | null;
}

/** One who is to sign, and whether somebody has in this place. */
export interface Place extends AskedSigner {
  readonly given: Given | undefined;
}

/** Which place each signature fills: one's own first, then one that is open to anyone. */
export function placesOf({ signers }: Pick<SigningOrderEntity, 'signers'>, given: readonly Given[]): Place[] {
  const places: { signer: AskedSigner; given?: Given }[] = signers.map((signer) => ({ signer }));
  for (const one of given) {
    const open = places.filter((place) => !place.given);
    const place =
      open.find(({ signer }) => signer.userId !== null && signer.userId === one.userId) ??
      open.find(({ signer }) => signer.userId === null);
    if (place) place.given = one;
  }
  return places.map(({ signer, given: by }) => ({ ...signer, given: by }));
}

/** What of the side's signers decides an act of signing. */
export interface SigningFact {
  /** How many places are open. */
  readonly missing: number;
  /** Has the acting person signed already? */
  readonly signed: boolean;
  /** May the acting person fill a place now? */
  readonly turn: boolean;
  /** Whose turn it is, where it is somebody's; null: anyone's with the power. */
  readonly next: string | null;
}

/** How the acting person stands to those who are to sign. */
export function signingFact(
  order: Pick<SigningOrderEntity, 'signers' | 'inOrder'>,
  given: readonly Given[],
  userId: Uuid | null,
): SigningFact {
  const open = placesOf(order, given).filter((place) => !place.given);
  const asked = order.inOrder ? open.slice(0, 1) : open;
  return {
    missing: open.length,
    signed: userId !== null && given.some((one) => one.userId === userId),
    turn: asked.some((place) => place.userId === null || place.userId === userId),
    next: open[0]?.name ?? null,
  };
}

/** Why one may not sign now, as far as the side's signers decide it. */
export function signingForbids(fact: SigningFact | undefined) {
  if (!fact) return undefined;
  if (fact.signed) return { code: 'ability.you_signed' as const };
  if (fact.turn) return undefined;
  return fact.missing > 0 && fact.next
    ? { code: 'ability.others_turn' as const, params: { name: fact.next } }
    : { code: 'ability.not_asked_to_sign' as const };
}
