import { Injectable } from '@nestjs/common';
import type { Content, Evidence, Report, Trust } from '@qujat/signature';
import { Engine } from '../engine/engine.js';
import { TrustSettings } from '../trust.config.js';
import { applyAcceptance } from './acceptance.js';
import type { Purpose } from './verification.types.js';

/** Everything a verdict is made of. */
export interface Matter {
  readonly signature: Uint8Array;
  readonly content: Content;
  readonly trust: Trust;
  readonly evidence: Evidence;
  readonly purpose: Purpose;
  readonly at: Date;
}

/** The verdict: the engine's validation and the portal's own rules. The same matter gives the same report, whenever. */
@Injectable()
export class Judge {
  constructor(
    private readonly engine: Engine,
    private readonly settings: TrustSettings,
  ) {}

  /** Judges. */
  async report({ purpose, ...matter }: Matter): Promise<Report> {
    return applyAcceptance(
      await this.engine.run('validate', { ...matter, policy: { ...this.settings.policy, purpose } }),
      purpose,
    );
  }
}
