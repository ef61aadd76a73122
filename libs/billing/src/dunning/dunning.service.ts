import { Injectable } from '@nestjs/common';
import { PortalSanctions } from '@qujat/identity';
import { Clock, dayAfter, portalDay, type Uuid } from '@qujat/kernel';
import { Consumes, Every, type StoredEvent, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { BillingSettings } from '../billing.config.js';
import { BILLING_EVENTS } from '../billing.events.js';

const SCOPE = systemScope('billing.dunning');

interface Overdue {
  readonly id: Uuid;
  readonly number: string;
  readonly participantId: Uuid;
}

/** Who does not pay is reminded, then suspended by the offer's rule; who has paid is restored at once. */
@Injectable()
export class DunningService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sanctions: PortalSanctions,
    private readonly settings: BillingSettings,
    private readonly clock: Clock,
  ) {}

  /** What the day brings. */
  @Every('billing.dunning', { seconds: 600 })
  async run(): Promise<void> {
    const today = portalDay(this.clock.now());
    const { reminderDays, suspensionDays } = this.settings;
    const late = await this.work.run(SCOPE, (tx) => unremindedSince(tx, dayAfter(today, -reminderDays)));
    for (const invoice of late) await this.work.run(SCOPE, (tx) => this.remind(tx, invoice));
    const deaf = await this.work.run(SCOPE, (tx) => unsuspendedSince(tx, dayAfter(today, -suspensionDays)));
    for (const invoice of deaf) await this.work.run(SCOPE, (tx) => this.suspend(tx, invoice));
  }

  /** The suspension ends when nothing of what it rests on is left unpaid. */
  @Consumes(BILLING_EVENTS.invoicePaid, 'billing.restore')
  async restore({ payload }: StoredEvent, tx: Tx): Promise<void> {
    const participantId = String(payload.participantId);
    const latest = dayAfter(portalDay(this.clock.now()), -this.settings.suspensionDays);
    const [open]: { sanctionId: Uuid }[] = await tx.manager
      .query(
        `UPDATE billing.suspensions s SET ended_at = $2 WHERE participant_id = $1 AND ended_at IS NULL AND NOT EXISTS (
         SELECT 1 FROM billing.invoices i WHERE i.participant_id = $1 AND i.paid_tiyn < i.total_tiyn AND i.due_on <= $3)
       RETURNING sanction_id AS "sanctionId"`,
        [participantId, this.clock.now(), latest],
      )
      .then(([rows]: [{ sanctionId: Uuid }[], number]) => rows);
    if (!open) return;
    await this.sanctions.lift(
      tx,
      { sanctionId: open.sanctionId, participantId },
      'Берешек төленді. Задолженность погашена.',
    );
    await tx.emit({ type: BILLING_EVENTS.participantRestored, aggregateId: participantId, payload: { participantId } });
  }

  private async remind(tx: Tx, { id, participantId, number }: Overdue): Promise<void> {
    const rows: unknown[] = await tx.manager.query(
      `INSERT INTO billing.reminders (invoice_id, participant_id, reminded_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1`,
      [id, participantId, this.clock.now()],
    );
    if (rows.length === 0) return;
    await tx.audit({ act: 'invoice.reminded', subjectType: 'invoice', subjectId: id, participantId });
    const payload = { invoiceId: id, participantId, number };
    await tx.emit({ type: BILLING_EVENTS.invoiceOverdue, aggregateId: id, payload });
  }

  private async suspend(tx: Tx, { id, participantId, number }: Overdue): Promise<void> {
    await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtext('billing.settle'), hashtext($1))`, [participantId]);
    const [still]: unknown[] = await tx.manager.query(
      `SELECT 1 FROM billing.invoices i WHERE id = $1 AND paid_tiyn < total_tiyn AND NOT EXISTS (
         SELECT 1 FROM billing.suspensions s WHERE s.participant_id = i.participant_id AND s.ended_at IS NULL)`,
      [id],
    );
    if (!still) return;
    const ground = `№ ${number} шоты мерзімінде төленбеді. Счёт № ${number} не оплачен в срок.`;
    const sanctionId = await this.sanctions.suspend(tx, participantId, { clause: '11', ground });
    await tx.manager.query(
      'INSERT INTO billing.suspensions (sanction_id, participant_id, invoice_id, begun_at) VALUES ($1, $2, $3, $4)',
      [sanctionId, participantId, id, this.clock.now()],
    );
    const payload = { participantId, invoiceId: id, number };
    await tx.emit({ type: BILLING_EVENTS.participantSuspended, aggregateId: participantId, payload });
  }
}

const OVERDUE = `SELECT i.id, i.number, i.participant_id AS "participantId" FROM billing.invoices i
  WHERE i.paid_tiyn < i.total_tiyn AND i.due_on <= $1`;

const unremindedSince = (tx: Tx, day: string): Promise<Overdue[]> =>
  tx.manager.query(
    `${OVERDUE} AND NOT EXISTS (SELECT 1 FROM billing.reminders r WHERE r.invoice_id = i.id) ORDER BY i.due_on LIMIT 500`,
    [day],
  );

/** Of each participant the oldest; who is suspended already is left out. */
const unsuspendedSince = (tx: Tx, day: string): Promise<Overdue[]> =>
  tx.manager.query(
    `SELECT DISTINCT ON ("participantId") * FROM (${OVERDUE} AND NOT EXISTS (
       SELECT 1 FROM billing.suspensions s WHERE s.participant_id = i.participant_id AND s.ended_at IS NULL)
     ORDER BY i.due_on) late LIMIT 500`,
    [day],
  );
