import { Injectable } from '@nestjs/common';
import type { IdentityEvents } from '@qujat/identity';
import { Consumes, type StoredEvent, type Tx } from '@qujat/platform';
import { LetterWriter } from '../letter/letter.writer.js';

/** Letters to people who are to get an account go to a mailbox of nobody yet: the link, and then the code (D-3.1). */
@Injectable()
export class AccountConsumer {
  constructor(private readonly letters: LetterWriter) {}

  /** The letter names the enrolment; address and link are asked for when it is sent, and the secret is kept nowhere. */
  @Consumes('identity.account.invited', 'notifications.send-account-link')
  async invited({ id, payload }: StoredEvent<IdentityEvents['identity.account.invited']>, tx: Tx): Promise<void> {
    const { enrolmentId, userId } = payload;
    const letter = { kind: 'account-invitation', params: { enrolmentId }, locale: 'ru' as const, userId };
    await this.letters.write(tx, { ...letter, channel: 'email', address: null, eventId: id });
  }

  /** The same of the code. */
  @Consumes('identity.account.code-asked', 'notifications.send-account-code')
  async code({ id, payload }: StoredEvent<IdentityEvents['identity.account.code-asked']>, tx: Tx): Promise<void> {
    const { enrolmentId, codeId, userId } = payload;
    const letter = { kind: 'account-code', params: { enrolmentId, codeId }, locale: 'ru' as const, userId };
    await this.letters.write(tx, { ...letter, channel: 'email', address: null, eventId: id });
  }
}
