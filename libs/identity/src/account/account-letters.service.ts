import { Injectable } from '@nestjs/common';
import { Clock, type Locale, type Localized, type Uuid } from '@qujat/kernel';
import { PlatformSettings, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { codeOf } from '../contact/code-key.js';
import { IdentitySettings } from '../identity.config.js';
import { hashOf, newToken } from '../session/tokens.js';
import type { OpenEnrolment } from './account.types.js';
import { keepSecret, openBy, sentCode } from './secret.repository.js';

const SCOPE = systemScope('identity.account-letters');

/** What a letter to an invited person says. */
export interface AccountLetter {
  readonly email: string;
  readonly locale: Locale;
  readonly organisation: Localized;
  readonly name: string;
  readonly by: string;
  readonly expiresAt: Date;
  /** The secret is in the fragment: it reaches neither a server's log nor the next page. */
  readonly link: string;
}

/** Letters to people who are to get an account: for notifications; secrets leave identity here and nowhere else. */
@Injectable()
export class AccountLetters {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly settings: IdentitySettings,
    private readonly platform: PlatformSettings,
  ) {}

  /** The letter of an open invitation, with a fresh link: the one before serves no more. Undefined: nothing is to be sent. */
  letter(enrolmentId: Uuid): Promise<AccountLetter | undefined> {
    const token = newToken();
    return this.work.run(SCOPE, async (tx) => {
      const found = await this.find(tx, enrolmentId);
      if (!found?.email) return undefined;
      await keepSecret(tx, enrolmentId, { tokenHash: hashOf(token) });
      const { email, locale, organisation, name, createdByName: by, expiresAt } = found;
      return { email, locale, organisation, name, by, expiresAt, link: `${this.platform.publicUrl}/account#${token}` };
    });
  }

  /** The code on its way to the invited mailbox. Undefined: replaced, spent or too old. */
  code(enrolmentId: Uuid, codeId: Uuid): Promise<{ email: string; locale: Locale; code: string } | undefined> {
    return this.work.run(SCOPE, async (tx) => {
      const found = await openBy(tx, { id: enrolmentId }, this.clock.now());
      const sent = await sentCode(tx, enrolmentId);
      if (!found?.email || sent?.id !== codeId || sent.expiresAt <= this.clock.now()) return undefined;
      return { email: found.email, locale: found.locale, code: codeOf(this.settings.codeKey, codeId) };
    });
  }

  /** Before its first letter an invitation has no secrets yet. */
  private async find(tx: Tx, id: Uuid): Promise<OpenEnrolment | undefined> {
    await tx.manager.query(
      'INSERT INTO identity.enrolment_secrets (enrolment_id) SELECT id FROM identity.enrolments WHERE id = $1 ON CONFLICT DO NOTHING',
      [id],
    );
    return openBy(tx, { id }, this.clock.now());
  }
}
