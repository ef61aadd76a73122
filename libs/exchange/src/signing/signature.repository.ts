import { type Clock, newId, type Uuid } from '@qujat/kernel';
import type { Actor, Tx } from '@qujat/platform';
import type { Verification } from '@qujat/trust';
import { In, Not } from 'typeorm';
import type { Side } from '../document/document.types.js';
import { type Intake, personOf, waitsFor } from './intake.js';
import { SignatureEntity } from './signature.entity.js';

/** A signature to be kept. */
export interface NewSignature {
  readonly actor: Actor;
  readonly documentId: Uuid;
  readonly side: Side;
  readonly intake: Intake;
  /** Of an accepted one. */
  readonly verificationId: Uuid | null;
}

/** Keeps a signature as it was submitted, with its verdict or with what it waits for. */
export async function keepSignature(
  tx: Tx,
  clock: Clock,
  { actor, documentId, side, intake, verificationId }: NewSignature,
): Promise<Uuid> {
  const submittedAt = clock.now();
  const id = newId(submittedAt);
  const { certificate, ...rest } = intake;
  await tx.manager.insert(SignatureEntity, {
    ...rest,
    id,
    documentId,
    side,
    participantId: actor.participantId!,
    certificate,
    certificateSha256: certificate.fingerprint,
    state: intake.waitingFor ? 'verifying' : 'accepted',
    submittedAt,
    submittedBy: personOf(actor),
    triedAt: submittedAt,
    verificationId,
    settledAt: intake.waitingFor ? null : submittedAt,
  });
  return id;
}

/** The same CMS, or a living signature by the same certificate on the same side. */
export async function findDuplicate(
  tx: Tx,
  documentId: Uuid,
  { side, submittedSha256, certificateSha256 }: { side: Side; submittedSha256: string; certificateSha256?: string },
): Promise<SignatureEntity | undefined> {
  const found = await tx.manager.findOne(SignatureEntity, {
    where: [
      { documentId, submittedSha256 },
      ...(certificateSha256 ? [{ documentId, side, certificateSha256, state: Not('rejected' as const) }] : []),
    ],
  });
  return found ?? undefined;
}

/** Notes a further try that still waits. A timestamp it has got meanwhile stays: it proves when the signature was there. */
export async function noteTry(tx: Tx, clock: Clock, id: Uuid, verification: Verification): Promise<void> {
  await tx.manager.update(
    SignatureEntity,
    { id, state: 'verifying' },
    { triedAt: clock.now(), waitingFor: waitsFor(verification), cms: Buffer.from(verification.signature) },
  );
}

/** Gives a waiting signature its verdict; false when it has one already. */
export async function settleRow(
  tx: Tx,
  clock: Clock,
  id: Uuid,
  { verification, verificationId }: { verification: Verification; verificationId: Uuid },
): Promise<boolean> {
  const state = verification.outcome === 'accepted' ? 'accepted' : 'rejected';
  const settledAt = clock.now();
  const result = await tx.manager
    .createQueryBuilder()
    .update(SignatureEntity)
    .set({
      state,
      waitingFor: null,
      verificationId,
      settledAt,
      triedAt: settledAt,
      cms: Buffer.from(verification.signature),
      // A report is data; TypeORM's type for nested JSON is narrower than it needs to be.
      report: () => ':report::jsonb',
    })
    .where({ id, state: 'verifying' })
    .setParameter('report', JSON.stringify(verification.report))
    .execute();
  return result.affected === 1;
}

/** The other signatures of the same participant that stand or wait. */
export async function otherLiving(
  tx: Tx,
  { id, documentId, side, participantId }: Pick<SignatureEntity, 'id' | 'documentId' | 'side' | 'participantId'>,
): Promise<SignatureEntity['state'][]> {
  const where = { documentId, side, participantId, id: Not(id), state: In(['verifying', 'accepted'] as const) };
  return (await tx.manager.findBy(SignatureEntity, where)).map(({ state }) => state);
}
