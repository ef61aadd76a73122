import { randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '@qujat/kernel';
import { Health } from '@qujat/platform';
import type { Report } from '@qujat/signature';
import { TrustStore } from '../store/trust-store.js';
import { TrustSettings } from '../trust.config.js';
import { Judge } from '../verification/judge.js';
import { PortalSigner } from './portal-signer.js';

/** What the probe came to. */
export interface ProbeResult {
  readonly ok: boolean;
  readonly ms: number;
}

/** No network is asked: a silent responder makes documents wait, it does not make the portal unfit. */
const NO_EVIDENCE = { certificates: [], crls: [], ocspResponses: [] };

/** Can the portal sign, and verify what it signed? Key, certificate, trust store and engine are all in it. */
@Injectable()
export class TrustProbe implements OnModuleInit {
  private last: { readonly at: number; readonly result: Promise<ProbeResult> } | undefined;

  constructor(
    private readonly settings: TrustSettings,
    private readonly signer: PortalSigner,
    private readonly store: TrustStore,
    private readonly judge: Judge,
    private readonly clock: Clock,
    private readonly health: Health,
  ) {}

  /** Becomes a check of the portal's health. */
  onModuleInit(): void {
    this.health.add({
      name: 'signature',
      run: async () => {
        if (!(await this.probe()).ok) throw new Error('the portal cannot verify what it signs');
      },
    });
  }

  /** Signs and verifies a few random bytes; for some seconds the answer is used again. */
  probe(): Promise<ProbeResult> {
    const at = this.clock.now().getTime();
    if (!this.last || Math.abs(at - this.last.at) >= this.settings.probeSeconds * 1000) {
      this.last = { at, result: this.run() };
      this.last.result.catch(() => (this.last = undefined));
    }
    return this.last.result;
  }

  private async run(): Promise<ProbeResult> {
    const began = performance.now();
    const bytes = new Uint8Array(randomBytes(32));
    const signature = await this.signer.sign(bytes);
    const { trust } = await this.store.current();
    const matter = { signature, content: { bytes }, trust, evidence: NO_EVIDENCE, at: this.clock.now() };
    const report = await this.judge.report({ ...matter, purpose: 'document' });
    return { ok: isSound(report), ms: Math.round(performance.now() - began) };
  }
}

/** Everything holds but the status of the certificate, which was not asked for. */
const isSound = ({ signatures }: Report): boolean =>
  signatures.length === 1 &&
  signatures.every(({ checks }) => checks.every(({ id, ok }) => ok || id === 'path.revocation'));
