import { Injectable } from '@nestjs/common';
import { type Recipient, Recipients } from '@qujat/identity';
import { Consumes, Inbox, type StoredEvent, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { LetterWriter } from '../letter/letter.writer.js';
import { PreferenceService } from '../preference/preference.service.js';
import { templateOf } from '../templates/index.js';
import type { Params } from '../templates/render.js';
import { NoticeWriter } from './notice.writer.js';
import { type Audience, type Route, ROUTED, routesOf } from './routes.js';

const CONSUMER = 'notifications.tell';

/** One message to one person. */
interface Message {
  readonly recipient: Recipient;
  readonly route: Route;
  readonly params: Params;
}

/** Turns events into notices in the portal and letters outside it: once per event, however often it comes. */
@Injectable()
export class TellConsumer {
  constructor(
    private readonly recipients: Recipients,
    private readonly work: UnitOfWork,
    private readonly inbox: Inbox,
    private readonly notices: NoticeWriter,
    private readonly letters: LetterWriter,
    private readonly preferences: PreferenceService,
  ) {}

  /** Identity is asked first: no transaction is held open meanwhile. */
  @Consumes(ROUTED, CONSUMER, { transaction: false })
  async tell(event: StoredEvent): Promise<void> {
    const messages: Message[] = [];
    for (const route of routesOf(event.type, event.payload)) messages.push(...(await this.messagesOf(route)));
    await this.work.run(systemScope(CONSUMER), async (tx) => {
      if (!(await this.inbox.once(tx, CONSUMER, event.id))) return;
      for (const message of messages) await this.write(tx, event, message);
    });
  }

  private async messagesOf(route: Route): Promise<Message[]> {
    const name = route.participantId && (await this.recipients.participantName(route.participantId));
    const person = route.personId && (await this.recipients.personName(route.personId));
    const params = { ...route.params, ...(name && { participant: name }), ...(person && { person }) };
    return (await this.audience(route.to)).map((recipient) => ({ recipient, route, params }));
  }

  private audience(to: Audience): Promise<Recipient[]> {
    if ('users' in to) return this.recipients.users(to.users);
    if ('staff' in to) return this.recipients.staff(to.staff);
    if ('rulesFor' in to) return this.recipients.concernedByRules(to.rulesFor === 'everybody');
    return 'membersOf' in to
      ? this.recipients.membersOf(to.membersOf)
      : this.recipients.administratorsOf(to.administratorsOf);
  }

  private async write(tx: Tx, { id: eventId }: StoredEvent, { recipient, route, params }: Message): Promise<void> {
    const { userId, locale, email, phone } = recipient;
    const kind = route.template;
    const template = templateOf(kind);
    await this.notices.write(tx, { userId, kind, params, eventId });
    const wants = await this.preferences.channelsFor(tx, userId, template?.topic);
    const letter = { kind, params, locale, userId, eventId };
    if (email && wants.includes('email')) await this.letters.write(tx, { ...letter, channel: 'email', address: email });
    if (phone && template?.sms && wants.includes('sms'))
      await this.letters.write(tx, { ...letter, channel: 'sms', address: phone });
  }
}
