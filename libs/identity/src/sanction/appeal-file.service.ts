import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import {
  type Actor,
  BlobStore,
  FileIntake,
  type Labels,
  operatorScopeOf,
  scopeOf,
  type Tx,
  UnitOfWork,
} from '@qujat/platform';
import { refuse } from '../identity.errors.js';
import { SessionService } from '../session/session.service.js';
import { appealFileOf, filesOfSanction, insertAppealFile, removeAppealFile } from './appeal-file.repository.js';
import { lockSanction } from './sanction.repository.js';
import type { AppealFileRecord, SanctionRecord } from './sanction.types.js';

/** How many go with one appeal. */
const MOST = 10;

/** Files that a participant adds to its appeal: recognised by content, scanned and limited as any file (E-10.2.2). */
@Injectable()
export class AppealFileService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly files: FileIntake,
    private readonly blobs: BlobStore,
    private readonly sessions: SessionService,
  ) {}

  /** Takes one, to go with the appeal when it is sent. */
  async upload(actor: Actor, sanctionId: Uuid, body: Readable, labels: Labels): Promise<void> {
    const participantId = await this.administered(actor);
    // Asked before the bytes come, and again when they are there.
    await this.work.run(scopeOf(actor), (tx) => open(tx, sanctionId));
    const file = await this.files.take(body, labels);
    await this.work.run(scopeOf(actor), async (tx) => {
      await open(tx, sanctionId);
      const waiting = (await filesOfSanction(tx, sanctionId)).filter(({ appealId }) => appealId === null);
      if (waiting.length >= MOST) throw refuse('sanction.files_many', { params: { most: MOST } });
      const now = this.clock.now();
      const { name, iin } = actor;
      const row = { id: newId(now), sanctionId, participantId, ...file, uploadedAt: now, by: { name, iin } };
      if (!(await insertAppealFile(tx, row))) return;
      await this.record(tx, 'sanction.appeal_file_added', row);
    });
  }

  /** Takes one off that has not been sent; it stays on record. */
  async remove(actor: Actor, sanctionId: Uuid, id: Uuid): Promise<void> {
    await this.administered(actor);
    await this.work.run(scopeOf(actor), async (tx) => {
      const file = await appealFileOf(tx, sanctionId, id);
      if (!file) throw refuse('sanction.file_not_found');
      if (!(await removeAppealFile(tx, id, this.clock.now()))) throw refuse('sanction.file_sent');
      await this.record(tx, 'sanction.appeal_file_removed', file);
    });
  }

  /** One of one's own organisation's. */
  async own(actor: Actor, sanctionId: Uuid, id: Uuid): Promise<AppealFileRecord> {
    return found(await this.work.run(scopeOf(actor), (tx) => appealFileOf(tx, sanctionId, id)));
  }

  /** One that was sent, for the operator: who has taken it away stays on record. */
  async sent(actor: Actor, sanctionId: Uuid, id: Uuid): Promise<AppealFileRecord> {
    return this.work.run(operatorScopeOf(actor), async (tx) => {
      const file = found(await appealFileOf(tx, sanctionId, id));
      await this.record(tx, 'sanction.appeal_file_read', file);
      return file;
    });
  }

  /** The bytes. */
  read({ sha256 }: AppealFileRecord): Promise<Readable> {
    return this.blobs.get(sha256);
  }

  private async administered(actor: Actor): Promise<Uuid> {
    const { membership, participant } = await this.sessions.of(actor);
    if (!participant) throw refuse('sanction.not_found');
    if (!membership?.administrator) throw refuse('sanction.only_administrator');
    return participant.id;
  }

  private record(
    tx: Tx,
    act: string,
    {
      id,
      sanctionId,
      participantId,
      name,
      sha256,
    }: Pick<AppealFileRecord, 'id' | 'sanctionId' | 'participantId' | 'name' | 'sha256'>,
  ): Promise<void> {
    const detail = { id, name, sha256 };
    return tx.audit({ act, subjectType: 'sanction', subjectId: sanctionId, participantId, detail });
  }
}

/** A sanction that can be appealed against now, seen by its participant. */
async function open(tx: Tx, id: Uuid): Promise<SanctionRecord> {
  const sanction = await lockSanction(tx, id);
  if (!sanction) throw refuse('sanction.not_found');
  const { state, closedBy, appeals } = sanction;
  if (state !== 'in-force')
    throw refuse('sanction.closed', { params: { state, by: closedBy?.name ?? '' }, state, allowed: [] });
  if (appeals.some((appeal) => appeal.state === 'filed')) throw refuse('sanction.appealed_already');
  return sanction;
}

function found(file: AppealFileRecord | undefined): AppealFileRecord {
  if (!file) throw refuse('sanction.file_not_found');
  return file;
}
