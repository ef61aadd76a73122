import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '@qujat/kernel';
import { Log, SettingError } from '@qujat/platform';
import { TrustSettings } from '../trust.config.js';
import { parseCertificate } from '@qujat/signature';
import { lookOf, readTrustFolder, type TrustMaterial } from './trust-folder.js';

/** How often the folder is looked at. */
const LOOK_EVERY_MS = 1000;

/** Whom the portal trusts: a folder, read at the start and again whenever it changes. */
@Injectable()
export class TrustStore implements OnModuleInit {
  private material: TrustMaterial | undefined;
  private look: string | undefined;
  private lookedAt = -Infinity;
  private looking: Promise<void> | undefined;

  constructor(
    private readonly settings: TrustSettings,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Reads the folder; the program does not start without it. */
  async onModuleInit(): Promise<void> {
    try {
      await this.read();
    } catch (error) {
      throw new SettingError('QUJAT_TRUST_DIR', (error as Error).message);
    }
  }

  /** What is trusted now. A folder that cannot be read any more leaves what was read before in force, and says so. */
  async current(): Promise<TrustMaterial> {
    const now = this.clock.now().getTime();
    if (Math.abs(now - this.lookedAt) >= LOOK_EVERY_MS) {
      this.looking ??= this.refresh().finally(() => (this.looking = undefined));
      await this.looking;
      this.lookedAt = now;
    }
    if (!this.material) throw new Error('the trust store has not been read yet');
    return this.material;
  }

  private async refresh(): Promise<void> {
    try {
      await this.read();
    } catch (error) {
      this.log.error({ err: error }, 'the trust store cannot be read; the last good state stays in force');
    }
  }

  private async read(): Promise<void> {
    const look = await lookOf(this.settings.trustDir);
    if (look === this.look) return;
    this.material = await readTrustFolder(this.settings.trustDir);
    this.look = look;
    const { anchors, intermediates } = this.material.trust;
    const facts = { anchors: anchors.length, intermediates: intermediates.length, tsa: this.material.tsa.length };
    this.log.info(facts, 'trust store read');
    for (const authority of [...anchors, ...intermediates]) {
      if (this.material.endpointsOf(authority)) continue;
      const { dn } = parseCertificate(authority).subject;
      this.log.warn({ issuer: dn }, 'trust.json has no services of this issuer: nothing it issued can be accepted');
    }
  }
}
