import { Injectable } from '@nestjs/common';
import { Clock } from '@qujat/kernel';
import { systemScope, UnitOfWork } from '@qujat/platform';

/** Who acts for the operator: a list kept from the command line, so that nobody makes themselves staff over the network. */
@Injectable()
export class OperatorStaff {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Adds a person, who signs in with a certificate of the operator's organisation. False: they are there already. */
  async add(iin: string, bin: string): Promise<boolean> {
    const rows = await this.work.run<unknown[]>(systemScope('identity.operator-staff'), (tx) =>
      tx.manager.query(
        `INSERT INTO identity.operator_staff (iin, bin, added_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING iin`,
        [iin, bin, this.clock.now()],
      ),
    );
    return rows.length === 1;
  }
}
