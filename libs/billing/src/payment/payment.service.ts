import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '@qujat/identity';
import { Clock, newId, portalDay, type Uuid } from '@qujat/kernel';
import { type Actor, operatorScopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { refuse } from '../billing.errors.js';
import { type BankStatement, StatementUnreadable } from './bank/bank.types.js';
import { readStatement } from './bank/read-statement.js';
import {
  insertPayment,
  listPayments,
  lockPayment,
  occurrences,
  ownerOfNumber,
  type PaymentFilter,
  type PaymentRecord,
} from './payment.repository.js';
import { settle } from './settle.js';

/** What came of an import. */
export interface Imported {
  readonly format: BankStatement['format'];
  readonly payments: number;
  /** Known from another file. */
  readonly repeated: number;
  /** Nobody knows whose they are. */
  readonly unknown: number;
  readonly otherLines: number;
}

/** Payments: from the bank's files, to who has made them, against what they owe. */
@Injectable()
export class PaymentService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly identity: IdentityFacade,
    private readonly clock: Clock,
  ) {}

  /** The operator's view. */
  list(actor: Actor, filter: PaymentFilter): Promise<PaymentRecord[]> {
    return this.work.run(operatorScopeOf(actor), (tx) => listPayments(tx, filter));
  }

  /** Takes a file of the bank, all of it or nothing; the same file, or the same movement in another, counts once. */
  async import(actor: Actor, { name, bytes }: { name: string; bytes: Uint8Array }): Promise<Imported> {
    const statement = this.read(bytes);
    const { format, lines, otherLines } = statement;
    const owners = await this.ownersOf(statement);
    const nth = occurrences(lines);
    const now = this.clock.now();
    return this.work.run(operatorScopeOf(actor), async (tx) => {
      const statementId = await this.keep(tx, actor, { format, name, bytes });
      if (!statementId) throw refuse('payment.imported_already');
      const paid = new Set<Uuid>();
      const count = { payments: 0, repeated: 0, unknown: 0 };
      for (const [i, line] of lines.entries()) {
        const participantId = (await ownerOfNumber(tx, line.purpose)) ?? owners.get(line.payerBin) ?? null;
        const id = await insertPayment(tx, line, { statementId, participantId, occurrence: nth[i]!, now });
        if (!id) count.repeated += 1;
        else count.payments += 1;
        if (id && !participantId) count.unknown += 1;
        if (id && participantId) paid.add(participantId);
      }
      // Always in the same order: two imports at once do not wait for each other in a circle.
      for (const participantId of [...paid].sort()) await settle(tx, participantId);
      await tx.audit({
        act: 'payments.imported',
        subjectType: 'bank-statement',
        subjectId: statementId,
        detail: count,
      });
      return { format, otherLines, ...count };
    });
  }

  /** Says whose a payment is. */
  async assign(actor: Actor, id: Uuid, participantId: Uuid): Promise<PaymentRecord> {
    if (!(await this.identity.participant(participantId))) throw refuse('billing.participant_unknown');
    return this.work.run(operatorScopeOf(actor), async (tx) => {
      const payment = this.found(await lockPayment(tx, id));
      if (payment.participantId) throw refuse('payment.assigned_already', { state: 'assigned', allowed: ['refund'] });
      await tx.manager.query('UPDATE billing.payments SET participant_id = $2 WHERE id = $1', [id, participantId]);
      await tx.audit({ act: 'payment.assigned', subjectType: 'payment', subjectId: id, participantId });
      await settle(tx, participantId);
      return this.found(await lockPayment(tx, id));
    });
  }

  /** Gives back what has not been used. */
  async refund(
    actor: Actor,
    id: Uuid,
    { amountTiyn, reason }: { amountTiyn: number; reason: string },
  ): Promise<PaymentRecord> {
    const now = this.clock.now();
    return this.work.run(operatorScopeOf(actor), async (tx) => {
      const payment = this.found(await lockPayment(tx, id));
      const { participantId, freeTiyn } = payment;
      if (!participantId) throw refuse('payment.not_assigned', { state: 'unknown', allowed: ['assign'] });
      if (amountTiyn > freeTiyn)
        throw refuse('payment.refund_too_large', {
          fields: { amountTiyn: 'payment.refund_too_large' },
          members: { freeTiyn },
        });
      await tx.manager.query('UPDATE billing.payments SET free_tiyn = free_tiyn - $2 WHERE id = $1', [id, amountTiyn]);
      await tx.manager.query(
        `INSERT INTO billing.refunds (id, payment_id, participant_id, refunded_on, amount_tiyn, reason, refunded_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [
          newId(now),
          id,
          participantId,
          portalDay(now),
          amountTiyn,
          reason,
          JSON.stringify({ name: actor.name, iin: actor.iin }),
        ],
      );
      await tx.audit({
        act: 'payment.refunded',
        subjectType: 'payment',
        subjectId: id,
        participantId,
        detail: { amountTiyn, reason },
      });
      return this.found(await lockPayment(tx, id));
    });
  }

  private read(bytes: Uint8Array): BankStatement {
    try {
      return readStatement(bytes);
    } catch (error) {
      if (error instanceof StatementUnreadable) throw refuse('payment.unreadable', { params: { line: error.line } });
      throw error;
    }
  }

  private async ownersOf({ lines }: BankStatement): Promise<Map<string, Uuid>> {
    const owners = new Map<string, Uuid>();
    for (const bin of new Set(lines.map(({ payerBin }) => payerBin))) {
      const participant = bin && (await this.identity.participantByBin(bin));
      if (participant) owners.set(bin, participant.id);
    }
    return owners;
  }

  private async keep(
    tx: Tx,
    actor: Actor,
    { format, name, bytes }: { format: string; name: string; bytes: Uint8Array },
  ): Promise<Uuid | undefined> {
    const now = this.clock.now();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const by = JSON.stringify({ name: actor.name, iin: actor.iin });
    const rows: { id: Uuid }[] = await tx.manager.query(
      `INSERT INTO billing.bank_statements (id, sha256, format, file_name, imported_at, imported_by)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (sha256) DO NOTHING RETURNING id`,
      [newId(now), sha256, format, name, now, by],
    );
    return rows[0]?.id;
  }

  private found(payment: PaymentRecord | undefined): PaymentRecord {
    if (!payment) throw refuse('payment.not_found');
    return payment;
  }
}
