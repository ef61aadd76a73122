import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { Clock, newId, type Uuid } from '@qujat/kernel';
import { type Actor, BlobStore, FileIntake, type Labels, operatorScopeOf, type Tx, UnitOfWork } from '@qujat/platform';
import { openChangeOf } from '../change/change.repository.js';
import { refuse } from '../identity.errors.js';
import { Registrars } from '../participant/registrars.js';
import { APPLICANT, otherState } from '../participant/participant.policy.js';
import { participantMachine } from '../participant/participant.machine.js';
import { lockParticipant } from '../participant/participant.repository.js';
import {
  documentOf,
  type DocumentKind,
  documentsOf,
  insertDocument,
  type ParticipantDocumentRecord,
  removeDocument,
} from './participant-document.repository.js';

const MOST = 20;

/** Copies of documents that go with an application (E-5.7.1.2). */
@Injectable()
export class ParticipantDocumentService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly files: FileIntake,
    private readonly blobs: BlobStore,
    private readonly registrars: Registrars,
  ) {}

  /** Takes one: recognised by content as any file, while the application may be changed. */
  async upload(actor: Actor, kind: DocumentKind, body: Readable, labels: Labels): Promise<void> {
    const { user, participant } = await this.registrars.keeper(actor);
    const scope = this.registrars.scope(actor, participant.id);
    // Asked before the bytes come, and again when they are there.
    await this.work.run(scope, (tx) => this.open(tx, participant.id));
    const file = await this.files.take(body, labels);
    await this.work.run(scope, async (tx) => {
      await this.open(tx, participant.id);
      const present = await documentsOf(tx, participant.id);
      if (present.length >= MOST) throw refuse('participant.documents_many', { params: { most: MOST } });
      const id = newId(this.clock.now());
      const row = { id, participantId: participant.id, kind, ...file, uploadedAt: this.clock.now(), by: user.id };
      if (!(await insertDocument(tx, row))) return;
      const detail = { id, kind, name: file.name, sha256: file.sha256 };
      await tx.audit({
        act: 'participant.document_added',
        subjectType: 'participant',
        subjectId: participant.id,
        detail,
      });
    });
  }

  /** Takes one off; it stays on record, since a decision may rest on it. */
  async remove(actor: Actor, id: Uuid): Promise<void> {
    const { user, participant } = await this.registrars.keeper(actor);
    await this.work.run(this.registrars.scope(actor, participant.id), async (tx) => {
      await this.open(tx, participant.id);
      const document = await documentOf(tx, participant.id, id);
      if (!document || document.removedAt) throw refuse('participant.document_not_found');
      await removeDocument(tx, id, user.id, this.clock.now());
      const detail = { id, kind: document.kind, name: document.name, sha256: document.sha256 };
      await tx.audit({
        act: 'participant.document_removed',
        subjectType: 'participant',
        subjectId: participant.id,
        detail,
      });
    });
  }

  /** One of one's own participant's. */
  async own(actor: Actor, id: Uuid): Promise<ParticipantDocumentRecord> {
    const { participant } = await this.registrars.keeper(actor);
    const scope = this.registrars.scope(actor, participant.id);
    return found(await this.work.run(scope, (tx) => documentOf(tx, participant.id, id)));
  }

  /** One of an applicant's, for the operator: who has taken it away stays on record (E-10.2.2). */
  async ofApplicant(actor: Actor, participantId: Uuid, id: Uuid): Promise<ParticipantDocumentRecord> {
    return this.work.run(operatorScopeOf(actor), async (tx) => {
      const document = found(await documentOf(tx, participantId, id));
      const detail = { id, kind: document.kind, name: document.name, sha256: document.sha256 };
      const subject = { subjectType: 'participant', subjectId: participantId, participantId } as const;
      await tx.audit({ act: 'participant.document_read', ...subject, detail });
      return document;
    });
  }

  /** The bytes. */
  read({ sha256 }: ParticipantDocumentRecord): Promise<Readable> {
    return this.blobs.get(sha256);
  }

  /** What the operator is looking at is not changed under their eyes (E-5.8). */
  private async open(tx: Tx, id: Uuid): Promise<void> {
    const participant = await lockParticipant(tx, id);
    if (!participant) throw refuse('participant.not_found');
    // An accredited participant adds documents for a change, until it has handed it over.
    const waits = participant.state === 'accredited' && (await openChangeOf(tx, id));
    if (waits) throw refuse('change.submitted', { state: 'submitted', allowed: ['withdraw'] });
    if (participant.state === 'accredited') return;
    if (!participantMachine.allows(participant.state, 'edit')) throw otherState(participant, APPLICANT);
  }
}

function found(document: ParticipantDocumentRecord | undefined): ParticipantDocumentRecord {
  if (!document) throw refuse('participant.document_not_found');
  return document;
}
