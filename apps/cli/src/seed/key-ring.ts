import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { SystemClock } from '@qujat/kernel';
import { signCms } from '@qujat/signature';
import { P12_PASSWORD, personBySlug, readKey, readP12 } from '../../../dev-ca/src/index.js';

/** The development NCA's key files. */
export class KeyRing {
  constructor(private readonly folder: string) {}

  /** A CMS signature (DER, base64) by the person behind `slug`, with the RSA key where there is one: it is the faster. */
  async sign(slug: string, content: Uint8Array, { detached }: { detached: boolean }): Promise<string> {
    const algorithm = personBySlug(slug).algorithms.includes('rsa') ? 'rsa' : 'gost';
    const file = readP12(await readFile(path.join(this.folder, `${slug}-${algorithm}.p12`)), P12_PASSWORD);
    const [key, certificate] = [file.privateKeys[0], file.certificates[0]];
    if (!key || !certificate) throw new Error(`the key file of ${slug} holds no key`);
    const privateKey = await readKey(key).handle();
    const cms = await signCms({ content, detached, certificate, privateKey, signingTime: new SystemClock().now() });
    return Buffer.from(cms).toString('base64');
  }
}
