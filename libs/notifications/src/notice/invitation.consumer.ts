import { Injectable } from '@nestjs/common';
import type { IdentityEvents } from '@qujat/identity';
import { Consumes, type StoredEvent, type Tx } from '@qujat/platform';
import { LetterWriter } from '../letter/letter.writer.js';

/** Letters of invitation go to an address that nobody has confirmed: they say who invites, and hold a link (E-7.1.3). */
@Injectable()
export class InvitationConsumer {
  constructor(private readonly letters: LetterWriter) {}

  /** The letter names the invitation; address and link are asked for when it is sent, and the secret is kept nowhere. */
  @Consumes('identity.counterparty.invited', 'notifications.send-invitation')
  async invited({ id, payload }: StoredEvent<IdentityEvents['identity.counterparty.invited']>, tx: Tx): Promise<void> {
    const { invitationId, byEmail, userId } = payload;
    if (!byEmail || !userId) return;
    const letter = { kind: 'counterparty-invitation', params: { invitationId }, locale: 'ru' as const, userId };
    await this.letters.write(tx, { ...letter, channel: 'email', address: null, eventId: id });
  }
}
