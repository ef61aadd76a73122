import { Injectable } from '@nestjs/common';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, scopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { draftOf } from '../change/change.repository.js';
import { refuse } from '../identity.errors.js';
import { identityEvent } from '../identity.events.js';
import { membersRefusals } from '../participant/association-members.js';
import { currentForm } from '../participant/participant.repository.js';
import type { ParticipantDraft } from '../participant/participant.types.js';
import { Registrars } from '../participant/registrars.js';
import { Administration } from '../power/administration.js';
import type { ParticipantRecord } from '../session/session.types.js';
import {
  consentsTo,
  decideConsent,
  findConsent,
  insertConsent,
  letLapse,
  participantsWith,
} from './consent.repository.js';
import type { ConsentRecord, Terms } from './consent.types.js';
import { digestOf, termsOf } from './terms.js';

/** What the association knows of its members' consents. */
export interface KnownConsent extends ConsentRecord {
  /** Is it about the terms as they stand in the form now? */
  readonly current: boolean;
}

/** Consents of the members of a temporary association: asked by the association, decided by each member (E-5.1). */
@Injectable()
export class ConsentService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly registrars: Registrars,
    private readonly administration: Administration,
  ) {}

  /** Who was asked, and how they have decided. */
  async listed(actor: Actor): Promise<KnownConsent[]> {
    const { participant } = await this.association(actor);
    return this.work.run(scopeOf(actor), (tx) => known(tx, participant));
  }

  /** Asks every member that was not asked for these terms yet; what stood for other terms lapses. */
  async ask(actor: Actor): Promise<KnownConsent[]> {
    const { participant, user } = await this.association(actor);
    return this.work.run(scopeOf(actor), async (tx) => {
      await tx.manager.query('SELECT 1 FROM identity.participants WHERE id = $1 FOR UPDATE', [participant.id]);
      const { terms, members } = await askable(tx, participant);
      const termsSha256 = digestOf(terms);
      const ids = members.map(({ id }) => id);
      await letLapse(tx, { associationId: participant.id, termsSha256, members: ids });
      for (const memberId of ids) {
        await this.askOne(tx, { associationId: participant.id, memberId, terms, termsSha256, by: user.id });
      }
      return known(tx, participant);
    });
  }

  private async askOne(tx: Tx, asked: Omit<Parameters<typeof insertConsent>[1], 'id' | 'now'>): Promise<void> {
    const now = this.clock.now();
    const id = newId(now);
    if (!(await insertConsent(tx, { ...asked, id, now }))) return;
    const { associationId, memberId, terms, termsSha256 } = asked;
    const detail = { member: memberId, terms: termsSha256 };
    await tx.audit({ act: 'association.consent_asked', subjectType: 'consent', subjectId: id, detail });
    const event = { consentId: id, associationId, memberId, association: terms.name };
    await tx.emit(identityEvent('identity.association.consent-asked', id, event));
  }

  /** The member's administrator consents, or refuses with the reason: one decision, whoever is first. */
  decide(actor: Actor, id: Uuid, state: 'given' | 'refused', reason = ''): Promise<ConsentRecord> {
    return this.administration.change(actor, { type: 'consent', id }, async (tx, memberId) => {
      const { userId, name } = actor;
      const before = await findConsent(tx, id);
      if (before?.memberId !== memberId || !userId) throw refuse('consent.not_found');
      const done = await decideConsent(tx, { id, state, by: { userId, name }, reason, now: this.clock.now() });
      const consent = (await findConsent(tx, id)) ?? before;
      if (!done) throw decided(consent);
      const { associationId, terms, termsSha256 } = consent;
      const detail = { association: associationId, terms: termsSha256 };
      await tx.audit({ act: `association.consent_${state}`, subjectType: 'consent', subjectId: id, detail });
      const event = { consentId: id, associationId, memberId, association: terms.name };
      await tx.emit(identityEvent(`identity.association.consent-${state}`, id, event));
      return consent;
    });
  }

  private async association(actor: Actor) {
    const keeper = await this.registrars.keeper(actor);
    if (!keeper.participant.ledBy) throw refuse('association.none');
    return keeper;
  }
}

/** 409 with the state, and who has decided. */
const decided = ({ state, decidedBy }: ConsentRecord) =>
  refuse('consent.decided', { state, allowed: [], params: { state, by: decidedBy ? ` (${decidedBy})` : '' } });

/** The form that is being filled in: the application, or the new data of an accredited association. */
async function formAt(tx: Tx, participant: ParticipantRecord): Promise<ParticipantDraft> {
  return (await draftOf(tx, participant.id))?.form ?? (await currentForm(tx, participant));
}

/** The terms and the members to be asked, all but the leading participant: it agreed by beginning the association. */
async function askable(tx: Tx, participant: ParticipantRecord) {
  const form = await formAt(tx, participant);
  const { contractNumber, contractDate, validUntil, members = [] } = form;
  const isWhole = contractNumber && contractDate && validUntil && Object.keys(membersRefusals(members)).length === 0;
  if (!isWhole) throw refuse('association.terms_missing', { state: participant.state });
  const found = await participantsWith(tx, [...members.map(({ bin }) => bin), participant.ledBy ?? '']);
  const leader = found.find(({ bin }) => bin === participant.ledBy);
  const terms: Terms = termsOf(participant, form, leader?.name ?? { kk: '', ru: '', en: '' });
  return { terms, members: found.filter(({ bin }) => bin !== participant.ledBy) };
}

async function known(tx: Tx, participant: ParticipantRecord): Promise<KnownConsent[]> {
  const now = digestOf(termsOf(participant, await formAt(tx, participant), { kk: '', ru: '', en: '' }));
  return (await consentsTo(tx, participant.id)).map((one) => ({
    ...one,
    current: one.termsSha256 === now && one.state !== 'lapsed',
  }));
}
