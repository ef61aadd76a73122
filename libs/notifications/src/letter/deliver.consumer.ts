import { Injectable } from '@nestjs/common';
import { Clock, type Locale, type Uuid } from '@qujat/kernel';
import { AccountLetters, InvitationLinks, Recipients } from '@qujat/identity';
import { Consumes, Inbox, Log, RetryLater, type StoredEvent, systemScope, UnitOfWork } from '@qujat/platform';
import { NotificationSettings } from '../notifications.config.js';
import { templateOf } from '../templates/index.js';
import { linkOf, type Params, render } from '../templates/render.js';
import { MailTransport, Undeliverable } from '../transport/mail.transport.js';
import { SmsTransport } from '../transport/sms.transport.js';
import { LETTER_WRITTEN } from './letter.events.js';
import { findLetter, type LetterRecord, type LetterState, noteAttempt } from './letter.repository.js';

const CONSUMER = 'notifications.deliver';
const SCOPE = systemScope(CONSUMER);
/** With the pauses between them: about two and a half hours. */
const ATTEMPTS = 8;
const FIRST_PAUSE_MS = 5000;
const LONGEST_PAUSE_MS = 3_600_000;

/**
 * Sends letters. What passes is tried again after growing pauses; what does not, or lasts too long, is dead and stands before the
 * operator. A process that dies between sending and noting it sends again, under the same Message-ID (docs/adr/0070).
 */
@Injectable()
export class DeliverConsumer {
  constructor(
    private readonly work: UnitOfWork,
    private readonly inbox: Inbox,
    private readonly clock: Clock,
    private readonly recipients: Recipients,
    private readonly invitations: InvitationLinks,
    private readonly accounts: AccountLetters,
    private readonly mail: MailTransport,
    private readonly sms: SmsTransport,
    private readonly settings: NotificationSettings,
    private readonly log: Log,
  ) {}

  @Consumes(LETTER_WRITTEN, CONSUMER, { transaction: false })
  async deliver(event: StoredEvent): Promise<void> {
    const letter = await this.work.run(SCOPE, (tx) => findLetter(tx, event.payload.letterId as Uuid));
    if (letter?.state !== 'waiting') return;
    const failure = await this.send(letter).catch((error: unknown) => error as Error);
    if (typeof failure === 'string') return this.settle(event, letter, failure, null);
    const attempts = letter.attempts + 1;
    const isOver = failure instanceof Undeliverable || attempts >= ATTEMPTS;
    await this.settle(event, letter, isOver ? 'dead' : 'waiting', reasonOf(failure));
    if (!isOver)
      throw new RetryLater(reasonOf(failure), Math.min(FIRST_PAUSE_MS * 4 ** (attempts - 1), LONGEST_PAUSE_MS));
    this.log.error(
      { letter: letter.id, kind: letter.kind, reason: reasonOf(failure) },
      'a letter could not be delivered',
    );
  }

  /** The state that the letter is in when this succeeds. */
  private async send(letter: LetterRecord): Promise<'sent' | 'dropped'> {
    const template = templateOf(letter.kind);
    const sending = await this.addressed(letter);
    if (!template || !sending) return 'dropped';
    const locale = sending.locale ?? letter.locale;
    const { title, text, sms } = render(template, sending.params, locale);
    const { id } = letter;
    const path = linkOf(template, sending.params);
    const link = path && `\n\n${new URL(path, this.settings.publicUrl).href}`;
    if (letter.channel === 'sms') await this.sms.send({ id, to: sending.address, text: sms ?? title });
    else await this.mail.send({ id, to: sending.address, subject: title, text: `${text}${link ?? ''}\n`, locale });
    return 'sent';
  }

  /** Address and params; for a code both come from identity, at this moment. */
  private async addressed({ address, params }: LetterRecord): Promise<Addressed | undefined> {
    if (address !== null) return { address, params };
    const { confirmationId, invitationId, enrolmentId, codeId } = params;
    if (typeof enrolmentId === 'string') return this.account(enrolmentId, codeId);
    if (typeof invitationId === 'string') return this.invitation(invitationId);
    const code = typeof confirmationId === 'string' ? await this.recipients.codeToSend(confirmationId) : undefined;
    return code && { address: code.address, params: { code: code.code } };
  }

  /** With a fresh link each time: the one of an attempt that failed is worth nothing. */
  private async invitation(id: Uuid): Promise<Addressed | undefined> {
    const letter = await this.invitations.letter(id);
    if (!letter) return undefined;
    const { email: address, locale, from, fromBin: bin, text, link: url } = letter;
    return { address, locale, params: { from: from[locale], bin, text, url } };
  }

  /** The link to an account, or the code that follows; undefined: what it was for is over. */
  private async account(id: Uuid, codeId: unknown): Promise<Addressed | undefined> {
    if (typeof codeId === 'string') {
      const code = await this.accounts.code(id, codeId);
      return code && { address: code.email, locale: code.locale, params: { code: code.code } };
    }
    const letter = await this.accounts.letter(id);
    if (!letter) return undefined;
    const { email: address, locale, organisation, name, by, expiresAt, link: url } = letter;
    const until = { day: expiresAt.toISOString() };
    return { address, locale, params: { organisation: organisation[locale], name, by, until, url } };
  }

  private async settle(
    { id }: StoredEvent,
    letter: LetterRecord,
    state: LetterState,
    error: string | null,
  ): Promise<void> {
    await this.work.run(SCOPE, async (tx) => {
      if (state !== 'waiting' && !(await this.inbox.once(tx, CONSUMER, id))) return;
      await noteAttempt(tx, letter.id, { state, error, now: this.clock.now() });
    });
  }
}

/** Where a letter goes and what it says. */
interface Addressed {
  readonly address: string;
  readonly params: Params;
  readonly locale?: Locale;
}

/** A mail server may repeat the recipient's address or the text: only the beginning is kept, and digits of six are not. */
const reasonOf = ({ message }: Error): string => message.replace(/\b\d{6}\b/g, '······').slice(0, 300) || 'unknown';
