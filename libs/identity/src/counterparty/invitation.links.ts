import { Injectable } from '@nestjs/common';
import { Clock, type Locale, type Localized, type Uuid } from '@qujat/kernel';
import { type Actor, PlatformSettings, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { refuse } from '../identity.errors.js';
import { hashOf, newToken } from '../session/tokens.js';
import { isRelated } from './counterparty.repository.js';
import { type OwnParticipant, ownParticipant } from './own-participant.js';

const SCOPE = systemScope('identity.invitation-links');

interface Row {
  readonly id: Uuid;
  readonly fromId: Uuid;
  readonly fromBin: string;
  readonly from: Localized;
  readonly toBin: string | null;
  readonly toEmail: string;
  readonly locale: Locale;
  readonly text: string;
  readonly expiresAt: Date;
}

/** What a letter of invitation says. */
export interface InvitationLetter {
  readonly email: string;
  readonly locale: Locale;
  readonly from: Localized;
  readonly fromBin: string;
  readonly text: string;
  readonly expiresAt: Date;
  /** The secret is in the fragment: it reaches neither a server's log nor the next page. */
  readonly link: string;
}

/** Letters of invitation: their links, and what one who holds a link may do with it. */
@Injectable()
export class InvitationLinks {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly settings: PlatformSettings,
  ) {}

  /**
   * The letter of an open invitation, with a fresh link: the secret is made when the letter is written and is kept nowhere
   * but in it. Whoever writes it again replaces the link. Undefined: there is nothing to send (any more).
   */
  async letter(invitationId: Uuid): Promise<InvitationLetter | undefined> {
    const token = newToken();
    return this.work.run(SCOPE, async (tx) => {
      const row = await this.open(tx, 'i.id = $1 AND i.to_email IS NOT NULL', invitationId);
      if (!row) return undefined;
      await tx.manager.query('UPDATE identity.counterparty_invitations SET token_hash = $2 WHERE id = $1', [
        row.id,
        hashOf(token),
      ]);
      const { toEmail: email, locale, from, fromBin, text, expiresAt } = row;
      return {
        ...{ email, locale, from, fromBin, text, expiresAt },
        link: `${this.settings.publicUrl}/invitation#${token}`,
      };
    });
  }

  /** Who invites: for the holder of the link, before they sign in. */
  async preview(token: string) {
    const row = await this.work.run(SCOPE, (tx) => this.open(tx, 'i.token_hash = $1', hashOf(token)));
    if (!row) throw refuse('invitation.link_unknown');
    const { from, fromBin, text, expiresAt } = row;
    return { from, fromBin, text, expiresAt: expiresAt.toISOString() };
  }

  /** Takes the invitation of a link to the acting participant; one that names a number goes to that number only. */
  async claim(actor: Actor, token: string): Promise<Uuid> {
    try {
      return await this.work.run(SCOPE, async (tx) => {
        const own = await ownParticipant(tx, actor);
        const row = await this.open(tx, 'i.token_hash = $1', hashOf(token));
        if (!row || row.fromId === own.id || (row.toBin !== null && row.toBin !== own.bin))
          throw refuse('invitation.link_unknown');
        if (row.toBin === null) await this.address(tx, actor, row, own);
        return row.id;
      });
    } catch (error) {
      // Another invitation is open between the two: that one is answered.
      if ((error as { code?: string }).code === '23505') throw refuse('counterparty.invited_already');
      throw error;
    }
  }

  private async address(tx: Tx, actor: Actor, { id, fromId }: Row, own: OwnParticipant): Promise<void> {
    if (await isRelated(tx, own.id, { id: fromId })) throw refuse('counterparty.already');
    await tx.manager.query('UPDATE identity.counterparty_invitations SET to_bin = $2 WHERE id = $1', [id, own.bin]);
    const by = { name: actor.name, iin: actor.iin, bin: own.bin };
    await tx.audit({
      ...{ act: 'invitation.claimed', subjectType: 'invitation', subjectId: id, participantId: own.id },
      detail: { by },
    });
  }

  /** Locked: a claim and a withdrawal at the same moment go one after the other. */
  private async open(tx: Tx, where: string, value: string): Promise<Row | undefined> {
    const [row]: Row[] = await tx.manager.query(
      `SELECT i.id, i.from_id AS "fromId", i.from_bin AS "fromBin", i.to_bin AS "toBin", i.to_email AS "toEmail", i.locale,
         i.text, i.expires_at AS "expiresAt", jsonb_build_object('kk', f.name_kk, 'ru', f.name_ru, 'en', f.name_en) AS "from"
       FROM identity.counterparty_invitations i JOIN identity.participants f ON f.id = i.from_id
       WHERE ${where} AND i.state = 'invited' AND i.expires_at > $2 FOR UPDATE OF i`,
      [value, this.clock.now()],
    );
    return row;
  }
}
