import { Injectable } from '@nestjs/common';
import { isUuid, type Localized, type Uuid } from '@qujat/kernel';
import { systemScope, UnitOfWork } from '@qujat/platform';
import { findParticipant } from '../session/session.repository.js';
import type { ParticipantKind, ParticipantRecord, ParticipantState } from '../session/session.types.js';

/** A participant as other contexts know it. */
export interface KnownParticipant {
  readonly id: Uuid;
  readonly kind: ParticipantKind;
  /** BIN of a legal entity, IIN of an entrepreneur. */
  readonly bin: string;
  readonly name: Localized;
  readonly state: ParticipantState;
}

const SCOPE = systemScope('identity.facade');

/** What other contexts may ask of identity. */
@Injectable()
export class IdentityFacade {
  constructor(private readonly work: UnitOfWork) {}

  /** The participant with this id, in whatever state. */
  async participant(id: Uuid): Promise<KnownParticipant | undefined> {
    if (!isUuid(id)) return undefined;
    const record = await this.work.run(SCOPE, (tx) => findParticipant(tx, id));
    return record ? known(record) : undefined;
  }

  /** The participant with this BIN (or IIN of an entrepreneur). */
  async participantByBin(bin: string): Promise<KnownParticipant | undefined> {
    const [row] = await this.work.run<{ id: Uuid }[]>(SCOPE, (tx) =>
      tx.manager.query('SELECT id FROM identity.participants WHERE bin = $1', [bin]),
    );
    return row && this.participant(row.id);
  }

  /** May the participant exchange documents (E-5.1, E-5.8)? */
  async isAccredited(id: Uuid): Promise<boolean> {
    return (await this.participant(id))?.state === 'accredited';
  }
}

function known({ id, kind, bin, nameKk, nameRu, nameEn, state }: ParticipantRecord): KnownParticipant {
  return { id, kind, bin, name: { kk: nameKk, ru: nameRu, en: nameEn }, state };
}
