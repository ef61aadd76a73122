import { Injectable } from '@nestjs/common';
import { Clock, type Uuid } from '@qujat/kernel';
import { systemScope, UnitOfWork } from '@qujat/platform';
import { standingsOf } from './counterparty.repository.js';
import type { Standing } from './counterparty.types.js';
import type { InvitationState } from './invitation.machine.js';

const SCOPE = systemScope('identity.counterparties');

/** An outgoing invitation as other contexts know it. */
export interface KnownInvitation {
  readonly id: Uuid;
  readonly fromId: Uuid;
  readonly bin: string | null;
  /** What the inviting side calls the invited one. */
  readonly name: string | null;
  readonly state: InvitationState;
  readonly reason: string | null;
  /** The participant that accepted. */
  readonly toId: Uuid | null;
}

/** What other contexts may ask about counterparties: a document goes to an accepted one, or waits with an invitation. */
@Injectable()
export class Counterparties {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** How these stand to the participant. Who is not known at all is not there. */
  async standings(ownId: Uuid, others: readonly Uuid[]): Promise<Map<Uuid, Standing>> {
    if (others.length === 0) return new Map();
    const rows = await this.work.run(SCOPE, (tx) => standingsOf(tx, ownId, others, this.clock.now()));
    return new Map(rows.map(({ id, standing }) => [id, standing]));
  }

  /** The invitations with these ids. */
  async invitations(ids: readonly Uuid[]): Promise<Map<Uuid, KnownInvitation>> {
    if (ids.length === 0) return new Map();
    const rows: KnownInvitation[] = await this.work.run(SCOPE, (tx) =>
      tx.manager.query(
        `SELECT i.id, i.from_id AS "fromId", i.to_bin AS bin, i.to_name AS name, i.reason,
           CASE WHEN i.state = 'invited' AND i.expires_at <= $2 THEN 'expired' ELSE i.state END AS state,
           a.participant_id AS "toId"
         FROM identity.counterparty_invitations i
         LEFT JOIN identity.counterparty_acceptances a ON a.invitation_id = i.id WHERE i.id = ANY($1)`,
        [ids, this.clock.now()],
      ),
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}
