import { Injectable } from '@nestjs/common';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, Every, type Scope, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { IdentitySettings } from '../identity.config.js';
import { refuse } from '../identity.errors.js';
import { identityEvent } from '../identity.events.js';
import { countRequest } from './code-limits.js';
import { isCode } from './code-key.js';
import {
  changeContact,
  closeConfirmation,
  countAttempt,
  dropPending,
  lockContact,
  openConfirmation,
  readContact,
  replaceConfirmation,
  settleConfirmation,
} from './contact.repository.js';
import {
  type Channel,
  CHANNELS,
  CODE_ATTEMPTS,
  CODE_MINUTES,
  type ConfirmationRecord,
  type ContactRecord,
  PAUSE_SECONDS,
} from './contact.types.js';

/** A contact and the code that is under way to it. */
export interface ContactState extends ContactRecord {
  readonly open: ConfirmationRecord | undefined;
}

/** Confirms e-mail and phone by a code of six digits (E-5.6.2). */
@Injectable()
export class ContactService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly settings: IdentitySettings,
  ) {}

  /** Both contacts as they stand. */
  of(actor: Actor): Promise<ContactState[]> {
    const { userId, scope } = personal(actor);
    return this.work.run(scope, async (tx) => {
      const states: ContactState[] = [];
      for (const channel of CHANNELS) states.push(await this.state(tx, userId, channel));
      return states;
    });
  }

  /** Sends a code to the contact that waits, or else to the unconfirmed one in use. */
  async send(actor: Actor, channel: Channel, origin: string): Promise<ContactState> {
    const { userId, scope } = personal(actor);
    return this.work.run(scope, async (tx) => {
      await this.sendWithin(tx, userId, channel, origin);
      return this.state(tx, userId, channel);
    });
  }

  /** The same as a part of something larger: registering, changing a contact. */
  async sendWithin(tx: Tx, userId: Uuid, channel: Channel, origin: string): Promise<void> {
    const contact = await lockContact(tx, userId, channel);
    if (!contact) throw refuse('user.not_registered');
    const address = contact.pending ?? (contact.confirmedAt === null ? contact.value : undefined);
    if (address === '') throw refuse('contact.none');
    if (address === undefined) throw refuse('contact.confirmed_already');
    const now = this.clock.now();
    const before = await openConfirmation(tx, userId, channel);
    refuseTooSoon(before, address, now);
    await countRequest(tx, this.settings.codeKey, { userId, address, origin }, now);
    const id = newId(now);
    const expiresAt = new Date(now.getTime() + CODE_MINUTES * 60_000);
    const replaces = contact.pending === null ? null : contact.value;
    await replaceConfirmation(tx, { ...{ id, userId, channel, address, replaces, createdAt: now, expiresAt } });
    await tx.audit({
      act: 'contact.code_sent',
      subjectType: 'user',
      subjectId: userId,
      detail: { channel, confirmation: id },
    });
    await tx.emit(identityEvent('identity.contact.code-asked', id, { confirmationId: id, userId, channel }));
  }

  /** Changes a contact: a code goes to the new one at once, and the code to the one before works no more. */
  async changeWithin(
    tx: Tx,
    userId: Uuid,
    channel: Channel,
    { value, origin }: { value: string; origin: string },
  ): Promise<void> {
    const before = await lockContact(tx, userId, channel);
    if (!before) throw refuse('user.not_registered');
    if ((before.pending ?? before.value) === value) return;
    await changeContact(tx, userId, channel, value);
    await closeConfirmation(tx, userId, channel);
    const isConfirmed = before.confirmedAt !== null && before.value === value;
    if (!isConfirmed) await this.sendWithin(tx, userId, channel, origin);
  }

  /** Holds a typed code against the one that was sent. A wrong one is counted even though it is refused. */
  async confirm(actor: Actor, channel: Channel, code: string): Promise<void> {
    const { userId, scope } = personal(actor);
    const refused = await this.work.run(scope, async (tx) => {
      const now = this.clock.now();
      const contact = await lockContact(tx, userId, channel);
      if (!contact) throw refuse('user.not_registered');
      const tried = await countAttempt(tx, userId, channel, now);
      if (!tried) return this.noCode(await openConfirmation(tx, userId, channel), contact);
      if (!isCode(this.settings.codeKey, tried.id, code)) return this.wrong(tx, userId, tried);
      if (!(await settleConfirmation(tx, userId, tried, now))) return refuse('contact.no_code');
      await tx.audit({ act: 'contact.confirmed', subjectType: 'user', subjectId: userId, detail: { channel } });
      const payload = { userId, channel, confirmationId: tried.id, replaced: tried.replaces !== null };
      await tx.emit(identityEvent('identity.contact.confirmed', userId, payload));
      return undefined;
    });
    // After the commit: the guess stays counted.
    if (refused) throw refused;
  }

  /** Gives up a changed contact: the confirmed one stays. */
  async drop(actor: Actor, channel: Channel): Promise<ContactState> {
    const { userId, scope } = personal(actor);
    return this.work.run(scope, async (tx) => {
      if (!(await dropPending(tx, userId, channel))) throw refuse('contact.nothing_pending');
      await closeConfirmation(tx, userId, channel);
      await tx.audit({ act: 'contact.change_dropped', subjectType: 'user', subjectId: userId, detail: { channel } });
      return this.state(tx, userId, channel);
    });
  }

  /** Counts of requests are forgotten when they count no more. */
  @Every('identity.forget-code-requests', { seconds: 3600 })
  async forget(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - 2 * 3_600_000);
    await this.work.run(systemScope('identity.forget-code-requests'), (tx) =>
      tx.manager.query('DELETE FROM identity.code_requests WHERE asked_at < $1', [before]),
    );
  }

  private async state(tx: Tx, userId: Uuid, channel: Channel): Promise<ContactState> {
    const contact = await readContact(tx, userId, channel);
    if (!contact) throw refuse('user.not_registered');
    return { ...contact, open: await openConfirmation(tx, userId, channel) };
  }

  private noCode(open: ConfirmationRecord | undefined, contact: ContactRecord) {
    if (open && open.attempts >= CODE_ATTEMPTS) return refuse('contact.attempts_spent');
    if (open) return refuse('contact.code_expired');
    return refuse(contact.confirmedAt && contact.pending === null ? 'contact.confirmed_already' : 'contact.no_code');
  }

  private async wrong(tx: Tx, userId: Uuid, { channel, attempts }: ConfirmationRecord) {
    const left = CODE_ATTEMPTS - attempts;
    await tx.audit({ act: 'contact.code_wrong', subjectType: 'user', subjectId: userId, detail: { channel, left } });
    return left > 0
      ? refuse('contact.code_wrong', { params: { left }, fields: { code: 'contact.code_differs' } })
      : refuse('contact.attempts_spent');
  }
}

function refuseTooSoon(before: ConfirmationRecord | undefined, address: string, now: Date): void {
  if (before?.address !== address) return;
  const seconds = Math.ceil(PAUSE_SECONDS - (now.getTime() - before.createdAt.getTime()) / 1000);
  if (seconds > 0) throw refuse('contact.code_too_soon', { params: { seconds } });
}

/** A contact is the person's own, whichever organisation they act for. */
function personal(actor: Actor): { userId: Uuid; scope: Scope } {
  const { userId } = actor;
  if (!userId) throw refuse('user.not_registered');
  return { userId, scope: { kind: 'user', userId, actor } };
}
