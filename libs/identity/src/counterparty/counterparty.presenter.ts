import { Injectable } from '@nestjs/common';
import { Clock, type Localized } from '@qujat/kernel';
import type { Actor } from '@qujat/platform';
import type { ParticipantDraft } from '../participant/participant.types.js';
import type { CounterpartyRecord, InvitationRecord } from './counterparty.types.js';
import type {
  Counterparty,
  CounterpartyInvitation,
  CounterpartySummary,
  InvitationAbilities,
  Requisites,
} from './counterparty.response.js';
import type { CounterpartyCard } from './counterparty.service.js';
import { actsOf, mayAct, stateAt } from './invitation.policy.js';

/** What the API shows of counterparties and invitations, to the side that asks. */
@Injectable()
export class CounterpartyPresenter {
  constructor(private readonly clock: Clock) {}

  /** An invitation: of the other side's people only those are named who have signed. */
  invitation(one: InvitationRecord, actor: Actor): CounterpartyInvitation {
    const now = this.clock.now();
    const own = one.direction === 'outgoing';
    const shown = one.state === 'accepted' || (one.state === 'refused') !== own;
    return {
      ...{ id: one.id, direction: one.direction, state: stateAt(one, now), text: one.text, reason: one.reason },
      from: { id: one.fromId, bin: one.fromBin, name: one.fromName },
      // What the inviting side has noted is its own: the invited one sees its number.
      to: { bin: one.toBin, email: own ? one.toEmail : null, name: own ? one.toName : null },
      createdAt: one.createdAt.toISOString(),
      createdBy: own ? one.createdBy.name : null,
      expiresAt: one.expiresAt.toISOString(),
      decidedAt: one.decidedAt?.toISOString() ?? null,
      decidedBy: shown ? (one.decidedBy?.name ?? null) : null,
      acceptance: one.acceptance && { ...one.acceptance, at: new Date(one.acceptance.at).toISOString() },
      abilities: abilitiesOf(one, actor, now),
    };
  }

  /** A line of the list. */
  summary(one: CounterpartyRecord): CounterpartySummary {
    const { id, kind, bin, nameKk, nameRu, nameEn, since, groups, blockedAt } = one;
    return {
      ...{ id, kind, bin, name: { kk: nameKk, ru: nameRu, en: nameEn }, groups: [...groups] },
      since: since?.toISOString() ?? null,
      blockedAt: blockedAt?.toISOString() ?? null,
    };
  }

  /** The card. */
  card({ counterparty, versions, acceptance, history }: CounterpartyCard, actor: Actor): Counterparty {
    const shown = versions.map(({ version, since, bin, form }) => ({
      ...{ version, since: since.toISOString(), requisites: requisitesOf(bin, form) },
    }));
    const blocked = counterparty.blockedAt !== null;
    const manages = actor.rights.includes('counterparty.manage');
    return {
      ...this.summary(counterparty),
      ...{ note: counterparty.note, requisites: shown[0]?.requisites ?? null, versions: shown },
      acceptance: acceptance
        ? {
            ...{ invitationId: acceptance.invitationId, sha256: acceptance.sha256 },
            ...{ at: acceptance.at.toISOString(), by: acceptance.signer.name },
          }
        : null,
      history: history.map(({ at, ...rest }) => ({ at: at.toISOString(), ...rest })),
      abilities: {
        ...{ change: manages, block: manages && !blocked, unblock: manages && blocked },
        end: manages && counterparty.since !== null,
        send: !blocked && counterparty.since !== null && actor.rights.includes('document.prepare'),
      },
    };
  }
}

function abilitiesOf(one: InvitationRecord, actor: Actor, now: Date): InvitationAbilities {
  const acts = actsOf(one, now);
  const may = (act: (typeof acts)[number]) => acts.includes(act) && mayAct(actor, act);
  // One signature at a time: a second one is not asked for while the first is being verified.
  const verifying = Boolean(one.acceptance?.waitingFor);
  return { accept: may('accept') && !verifying, refuse: may('refuse'), withdraw: may('withdraw') };
}

const named = (name: Partial<Localized> | undefined): Localized => {
  const ru = name?.ru || name?.kk || '';
  return { kk: name?.kk || ru, ru, en: name?.en || ru };
};

/** What goes into a contract; size, ownership and the like stay between the participant and the operator. */
function requisitesOf(bin: string, form: ParticipantDraft): Requisites {
  const text = (value: string | undefined): string => value ?? '';
  return {
    ...{ bin, fullName: named(form.fullName), shortName: named(form.shortName) },
    legalAddress: text(form.legalAddress),
    actualAddress: text(form.actualAddress),
    postalAddress: text(form.postalAddress),
    ...{ iik: text(form.iik), bic: text(form.bic), bankName: text(form.bankName) },
    ...{ vatPayer: form.vatPayer === true, vatSeries: text(form.vatSeries), vatNumber: text(form.vatNumber) },
    ...{ email: text(form.email), phones: [...(form.phones ?? [])] },
  };
}
