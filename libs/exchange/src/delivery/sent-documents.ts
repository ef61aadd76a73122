import { Injectable } from '@nestjs/common';
import type { Uuid } from '@qujat/kernel';
import { systemScope, UnitOfWork } from '@qujat/platform';

/** Which documents have gone out: for who charges for sending. */
@Injectable()
export class SentDocuments {
  constructor(private readonly work: UnitOfWork) {}

  /** Ids of all that had been made available to a recipient by this moment, whatever has become of them since. */
  async until(moment: Date): Promise<Uuid[]> {
    const rows: { id: Uuid }[] = await this.work.run(systemScope('exchange.sent-documents'), (tx) =>
      tx.manager.query('SELECT id FROM exchange.documents WHERE sent_at <= $1', [moment]),
    );
    return rows.map(({ id }) => id);
  }
}
