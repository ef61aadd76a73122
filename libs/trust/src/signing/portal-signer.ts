import { promises as fs } from 'node:fs';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '@qujat/kernel';
import { Log, SettingError } from '@qujat/platform';
import { parseCertificate, signCms, type CertificateFacts } from '@qujat/signature';
import { TrustSettings } from '../trust.config.js';
import { readKeyFile, type SigningKey } from './key-file.js';

/** Signs for the portal, with the key of its information system: receipts and other records of what happened. */
@Injectable()
export class PortalSigner implements OnModuleInit {
  private key: SigningKey | undefined;
  private writtenAt = -1;

  constructor(
    private readonly settings: TrustSettings,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Reads the key; the program does not start without it. */
  async onModuleInit(): Promise<void> {
    try {
      await this.read();
    } catch (error) {
      throw new SettingError('QUJAT_PORTAL_KEY', `${this.settings.portalKey}: ${(error as Error).message}`);
    }
  }

  /** A detached CMS over `record`, with the certificates that lead to a trusted one. */
  async sign(record: Uint8Array): Promise<Uint8Array> {
    await this.refresh();
    const { privateKey, certificate, chain } = this.current();
    const signingTime = this.clock.now();
    return signCms({ content: record, detached: true, certificate, privateKey, chain, signingTime });
  }

  /** Whose signature it is. */
  certificate(): CertificateFacts {
    return parseCertificate(this.current().certificate);
  }

  private current(): SigningKey {
    if (!this.key) throw new Error('the portal’s key has not been read yet');
    return this.key;
  }

  /** A renewed key comes into use when its file is replaced; one that cannot be read leaves the old one in use. */
  private async refresh(): Promise<void> {
    try {
      await this.read();
    } catch (error) {
      this.log.error({ err: error }, 'the portal’s key cannot be read anew; the one read before stays in use');
    }
  }

  private async read(): Promise<void> {
    const { portalKey, portalKeyPassword } = this.settings;
    const { mtimeMs } = await fs.stat(portalKey);
    if (mtimeMs === this.writtenAt) return;
    this.key = await readKeyFile(await fs.readFile(portalKey), portalKeyPassword);
    this.writtenAt = mtimeMs;
    const { subject, serial, notAfter } = this.certificate();
    this.log.info({ subject: subject.dn, serial, notAfter }, 'the portal’s key read');
  }
}
