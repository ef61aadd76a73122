import { Injectable } from '@nestjs/common';
import type { Uuid } from '@qujat/kernel';
import { systemScope, UnitOfWork } from '@qujat/platform';

/** How much content participants keep: for who charges for keeping. */
@Injectable()
export class StoredVolume {
  constructor(private readonly work: UnitOfWork) {}

  /** Bytes of the documents that each has made or sent, in whatever state. */
  byParticipant(): Promise<{ participantId: Uuid; bytes: string }[]> {
    return this.work.run(systemScope('exchange.stored-volume'), (tx) =>
      tx.manager.query(
        `SELECT d.sender_id AS "participantId", sum(f.size)::text AS bytes
         FROM exchange.document_files f JOIN exchange.documents d ON d.id = f.document_id GROUP BY d.sender_id`,
      ),
    );
  }
}
