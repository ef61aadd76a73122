import { Injectable } from '@nestjs/common';
import { type Actor, type Power, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import type { GrantedPower } from '../authority/judge-authority.js';
import type { PowerSubject, PowerVerdict } from '../power/judge-power.js';
import { signingPowers } from '../power/power.repository.js';
import { type ActQuestion, PowerCheckService } from '../power/power-check.service.js';
import { Clock, isUuid, type Localized, type Uuid } from '@qujat/kernel';
import { findParticipant } from '../session/session.repository.js';
import { type OperatorStanding, standingAt } from '../sanction/standing.js';
import type { ParticipantKind, ParticipantRecord, ParticipantState } from '../session/session.types.js';

/** A participant as other contexts know it. */
export interface KnownParticipant {
  readonly id: Uuid;
  readonly kind: ParticipantKind;
  /** BIN of a legal entity, IIN of an entrepreneur, the portal's own number of one who has neither. */
  readonly bin: string;
  /** The number that its certificates carry: of a temporary association the leading participant's (ADR 0074). */
  readonly certificateBin: string;
  readonly name: Localized;
  readonly state: ParticipantState;
  /** What the operator has imposed; absent: nothing. */
  readonly standing?: OperatorStanding;
}

/** A department as other contexts know it. */
export interface KnownDepartment {
  readonly id: Uuid;
  readonly name: string;
}

const SCOPE = systemScope('identity.facade');

/** What other contexts may ask of identity. */
@Injectable()
export class IdentityFacade {
  constructor(
    private readonly work: UnitOfWork,
    private readonly powers: PowerCheckService,
    private readonly clock: Clock,
  ) {}

  /** The participant with this id, in whatever state. */
  async participant(id: Uuid): Promise<KnownParticipant | undefined> {
    if (!isUuid(id)) return undefined;
    const record = await this.work.run(SCOPE, (tx) => findParticipant(tx, id));
    return record ? known(record, this.clock.now()) : undefined;
  }

  /** The participant with this BIN (or IIN of an entrepreneur). */
  async participantByBin(bin: string): Promise<KnownParticipant | undefined> {
    const [row] = await this.work.run<{ id: Uuid }[]>(SCOPE, (tx) =>
      tx.manager.query('SELECT id FROM identity.participants WHERE bin = $1', [bin]),
    );
    return row && this.participant(row.id);
  }

  /**
   * Does the acting person hold the power for this act, at this moment (E-5.12, E-7.5.2)? Asked in the act's own transaction: the
   * answer stays true until it ends, and the check is kept with the act. An act asks where its row is locked already.
   */
  checkPower(tx: Tx, actor: Actor, question: ActQuestion): Promise<PowerVerdict> {
    return this.powers.check(tx, actor, question);
  }

  /** The same, refusing with the sentence that names what is missing. */
  requirePower(tx: Tx, actor: Actor, question: ActQuestion): Promise<Power> {
    return this.powers.require(tx, actor, question);
  }

  /** Powers of attorney by which a person could sign such a document for a participant, past ones with their ends. */
  signingPowers(bin: string, iin: string, document: PowerSubject): Promise<GrantedPower[]> {
    return this.work.run(SCOPE, (tx) => signingPowers(tx, { bin, iin }, document));
  }

  /** A department of the acting person's participant that is still in use. */
  async department(tx: Tx, id: Uuid): Promise<KnownDepartment | undefined> {
    const [row]: KnownDepartment[] = await tx.manager.query(
      'SELECT id, name FROM identity.departments WHERE id = $1 AND archived_at IS NULL',
      [id],
    );
    return row;
  }

  /** The number that certificates of the participant with this one carry. */
  async certificateBinOf(bin: string): Promise<string> {
    return (await this.participantByBin(bin))?.certificateBin ?? bin;
  }

  /** How the participant stands with the operator at this moment (E-10.2.2). */
  async standingOf(id: Uuid): Promise<OperatorStanding> {
    return (await this.participant(id))?.standing ?? 'good';
  }

  /** May the participant exchange documents (E-5.1, E-5.8)? */
  async isAccredited(id: Uuid): Promise<boolean> {
    return (await this.participant(id))?.state === 'accredited';
  }
}

function known(record: ParticipantRecord, now: Date): KnownParticipant {
  const { id, kind, bin, ledBy, nameKk, nameRu, nameEn, state } = record;
  const certificateBin = ledBy ?? bin;
  return {
    id,
    kind,
    bin,
    certificateBin,
    name: { kk: nameKk, ru: nameRu, en: nameEn },
    state,
    standing: standingAt(record, now),
  };
}
