import type { Uuid } from '@qujat/kernel';
import type { Tx } from '@qujat/platform';
import { SignatureEntity } from '../signature.entity.js';
import { SigningOrderEntity } from './signing-order.entity.js';
import { type Place, placesOf, type SigningFact, signingFact } from './signing-turn.js';

/** Whose side of which document. */
export interface OfSide {
  readonly documentId: Uuid;
  readonly participantId: Uuid;
}

/** Who is to sign on the side; undefined: whoever has the power, once. */
export const signingOrder = async (
  tx: Tx,
  { documentId, participantId }: OfSide,
): Promise<SigningOrderEntity | undefined> =>
  (await tx.manager.findOneBy(SigningOrderEntity, { documentId, participantId })) ?? undefined;

async function givenOn(tx: Tx, { documentId, participantId }: OfSide) {
  const found = await tx.manager.findBy(SignatureEntity, { documentId, participantId, state: 'accepted' });
  return found.map(({ submittedBy: { userId } }) => ({ userId }));
}

/** How the acting person stands to those who are to sign. */
export async function loadSigningFact(tx: Tx, side: OfSide, userId: Uuid | null): Promise<SigningFact | undefined> {
  const order = await signingOrder(tx, side);
  return order && signingFact(order, await givenOn(tx, side), userId);
}

/** Is nobody missing any more on the side? */
export async function allHaveSigned(tx: Tx, side: OfSide): Promise<boolean> {
  const fact = await loadSigningFact(tx, side, null);
  return fact === undefined || fact.missing === 0;
}

/** Those who are to sign, with those who have. */
export async function loadPlaces(tx: Tx, side: OfSide): Promise<{ inOrder: boolean; places: Place[] } | undefined> {
  const order = await signingOrder(tx, side);
  return order && { inOrder: order.inOrder, places: placesOf(order, await givenOn(tx, side)) };
}
