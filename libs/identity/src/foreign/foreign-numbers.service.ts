import { Injectable } from '@nestjs/common';
import { Clock } from '@qujat/kernel';
import { systemScope, UnitOfWork } from '@qujat/platform';
import { type ForeignIdentifier, ForeignNumbers } from '@qujat/trust';
import { nextPortalNumber } from '../participant/participant.repository.js';

const SCOPE = systemScope('identity.foreign-numbers');
const LETTERS = { person: 'QP', organisation: 'QF' } as const;

/** Numbers of people and organisations of other countries: given once, when a good signature first names them (ADR 0060). */
@Injectable()
export class ForeignNumberService extends ForeignNumbers {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
  }

  numberOf(subject: 'person' | 'organisation', { country, number }: ForeignIdentifier): Promise<string> {
    return this.work.run(SCOPE, async (tx) => {
      const found = () =>
        tx.manager.query<{ key: string }[]>(
          'SELECT key FROM identity.foreign_identities WHERE subject = $1 AND country = $2 AND number = $3',
          [subject, country, number],
        );
      const [known] = await found();
      if (known) return known.key;
      const key = await nextPortalNumber(tx, LETTERS[subject]);
      await tx.manager.query(
        `INSERT INTO identity.foreign_identities (key, subject, country, number, first_seen_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (subject, country, number) DO NOTHING`,
        [key, subject, country, number, this.clock.now()],
      );
      // Of two that come at once one gives the number; both read it.
      const [given] = await found();
      return given?.key ?? key;
    });
  }
}
