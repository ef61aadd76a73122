import { type RegisterAnswer, type RegisterQuestion, StateRegister } from './state-register.js';
import { isActive } from './wording.js';

/** What the operator has copied from an excerpt. */
export interface Excerpt {
  readonly name: string;
  readonly status: string;
  readonly head?: string | undefined;
  readonly address?: string | undefined;
  readonly registeredAt?: string | undefined;
}

/** The register by hand: an entry as the operator has read it off an excerpt, for when the register cannot be asked. */
export class ExcerptRegister extends StateRegister {
  constructor(private readonly excerpt: Excerpt | undefined) {
    super();
  }

  lookUp({ bin }: RegisterQuestion): Promise<RegisterAnswer> {
    const { excerpt } = this;
    if (!excerpt) return Promise.resolve({ source: 'excerpt', entry: null });
    const { name, status, head = null, address = null, registeredAt = null } = excerpt;
    const entry = {
      bin,
      name,
      nameKk: null,
      status,
      active: isActive(status),
      head,
      address,
      registeredAt,
      activity: null,
    };
    return Promise.resolve({ source: 'excerpt', entry });
  }
}
