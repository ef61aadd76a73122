import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import type { CertificateFacts } from '@qujat/signature';
import { EvidenceStore } from '@qujat/trust';
import { refuse } from '../../identity.errors.js';
import { identityEvent } from '../../identity.events.js';
import { participantOf } from '../administration.js';
import { cleanGrants, type Grant } from '../grant.dto.js';
import { insertGrants } from '../grant.repository.js';
import { holdsAtLeast } from '../judge-power.js';
import { endOf, startOf } from '../portal-day.js';
import { PowerCheckService } from '../power-check.service.js';
import { lockPowers } from '../power.repository.js';
import type { Attorney, ListAttorneys, PrepareAttorney } from './attorney.dto.js';
import { mayDiscard, presentAttorney, stateOf } from './attorney.presenter.js';
import {
  activeMember,
  type AttorneyRecord,
  attorneysOf,
  colleaguesOf,
  discardAttorney,
  findAttorney,
  insertAttorney,
  nextAttorneyNumber,
  type PartyRecord,
  principalOf,
  signAttorney,
} from './attorney.repository.js';
import { attorneyContent } from './attorney.text.js';
import { OwnSignatures } from './own-signature.js';

/** Three years at most (Civil Code, article 168). */
const MAX_YEARS = 3;

/** What is granted, from when to when, out of which power. */
interface Wanted {
  readonly grants: readonly Grant[];
  readonly from: Date;
  readonly to: Date;
  readonly parentId: Uuid | null;
}

/** Powers of attorney: made by one who holds the power, signed by the same, handed on within what they permit (E-5.12). */
@Injectable()
export class AttorneyService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly powers: PowerCheckService,
    private readonly signatures: OwnSignatures,
    private readonly evidence: EvidenceStore,
  ) {}

  /** Administrators see all, others those that they issued or hold. */
  list(actor: Actor, { state }: ListAttorneys): Promise<Attorney[]> {
    return this.read(actor, async (tx, participantId, member) => {
      const all = actor.rights.includes('participant.administer');
      const rows = await attorneysOf(tx, participantId, all ? null : (member?.id ?? participantId));
      const now = this.clock.now();
      const shown = rows.map((row) => presentAttorney(actor, member?.id ?? null, row, now));
      return state ? shown.filter((one) => one.state === state) : shown;
    });
  }

  /** Who could hold one, or sign one; the one who asks too. */
  holders(actor: Actor): Promise<{ id: Uuid; name: string; self: boolean }[]> {
    return this.read(actor, (tx, participantId) => colleaguesOf(tx, participantId, actor.userId));
  }

  /** One of them. */
  get(actor: Actor, id: Uuid): Promise<Attorney> {
    return this.read(actor, async (tx, participantId, member) => {
      const record = await visible(tx, actor, participantId, member, id);
      return presentAttorney(actor, member?.id ?? null, record, this.clock.now());
    });
  }

  /** Its bytes, and the signature over them. */
  bytes(actor: Actor, id: Uuid): Promise<Pick<AttorneyRecord, 'number' | 'content' | 'cms'>> {
    return this.read(actor, (tx, participantId, member) => visible(tx, actor, participantId, member, id));
  }

  /** Makes the text to sign. Who makes it signs it, or one for whom it is made: that one's powers count when they sign. */
  prepare(actor: Actor, dto: PrepareAttorney): Promise<Attorney> {
    const participantId = participantOf(actor);
    const wanted = this.wanted(dto);
    return this.work.run(scopeOf(actor), async (tx) => {
      await lockPowers(tx, participantId);
      const maker = await activeMember(tx, participantId, { userId: actor.userId });
      const issuer = dto.issuerId ? await activeMember(tx, participantId, { id: dto.issuerId }) : maker;
      const holder = await activeMember(tx, participantId, { id: dto.holderId });
      if (!maker || !issuer || !holder) throw refuse('member.not_found');
      if (!issuer.certified || !holder.certified) throw refuse('member.no_certificate');
      if (issuer.id === holder.id) throw refuse('attorney.to_oneself', { fields: { holderId: 'attorney.to_oneself' } });
      const own = issuer.id === maker.id;
      const parent = own
        ? await this.requireHeld(tx, actor, { participantId, issuer, wanted })
        : await this.handedOn(tx, { participantId, issuer, wanted });
      const preparedBy = own ? null : maker.id;
      const id = await this.keep(tx, actor, { participantId, issuer, holder, parent, wanted, dto, preparedBy });
      if (!own) {
        const payload = { participantId, userId: issuer.userId, attorneyId: id };
        await tx.emit(identityEvent('identity.attorney.prepared', id, payload));
      }
      const record = await findAttorney(tx, participantId, id);
      return presentAttorney(actor, maker.id, record!, this.clock.now());
    });
  }

  /** The signature: verified, the issuer's powers looked at once more, and it holds from here on. */
  async sign(actor: Actor, id: Uuid, text: string): Promise<Attorney> {
    const participantId = participantOf(actor);
    const { content } = await this.read(actor, async (tx, _, member) => {
      const record = await visible(tx, actor, participantId, member, id);
      if (record.issuerId !== member?.id) throw refuse('attorney.not_yours');
      if (record.state !== 'prepared') throw this.otherState(record);
      return record;
    });
    const { verification, certificate } = await this.signatures.verify(actor, content, text);
    const stored = await this.evidence.store(verification);
    return this.work.run(scopeOf(actor), async (tx) => {
      await lockPowers(tx, participantId);
      const issuer = await activeMember(tx, participantId, { userId: actor.userId });
      const record = await findAttorney(tx, participantId, id);
      if (!issuer || !record) throw refuse('attorney.not_found');
      const { grants, validFrom: from, validTo: to, parentId } = record;
      await this.requireHeld(tx, actor, { participantId, issuer, wanted: { grants, from, to, parentId }, certificate });
      await this.evidence.record(tx, stored);
      const at = this.clock.now();
      const { signature: cms, report } = verification;
      const signed = { cms, certificateSha256: certificate.fingerprint, report, verificationId: stored.id, at };
      if (!(await signAttorney(tx, id, signed))) throw this.otherState(record);
      const detail = { number: record.number, holder: record.holderName, grants, verification: stored.id };
      await tx.audit({ act: 'attorney.signed', subjectType: 'attorney', subjectId: id, detail });
      const payload = { participantId, userId: record.holderUserId, attorneyId: id };
      await tx.emit(identityEvent('identity.attorney.signed', id, payload));
      return presentAttorney(actor, issuer.id, (await findAttorney(tx, participantId, id))!, at);
    });
  }

  /** Throws away one that nobody has signed. It granted nothing; that it was there stays on record. */
  discard(actor: Actor, id: Uuid): Promise<Attorney> {
    return this.read(actor, async (tx, participantId, member) => {
      const memberId = member?.id ?? null;
      const record = await visible(tx, actor, participantId, member, id);
      if (!mayDiscard(actor, memberId, record)) throw refuse('attorney.not_yours');
      const at = this.clock.now();
      // Of signing and throwing away at once the first one decides.
      if (!(await discardAttorney(tx, id, { at, by: actor.name })))
        throw this.otherState((await findAttorney(tx, participantId, id))!);
      const detail = { number: record.number, holder: record.holderName, issuer: record.issuerName };
      await tx.audit({ act: 'attorney.discarded', subjectType: 'attorney', subjectId: id, detail });
      return presentAttorney(actor, memberId, (await findAttorney(tx, participantId, id))!, at);
    });
  }

  private wanted({ grants, validFrom, validTo, parentId = null }: PrepareAttorney): Wanted {
    const [from, to] = [startOf(validFrom), endOf(validTo)];
    const latest = new Date(from);
    latest.setUTCFullYear(latest.getUTCFullYear() + MAX_YEARS);
    if (!(from < to) || to <= this.clock.now() || to > latest)
      throw refuse('attorney.term_wrong', { fields: { validTo: 'attorney.term_wrong' } });
    return { grants: cleanGrants(grants), from, to, parentId };
  }

  /** Nobody grants more than they hold themselves; a power that was handed on, only out of itself. Returns that one. */
  private async requireHeld(
    tx: Tx,
    actor: Actor,
    { participantId, issuer, wanted, certificate }: Held,
  ): Promise<AttorneyRecord | undefined> {
    const { grants, from, to: until } = wanted;
    const parent = await this.handedOn(tx, { participantId, issuer, wanted });
    const now = this.clock.now();
    const all = await this.powers.heldBy(tx, actor, certificate);
    const own = all.filter(({ source }) => (parent ? source.id === parent.id : source.kind !== 'attorney'));
    // A term that began before it was signed is counted from now on.
    const start = from < now ? now : from;
    if (!grants.every((grant) => holdsAtLeast(own, { ...grant, from: start, until })))
      throw refuse('attorney.wider_than_held');
    return parent;
  }

  /** The power that this one is handed on from; it must permit it, and be the issuer's. */
  private async handedOn(
    tx: Tx,
    { participantId, issuer, wanted: { parentId } }: Held,
  ): Promise<AttorneyRecord | undefined> {
    if (!parentId) return undefined;
    const parent = await findAttorney(tx, participantId, parentId);
    const handsOn =
      parent &&
      parent.holderId === issuer.id &&
      parent.substitution &&
      stateOf(parent, this.clock.now()) === 'in-force';
    if (!handsOn) throw refuse('attorney.no_substitution');
    return parent;
  }

  private async keep(tx: Tx, actor: Actor, made: Made): Promise<Uuid> {
    const { participantId, issuer, holder, parent, wanted, dto, preparedBy } = made;
    const at = this.clock.now();
    const id = newId(at);
    const number = await nextAttorneyNumber(tx, participantId, at.getUTCFullYear());
    const { validFrom, validTo, substitution } = dto;
    const { grants, from, to } = wanted;
    const content = attorneyContent(
      {
        ...{ id, number, issuer: person(issuer), holder: person(holder), grants, validFrom, validTo, substitution, at },
        principal: await principalOf(tx, participantId),
        parent: parent ? { number: parent.number, sha256: parent.sha256 } : null,
        departments: await departmentNames(tx),
      },
      actor.locale,
    );
    const sha256 = createHash('sha256').update(content).digest('hex');
    const parentId = parent?.id ?? null;
    await insertAttorney(tx, {
      id,
      participantId,
      number,
      parentId,
      issuer,
      holder,
      from,
      to,
      substitution,
      preparedBy,
      content,
      sha256,
      at,
    });
    await insertGrants(tx, this.clock, participantId, { table: 'attorney_grants', id }, grants);
    const detail = { number, holder: holder.name, parent: parent?.number ?? null };
    await tx.audit({ act: 'attorney.prepared', subjectType: 'attorney', subjectId: id, detail });
    return id;
  }

  private otherState(record: AttorneyRecord): Error {
    const state = stateOf(record, this.clock.now());
    return refuse('attorney.other_state', { state, params: { state }, allowed: [] });
  }

  private read<T>(
    actor: Actor,
    work: (tx: Tx, participantId: Uuid, member: PartyRecord | undefined) => Promise<T>,
  ): Promise<T> {
    const participantId = participantOf(actor);
    return this.work.run(scopeOf(actor), async (tx) =>
      work(tx, participantId, await activeMember(tx, participantId, { userId: actor.userId })),
    );
  }
}

interface Held {
  readonly participantId: Uuid;
  readonly issuer: PartyRecord;
  readonly wanted: Wanted;
  readonly certificate?: CertificateFacts;
}

interface Made extends Held {
  readonly holder: PartyRecord;
  readonly parent: AttorneyRecord | undefined;
  readonly dto: PrepareAttorney;
  readonly preparedBy: Uuid | null;
}

const person = ({ name, iin }: PartyRecord) => ({ name, iin });

/** One that the reader may see: their own, or any for an administrator. */
export async function visible(
  tx: Tx,
  actor: Actor,
  participantId: Uuid,
  member: PartyRecord | undefined,
  id: Uuid,
): Promise<AttorneyRecord> {
  const record = await findAttorney(tx, participantId, id);
  const own = member && record && [record.issuerId, record.holderId, record.preparedBy].includes(member.id);
  if (!record || !(own || actor.rights.includes('participant.administer'))) throw refuse('attorney.not_found');
  return record;
}

async function departmentNames(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows: { id: string; name: string }[] = await tx.manager.query('SELECT id, name FROM identity.departments');
  return new Map(rows.map(({ id, name }) => [id, name]));
}
