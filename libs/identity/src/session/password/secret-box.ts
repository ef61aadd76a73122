import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const [IV, TAG] = [12, 16];

/** What was sealed, and whether under the newest key: otherwise it is to be sealed anew. */
export interface Opened {
  readonly secret: Buffer;
  readonly isNewest: boolean;
}

/** Encrypts what the portal has to know itself, under a key that is not in the database. The newest key encrypts, all open. */
export class SecretBox {
  private readonly key: Buffer;
  private readonly keys: readonly Buffer[];
  private readonly countingKey: Buffer;

  /**
   * @param master the portal's secret (`QUJAT_CODE_KEY`); each use has a key of its own (RFC 5869)
   * @param earlier secrets of before (`QUJAT_OLD_CODE_KEYS`)
   */
  constructor(master: Buffer, earlier: readonly Buffer[] = []) {
    this.key = derive(master, 'second-factor');
    this.keys = [this.key, ...earlier.map((one) => derive(one, 'second-factor'))];
    this.countingKey = derive(master, 'sign-in-failures');
  }

  /** Encrypted for `owner`: in another's row it does not open. */
  seal(secret: Uint8Array, owner: string): Buffer {
    const iv = randomBytes(IV);
    const cipher = createCipheriv(ALGORITHM, this.key, iv).setAAD(Buffer.from(owner));
    return Buffer.concat([iv, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
  }

  /** What was sealed for `owner`; throws when it was not, or was changed. */
  open(sealed: Buffer, owner: string): Buffer {
    return this.look(sealed, owner).secret;
  }

  /** The same, with word of the key it was sealed under: GCM tells which one fits. */
  look(sealed: Buffer, owner: string): Opened {
    for (const key of this.keys.slice(0, -1)) {
      const secret = tryOpen(key, sealed, owner);
      if (secret) return { secret, isNewest: key === this.key };
    }
    const last = this.keys.at(-1) ?? this.key;
    return { secret: unseal(last, sealed, owner), isNewest: last === this.key };
  }

  /** What stands for an account or an address where failures are counted. */
  counted(kind: 'account' | 'address', value: string): string {
    return createHmac('sha256', this.countingKey).update(`${kind}:${value}`).digest('hex');
  }
}

function unseal(key: Buffer, sealed: Buffer, owner: string): Buffer {
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, IV)).setAAD(Buffer.from(owner));
  decipher.setAuthTag(sealed.subarray(-TAG));
  return Buffer.concat([decipher.update(sealed.subarray(IV, -TAG)), decipher.final()]);
}

function tryOpen(key: Buffer, sealed: Buffer, owner: string): Buffer | undefined {
  try {
    return unseal(key, sealed, owner);
  } catch {
    return undefined;
  }
}

const derive = (master: Buffer, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `qujat:${use}`, 32));
