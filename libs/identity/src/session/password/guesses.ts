import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@qujat/kernel';
import { systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { IdentitySettings } from '../../identity.config.js';
import { refuse } from '../../identity.errors.js';
import { SecretBox } from './secret-box.js';
import { countAttempt, type Counted, forgive } from './sign-in-delay.js';

const SCOPE = systemScope('identity.sign-in');

/** By what failures of one attempt are counted. */
export interface Guess {
  readonly account: Counted;
  readonly address: Counted;
}

/** Slows guessing at passwords down, by account and by address, whether the account exists or not (E-3.1, ADR 0063). */
@Injectable()
export class Guesses {
  private readonly box: SecretBox;

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    settings: IdentitySettings,
  ) {
    this.box = new SecretBox(settings.codeKey, settings.oldCodeKeys);
  }

  /** Counts an attempt as failed before anything is looked at; refuses one that comes too early. */
  async admit(login: string, from: { readonly address: string }): Promise<Guess> {
    const account: Counted = { kind: 'account', hash: this.box.counted('account', login) };
    const address: Counted = { kind: 'address', hash: this.box.counted('address', from.address) };
    const seconds = await this.work.run(SCOPE, async (tx) => {
      for (const one of [address, account]) {
        const wait = await countAttempt(tx, one, this.clock.now());
        if (wait > 0) return wait;
      }
      return 0;
    });
    if (seconds > 0) throw refuse('sign-in.wait', { params: { seconds } });
    return { account, address };
  }

  /** It was right: takes the counted failure back. */
  async forgive(tx: Tx, { account, address }: Guess): Promise<void> {
    await forgive(tx, account, address);
  }

  /** It was wrong: on record, without a name. */
  async record({ account }: Guess, code: string): Promise<void> {
    const detail = { code, account: account.hash.slice(0, 16) };
    const subjectId = newId(this.clock.now());
    await this.work.run(SCOPE, (tx) =>
      tx.audit({ act: 'session.refused', subjectType: 'password', subjectId, detail }),
    );
  }
}
