import { Injectable } from '@nestjs/common';
import { Clock, portalDay, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { DocumentPowers } from '../document/document-powers.js';
import { facts, overtaken, type Ready, refusal } from '../document/document.guard.js';
import { allows } from '../document/document.machine.js';
import { loadView, lockDocument, move, own, requireDocument } from '../document/document.repository.js';
import type { DocumentEntity } from '../document/document.entity.js';
import type { DocumentView } from '../document/document.view.js';
import { EXCHANGE_EVENTS } from '../exchange.events.js';
import type { RecipientEntity } from '../recipient/recipient.entity.js';
import { recipientsOf } from '../recipient/recipient.repository.js';
import { type Resolved, Recipients } from '../document/recipients.js';
import { can, mayGoUnsigned } from '../document/document.policy.js';
import { refuse } from '../exchange.errors.js';
import { Parties, type PartyOnRecord } from '../document/parties.js';
import { QuotaCheck } from '../quota/quota-check.js';
import { personOf } from '../signing/intake.js';
import { documentEvent } from '../timeline/parties.js';
import { EVENT, record } from '../timeline/timeline.js';
import { type Addressee, sendOut } from './send-out.js';
import { receiptRecord } from './receipt-record.js';
import { ReceiptEntity } from './receipt.entity.js';
import { ReceiptService } from './receipt.service.js';

const SCOPE = systemScope('exchange.send');

/** Sending and opening. */
@Injectable()
export class DeliveryService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly powers: DocumentPowers,
    private readonly parties: Parties,
    private readonly recipients: Recipients,
    private readonly receipts: ReceiptService,
    private readonly quota: QuotaCheck,
    private readonly clock: Clock,
  ) {}

  /** Sends: at once, or as soon as the signature that is being verified has been accepted. */
  async send(actor: Actor, id: Uuid): Promise<DocumentView> {
    const sender = await this.parties.sender(actor);
    const { document } = await this.work.run(scopeOf(actor), (tx) => this.powers.ready(tx, actor, 'send', id));
    const addressees = await this.addressees(document, sender);
    return this.work.run(scopeOf(actor), (tx) => this.sendIn(tx, actor, { id, sender, addressees }));
  }

  /** Sends documents of a package (E-6.6.2): all in one transaction, or none. */
  async sendTogether(actor: Actor, ids: readonly Uuid[], { before, refused }: Together): Promise<void> {
    const sender = await this.parties.sender(actor);
    const naming = <Result>(id: Uuid, work: Promise<Result>) =>
      work.catch((error: unknown) => {
        throw refused(id, error);
      });
    const all: Prepared[] = [];
    for (const id of ids) {
      const document = await this.work.run(scopeOf(actor), (tx) => requireDocument(tx, id));
      all.push({ id, sender, addressees: await naming(id, this.addressees(document, sender)) });
    }
    await this.work.run(scopeOf(actor), async (tx) => {
      await before(tx);
      for (const each of all) await naming(each.id, this.sendSettled(tx, actor, each));
    });
  }

  /** One that would only be queued is not sent: it might fall later, and the others would have gone without it. */
  private async sendSettled(tx: Tx, actor: Actor, prepared: Prepared): Promise<void> {
    const { document } = await this.sendIn(tx, actor, prepared);
    if (document.delivery === 'queued') throw refuse('package.waits', { params: { number: document.number } });
  }

  private async sendIn(tx: Tx, actor: Actor, { id, sender, addressees }: Prepared): Promise<DocumentView> {
    await lockDocument(tx, id);
    const found = await this.powers.ready(tx, actor, 'send', id);
    if (!isSame(addressees, await recipientsOf(tx, id))) throw refuse('ability.changed_meanwhile');
    for (const { to } of addressees) requireCounterparty(actor, found, to);
    const { answerBy } = found.document;
    if (answerBy && answerBy < portalDay(this.clock.now())) throw refuse('document.answer_by_past');
    await this.quota.reserve(tx, found.document.senderId, id);
    const by = { name: actor.name, participant: sender.name };
    const sent = await this.goOn(tx, found, addressees, by);
    if (!sent) throw await overtaken(tx, actor, 'send', id);
    await this.powers.require(tx, actor, 'send', { document: await requireDocument(tx, id) });
    await tx.audit({ act: 'document.sent', subjectType: 'document', subjectId: id });
    return loadView(tx, await requireDocument(tx, id));
  }

  /**
   * Opens: at this moment the receipt comes into being (E-7.4), once, whoever of the organisation opens how often. Its
   * timestamp is asked for at once; when the TSA is away the receipt is pending and completes by itself.
   */
  async open(actor: Actor, id: Uuid): Promise<DocumentView> {
    const opened = await this.work.run(scopeOf(actor), (tx) => this.begin(tx, actor, id));
    if (opened) await this.receipts.completeOrWait(id);
    return this.work.run(scopeOf(actor), async (tx) => loadView(tx, await requireDocument(tx, id)));
  }

  private async addressees(document: DocumentEntity, sender: PartyOnRecord): Promise<Addressee[]> {
    const all = await this.work.run(SCOPE, (tx) => recipientsOf(tx, document.id));
    // Accredited when it was chosen; the way opens only if it still is (E-5.8).
    for (const { participantId } of all) if (participantId) await this.parties.recipient(sender, participantId);
    return this.recipients.resolveAll(document, all);
  }

  /** At once; or when the signature is accepted; or when the invited counterparty accepts. */
  private goOn(tx: Tx, { document, facts }: Ready, addressees: readonly Addressee[], by: By): Promise<boolean> {
    const queued = !allows(facts.axes, 'send') && !mayGoUnsigned(facts);
    return queued ? this.queue(tx, document, by) : sendOut(tx, this.clock, document, addressees, { by });
  }

  private async queue(tx: Tx, document: DocumentEntity, by: By): Promise<boolean> {
    if (!(await move(tx, document.id, 'queue', { submittedAt: this.clock.now() }))) return false;
    await record(tx, this.clock, {
      documentId: document.id,
      event: EVENT.submissionQueued,
      audience: 'sender',
      actor: by,
    });
    await tx.emit(documentEvent(document, EXCHANGE_EVENTS.submitted));
    return true;
  }

  /** True: this call has opened it. False: it was open. */
  private async begin(tx: Tx, actor: Actor, id: Uuid): Promise<boolean> {
    // Colleagues who open at the same moment go one after the other, and find it open.
    await lockDocument(tx, id);
    const found = await facts(tx, actor, id);
    if (isOpened(found.document) && found.facts.side === 'recipient') return false;
    await this.powers.ready(tx, actor, 'open', id);
    if (!(await move(tx, id, 'open', {}, own(actor.participantId)))) throw await overtaken(tx, actor, 'open', id);
    await this.powers.require(tx, actor, 'open', found);
    await this.beginReceipt(tx, actor, id);
    return true;
  }

  private async beginReceipt(tx: Tx, actor: Actor, id: Uuid): Promise<void> {
    const view = await loadView(tx, await requireDocument(tx, id));
    const openedAt = this.clock.now();
    const openedBy = personOf(actor);
    await tx.manager.insert(ReceiptEntity, {
      documentId: id,
      participantId: actor.participantId!,
      state: 'pending',
      openedAt,
      openedBy,
      record: receiptRecord(view, { openedAt, openedBy, certificateSha256: actor.certificateSha256 }),
      triedAt: openedAt,
    });
    await tx.audit({ act: 'document.opened', subjectType: 'document', subjectId: id });
    const by = { name: actor.name, participant: view.document.recipientName };
    await record(tx, this.clock, { documentId: id, event: EVENT.contentHandover, actor: by });
    await tx.emit(documentEvent(view.document, EXCHANGE_EVENTS.opened));
  }
}

/** Were the recipients the same when they were asked about? */
const isSame = (asked: readonly Addressee[], now: readonly RecipientEntity[]): boolean =>
  asked.map(({ recipient }) => recipient.bin).join() === now.map(({ bin }) => bin).join();

/** A document whose way has been looked at: by whom, and to whom. */
interface Prepared {
  readonly id: Uuid;
  readonly sender: PartyOnRecord;
  readonly addressees: readonly Addressee[];
}

/** What a package adds to the sending of its documents. */
interface Together {
  /** First in their transaction. */
  readonly before: (tx: Tx) => Promise<void>;
  /** What is told of one that cannot go. */
  readonly refused: (id: Uuid, error: unknown) => unknown;
}

const isOpened = (document: DocumentEntity): boolean => document.receipt !== 'none';

type By = Parameters<typeof record>[2]['actor'];

/** E-10.1.2: only to an accepted counterparty, or with an open invitation. */
function requireCounterparty(actor: Actor, { facts: found }: Ready, to: Resolved | undefined): void {
  const facts = { ...found, counterparty: to?.fact };
  const why = can(actor, 'send', facts);
  if (why) throw refusal(actor, facts, why);
}
