import { Injectable } from '@nestjs/common';
import { type IdentityEvents, Recipients } from '@qujat/identity';
import { Consumes, Inbox, type StoredEvent, systemScope, UnitOfWork } from '@qujat/platform';
import { LetterWriter } from '../letter/letter.writer.js';

const CODE = 'notifications.send-code';
const REPLACED = 'notifications.warn-replaced';

/** Letters about contacts go to the contact in question, not to the one in use: they have consumers of their own. */
@Injectable()
export class CodeConsumer {
  constructor(
    private readonly recipients: Recipients,
    private readonly work: UnitOfWork,
    private readonly inbox: Inbox,
    private readonly letters: LetterWriter,
  ) {}

  /** The letter names the confirmation; the code itself is asked for when it is sent, and is kept nowhere. */
  @Consumes('identity.contact.code-asked', CODE, { transaction: false })
  async code({ id, payload }: StoredEvent<IdentityEvents['identity.contact.code-asked']>): Promise<void> {
    const { confirmationId, userId, channel } = payload;
    const code = await this.recipients.codeToSend(confirmationId);
    await this.work.run(systemScope(CODE), async (tx) => {
      if (!(await this.inbox.once(tx, CODE, id)) || !code) return;
      const letter = { kind: 'contact-code', params: { confirmationId }, locale: code.locale, userId, eventId: id };
      await this.letters.write(tx, { ...letter, channel: channel === 'email' ? 'email' : 'sms', address: null });
    });
  }

  /** Whoever took over an account changes the contact first: the old one is warned. */
  @Consumes('identity.contact.confirmed', REPLACED, { transaction: false })
  async replaced({ id, payload }: StoredEvent<IdentityEvents['identity.contact.confirmed']>): Promise<void> {
    const before = await this.recipients.replacedContact(payload.confirmationId);
    await this.work.run(systemScope(REPLACED), async (tx) => {
      if (!(await this.inbox.once(tx, REPLACED, id)) || !before) return;
      const { channel, address, locale } = before;
      const letter = { kind: 'contact-replaced', params: {}, locale, userId: payload.userId, eventId: id };
      await this.letters.write(tx, { ...letter, channel: channel === 'email' ? 'email' : 'sms', address });
    });
  }
}
