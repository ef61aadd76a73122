import { Injectable } from '@nestjs/common';
import { Clock, type DomainError, newId, type Uuid } from '@qujat/kernel';
import { Every, PlatformSettings, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { IdentitySettings } from '../identity.config.js';
import { refuse } from '../identity.errors.js';
import { hashOf, newToken } from './tokens.js';

/** A nonce as the browser gets it. */
export interface IssuedNonce {
  readonly nonceId: Uuid;
  /** The bytes to sign. */
  readonly content: Buffer;
  readonly expiresAt: Date;
}

/** From where a nonce was asked for, and where it must come back from. */
export interface Window {
  readonly presession: string;
  readonly origin: string;
}

/** What a nonce is given out for: what it serves, and the words in front of it for the one who signs. */
export interface NonceSubject {
  readonly purpose: 'sign-in' | `step-up:${string}`;
  readonly lines: readonly string[];
}

const SIGN_IN: NonceSubject = { purpose: 'sign-in', lines: ['Qujat: кіру / вход / sign-in'] };

interface NonceRow {
  readonly purpose: string;
  readonly presession_hash: string;
  readonly origin: string;
  readonly used_at: Date | null;
}

const SCOPE = systemScope('identity.sign-in');

/** One-time nonces: short-lived, bound to the browser window's cookie and origin, used once. */
@Injectable()
export class NonceService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly settings: IdentitySettings,
    private readonly platform: PlatformSettings,
  ) {}

  /** A fresh nonce. It says for people what it is for, since some signing programs show it. */
  async issue({ presession, origin }: Window, { purpose, lines }: NonceSubject = SIGN_IN): Promise<IssuedNonce> {
    const now = this.clock.now();
    const nonceId = newId(now);
    const expiresAt = new Date(now.getTime() + this.settings.nonceSeconds * 1000);
    const text = [...lines, this.platform.publicUrl, now.toISOString(), newToken()];
    const content = Buffer.from(text.join('\n'), 'utf8');
    await this.work.run(SCOPE, (tx) =>
      tx.manager.query(
        `INSERT INTO identity.login_nonces (id, content, presession_hash, origin, created_at, expires_at, purpose)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [nonceId, content, hashOf(presession), origin, now, expiresAt, purpose],
      ),
    );
    return { nonceId, content, expiresAt };
  }

  /** Uses the nonce up and returns its bytes. Of several attempts with the same nonce one gets them. */
  async use(nonceId: Uuid, window: Window, purpose: NonceSubject['purpose'] = 'sign-in'): Promise<Buffer> {
    const outcome = await this.work.run(SCOPE, async (tx) => {
      const [rows]: [{ content: Buffer }[], number] = await tx.manager.query(
        `UPDATE identity.login_nonces SET used_at = $4
         WHERE id = $1 AND presession_hash = $2 AND origin = $3 AND used_at IS NULL AND expires_at > $4 AND purpose = $5
         RETURNING content`,
        [nonceId, hashOf(window.presession), window.origin, this.clock.now(), purpose],
      );
      return rows[0]?.content ?? (await whyNot(tx, nonceId, window, purpose));
    });
    if (outcome instanceof Error) throw outcome;
    return outcome;
  }

  /** Nonces are kept for a day, so that a replay is told from a stranger's attempt. */
  @Every('identity.forget-nonces', { seconds: 3600 })
  async forget(): Promise<void> {
    const dayAgo = new Date(this.clock.now().getTime() - 24 * 3600 * 1000);
    await this.work.run(SCOPE, async (tx) => {
      await tx.manager.query('DELETE FROM identity.login_nonces WHERE expires_at < $1', [dayAgo]);
      await tx.manager.query('DELETE FROM identity.step_ups WHERE expires_at < $1', [dayAgo]);
    });
  }
}

/** Why the nonce does not serve. A replay and a stranger's attempt are put on record (E-3.1); made-up numbers are only noise. */
async function whyNot(tx: Tx, nonceId: Uuid, window: Window, purpose: string): Promise<DomainError> {
  const [row]: NonceRow[] = await tx.manager.query(
    'SELECT purpose, presession_hash, origin, used_at FROM identity.login_nonces WHERE id = $1',
    [nonceId],
  );
  if (!row) return refuse('sign-in.nonce_unknown');
  const own =
    row.presession_hash === hashOf(window.presession) && row.origin === window.origin && row.purpose === purpose;
  const code = !own ? 'sign-in.nonce_unknown' : row.used_at ? 'sign-in.nonce_used' : 'sign-in.nonce_late';
  await tx.audit({ act: 'session.refused', subjectType: 'nonce', subjectId: nonceId, detail: { code } });
  return refuse(code);
}
