import { Injectable } from '@nestjs/common';
import type { Localized, Uuid } from '@qujat/kernel';
import { IdentityFacade } from '@qujat/identity';
import type { Actor } from '@qujat/platform';
import { refuse } from '../exchange.errors.js';

/** A participant as a document names it. */
export interface PartyOnRecord {
  readonly id: Uuid;
  readonly bin: string;
  readonly name: Localized;
}

/** Who the parties of a document are: asked of identity, kept with the document as they were. */
@Injectable()
export class Parties {
  constructor(private readonly identity: IdentityFacade) {}

  /** The organisation for which the person acts; refuses one that is not accredited (E-5.1, E-5.8). */
  async sender(actor: Actor): Promise<PartyOnRecord> {
    if (!actor.participantId) throw refuse('document.not_a_participant');
    const found = await this.accredited(actor.participantId);
    if (!found) throw refuse('document.participant_not_accredited');
    return found;
  }

  /** The chosen recipient. */
  async recipient(sender: PartyOnRecord, id: Uuid): Promise<PartyOnRecord> {
    if (id === sender.id) throw refuse('document.recipient_is_sender', fieldError('document.recipient_is_sender'));
    const found = await this.accredited(id);
    if (!found) throw refuse('document.recipient_unknown', fieldError('document.recipient_unknown'));
    // docs/adr/0071: what cannot be read and answered there is not delivered there.
    const standing = (await this.identity.participant(id))?.standing ?? 'good';
    if (standing !== 'good')
      throw refuse('document.recipient_stopped', { params: { standing }, ...fieldError('document.recipient_stopped') });
    return found;
  }

  private async accredited(id: Uuid): Promise<PartyOnRecord | undefined> {
    const found = await this.identity.participant(id);
    if (found?.state !== 'accredited') return undefined;
    return { id: found.id, bin: found.bin, name: found.name };
  }
}

const fieldError = (code: string) => ({ fields: { recipientId: code } });
