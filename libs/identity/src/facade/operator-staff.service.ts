import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@qujat/kernel';
import { systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { STAFF_ROLES, type StaffRole } from '../staff/staff-roles.js';

const SCOPE = systemScope('identity.operator-staff');

/** One who acts for the operator. */
export interface StaffRecord {
  readonly iin: string;
  readonly bin: string;
  readonly roles: readonly StaffRole[];
  readonly addedAt: Date;
  /** By the newest certificate they have come with; null: not yet. */
  readonly name: string | null;
}

/** Who acts for the operator: a list kept from the command line, so that nobody makes themselves staff over the network. */
@Injectable()
export class OperatorStaff {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Adds a person, who signs in with a certificate of the operator's organisation. False: they are there already. */
  async add(iin: string, bin: string, roles: readonly StaffRole[] = STAFF_ROLES): Promise<boolean> {
    return this.work.run(SCOPE, async (tx) => {
      const rows: unknown[] = await tx.manager.query(
        `INSERT INTO identity.operator_staff AS s (iin, bin, added_at, roles) VALUES ($1, $2, $3, $4)
         ON CONFLICT (iin) DO UPDATE SET bin = excluded.bin, added_at = excluded.added_at, roles = excluded.roles, removed_at = NULL
         WHERE s.removed_at IS NOT NULL RETURNING iin`,
        [iin, bin, this.clock.now(), roles],
      );
      if (rows.length === 1) await this.record(tx, 'staff.added', { iin, bin, roles });
      return rows.length === 1;
    });
  }

  /** Gives a person these roles and no others. False: there is no such person on the list. */
  async setRoles(iin: string, roles: readonly StaffRole[]): Promise<boolean> {
    return this.change(
      'staff.roles-set',
      { iin, roles },
      'UPDATE identity.operator_staff SET roles = $2 WHERE iin = $1',
      [iin, roles],
    );
  }

  /** Takes a person off the list: from the next request on they have no right of the operator. */
  async remove(iin: string): Promise<boolean> {
    return this.change('staff.removed', { iin }, 'UPDATE identity.operator_staff SET removed_at = $2 WHERE iin = $1', [
      iin,
      this.clock.now(),
    ]);
  }

  /** All who are on the list. */
  async list(): Promise<StaffRecord[]> {
    return this.work.run(SCOPE, (tx) =>
      tx.manager.query(
        `SELECT o.iin, o.bin, o.roles, o.added_at AS "addedAt", c.name FROM identity.operator_staff o
         LEFT JOIN LATERAL (SELECT concat_ws(' ', facts#>>'{subject,commonName}', facts#>>'{subject,givenName}') AS name
           FROM identity.certificates WHERE iin = o.iin ORDER BY first_seen_at DESC LIMIT 1) c ON true
         WHERE o.removed_at IS NULL ORDER BY c.name, o.iin`,
      ),
    );
  }

  private async change(act: string, detail: object, sql: string, parameters: readonly unknown[]): Promise<boolean> {
    return this.work.run(SCOPE, async (tx) => {
      const [rows]: [unknown[], number] = await tx.manager.query(`${sql} AND removed_at IS NULL RETURNING iin`, [
        ...parameters,
      ]);
      if (rows.length === 1) await this.record(tx, act, detail);
      return rows.length === 1;
    });
  }

  private record(tx: Tx, act: string, detail: object): Promise<void> {
    return tx.audit({ act, subjectType: 'staff', subjectId: newId(this.clock.now()), detail });
  }
}
