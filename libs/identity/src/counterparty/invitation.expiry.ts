import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { Consumes, Every, type StoredEvent, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { identityEvent } from '../identity.events.js';
import { recordEnd, told } from './counterparty.events.js';

interface Row {
  readonly id: Uuid;
  readonly fromId: Uuid;
  readonly toBin: string | null;
}

/** What happens to invitations by themselves: their time runs out; the invited one is accredited and they are found waiting. */
@Injectable()
export class InvitationExpiry {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Ends what nobody has answered in time; an acceptance handed in in time may wait for the NCA longer. */
  @Every('identity.expire-invitations', { seconds: 300 })
  async expire(): Promise<void> {
    const now = this.clock.now();
    await this.work.run(systemScope('identity.expire-invitations'), async (tx) => {
      const [rows]: [Row[], number] = await tx.manager.query(
        `UPDATE identity.counterparty_invitations SET state = 'expired', decided_at = $1 WHERE id IN (
           SELECT id FROM identity.counterparty_invitations WHERE state = 'invited' AND expires_at <= $1
             AND NOT EXISTS (SELECT 1 FROM identity.counterparty_waiting_acceptances w
               WHERE w.invitation_id = counterparty_invitations.id AND w.waiting_for IS NOT NULL)
           ORDER BY expires_at LIMIT 500 FOR UPDATE SKIP LOCKED)
         RETURNING id, from_id AS "fromId", to_bin AS "toBin"`,
        [now],
      );
      for (const row of rows) await recordEnd(tx, 'identity.counterparty.expired', row);
    });
  }

  /** Tells one who has just been accredited of the invitations that were there before them. */
  @Consumes('identity.participant.accredited', 'identity.waiting-invitations')
  async waiting({ payload }: StoredEvent, tx: Tx): Promise<void> {
    const { participantId, bin } = payload as { participantId: Uuid; bin: string };
    const rows: Row[] = await tx.manager.query(
      `SELECT id, from_id AS "fromId", to_bin AS "toBin" FROM identity.counterparty_invitations
       WHERE to_bin = $1 AND state = 'invited' AND expires_at > $2
         AND created_at < (SELECT accredited_at FROM identity.participants WHERE id = $3)`,
      [bin, this.clock.now(), participantId],
    );
    for (const row of rows) await tellWaiting(tx, row, participantId);
  }

  /** Tells one who was there already (who came later is told at accreditation, once); who has blocked the inviting side is not told (E-10.1.2). */
  @Consumes('identity.counterparty.invited', 'identity.tell-invited')
  async invited({ payload }: StoredEvent, tx: Tx): Promise<void> {
    const { invitationId } = payload as { invitationId: Uuid };
    const [row]: (Row & { toId: Uuid })[] = await tx.manager.query(
      `SELECT i.id, i.from_id AS "fromId", i.to_bin AS "toBin", p.id AS "toId" FROM identity.counterparty_invitations i
       JOIN identity.participants p ON p.bin = i.to_bin AND p.state = 'accredited' AND p.accredited_at <= i.created_at
       WHERE i.id = $1 AND i.state = 'invited' AND NOT EXISTS (SELECT 1 FROM identity.counterparty_cards c
         WHERE c.owner_id = p.id AND c.other_id = i.from_id AND c.blocked_at IS NOT NULL)`,
      [invitationId],
    );
    if (row) await tellWaiting(tx, row, row.toId);
  }
}

function tellWaiting(tx: Tx, row: Row, toId: Uuid): Promise<void> {
  return tx.emit(identityEvent('identity.counterparty.invitation-waits', row.id, { ...told(row), toId }));
}
