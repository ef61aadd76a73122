import { Injectable } from '@nestjs/common';
import { Counterparties, IdentityFacade, type KnownInvitation } from '@qujat/identity';
import type { Localized, Uuid } from '@qujat/kernel';
import type { Actor } from '@qujat/platform';
import { refuse } from '../exchange.errors.js';
import type { DocumentEntity } from './document.entity.js';
import type { CounterpartyFact } from './document.policy.js';
import type { RecipientEntity } from '../recipient/recipient.entity.js';
import type { PartyOnRecord } from './parties.js';

/** The columns that say to whom a document goes. */
export type RecipientColumns = Pick<DocumentEntity, 'recipientId' | 'recipientBin' | 'recipientName' | 'invitationId'>;

/** A document that is addressed to nobody yet. */
export const NO_RECIPIENT: RecipientColumns = {
  ...{ recipientId: null, recipientBin: null, recipientName: null, invitationId: null },
};

/** …to a participant. */
export const recipientColumns = ({ id, bin, name }: PartyOnRecord): RecipientColumns => ({
  ...{ recipientId: id, recipientBin: bin, recipientName: name, invitationId: null },
});

/** How the recipient stands; `party`: who accepted the invitation that the document is addressed with. */
export interface Resolved {
  readonly fact: CounterpartyFact;
  readonly party?: PartyOnRecord;
  /** What the invited one said. */
  readonly reason?: string | null;
}

type Addressed = Pick<DocumentEntity, 'id' | 'senderId' | 'recipientId' | 'invitationId' | 'delivery'>;

/** To whom a document may go (E-10.1.2): asked of identity, which keeps the list of counterparties. */
@Injectable()
export class Recipients {
  constructor(
    private readonly counterparties: Counterparties,
    private readonly identity: IdentityFacade,
  ) {}

  /** The columns of a document that goes with an invitation; refuses one that is not the sender's own and open. */
  async invited(sender: PartyOnRecord, invitationId: Uuid): Promise<RecipientColumns> {
    const found = (await this.counterparties.invitations([invitationId])).get(invitationId);
    if (found?.fromId !== sender.id || found.bin === null) throw refused('document.invitation_unknown');
    const party = await this.partyOf(found);
    if (party) return recipientColumns(party);
    if (found.state !== 'invited') throw refused('document.invitation_ended');
    const { bin, name } = found;
    return { recipientId: null, recipientBin: bin, recipientName: called(name ?? bin), invitationId };
  }

  /** How the recipient of this document stands now; undefined: it has none. */
  async resolve(document: Pick<Addressed, 'senderId' | 'recipientId' | 'invitationId'>): Promise<Resolved | undefined> {
    const { senderId, recipientId, invitationId } = document;
    if (recipientId) return { fact: await this.standing(senderId, recipientId) };
    if (!invitationId) return undefined;
    const invitation = (await this.counterparties.invitations([invitationId])).get(invitationId);
    if (invitation?.state === 'invited') return { fact: 'awaited' };
    const party = invitation && (await this.partyOf(invitation));
    if (!party) return { fact: 'invitation-ended', reason: invitation?.reason ?? null };
    return { fact: await this.standing(senderId, party.id), party };
  }

  /** How each of the recipients stands now. */
  async resolveAll({ senderId }: Pick<Addressed, 'senderId'>, all: readonly RecipientEntity[]) {
    const addressees: { recipient: RecipientEntity; to: Resolved }[] = [];
    for (const recipient of all) {
      const { participantId: recipientId, invitationId } = recipient;
      const to = await this.resolve({ senderId, recipientId, invitationId });
      if (to) addressees.push({ recipient, to });
    }
    return addressees;
  }

  /** How the recipients of the reader's own drafts stand; other documents are on their way already. */
  async facts(documents: readonly Addressed[], { participantId }: Actor): Promise<Map<Uuid, CounterpartyFact>> {
    const own = documents.filter(({ delivery, senderId }) => delivery === 'draft' && senderId === participantId);
    if (own.length === 0 || !participantId) return new Map();
    const standings = await this.counterparties.standings(participantId, idsOf(own, 'recipientId'));
    const invitations = await this.counterparties.invitations(idsOf(own, 'invitationId'));
    const facts = own.map(({ id, recipientId, invitationId }): [Uuid, CounterpartyFact | undefined] => [
      id,
      recipientId
        ? (standings.get(recipientId) ?? 'none')
        : invitationId
          ? told(invitations.get(invitationId))
          : undefined,
    ]);
    return new Map(facts.filter((each): each is [Uuid, CounterpartyFact] => each[1] !== undefined));
  }

  private async standing(senderId: Uuid, recipientId: Uuid): Promise<CounterpartyFact> {
    return (await this.counterparties.standings(senderId, [recipientId])).get(recipientId) ?? 'none';
  }

  private async partyOf({ state, toId }: KnownInvitation): Promise<PartyOnRecord | undefined> {
    const found = state === 'accepted' && toId ? await this.identity.participant(toId) : undefined;
    return found && { id: found.id, bin: found.bin, name: found.name };
  }
}

const called = (name: string): Localized => ({ kk: name, ru: name, en: name });

const refused = (code: 'document.invitation_unknown' | 'document.invitation_ended') =>
  refuse(code, { fields: { invitationId: code } });

const idsOf = (documents: readonly Addressed[], column: 'recipientId' | 'invitationId'): Uuid[] => [
  ...new Set(documents.flatMap((document) => document[column] ?? [])),
];

function told(invitation: KnownInvitation | undefined): CounterpartyFact {
  if (invitation?.state === 'accepted') return 'accepted';
  return invitation?.state === 'invited' ? 'awaited' : 'invitation-ended';
}
