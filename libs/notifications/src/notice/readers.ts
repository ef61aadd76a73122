import { Injectable } from '@nestjs/common';
import { Recipients } from '@qujat/identity';
import type { Actor } from '@qujat/platform';
import { personalScope } from './personal.js';

/** Whose notices a person reads: a user's own; one of the operator's staff who is no user has an id of the staff list. */
@Injectable()
export class Readers {
  constructor(private readonly recipients: Recipients) {}

  /** The person's id and the scope in which their notices are. */
  async of(actor: Actor): Promise<ReturnType<typeof personalScope>> {
    if (actor.userId !== null || !actor.operator) return personalScope(actor);
    const userId = (await this.recipients.staffId(actor.iin)) ?? null;
    return personalScope({ ...actor, userId });
  }
}
