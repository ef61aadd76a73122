import { Injectable } from '@nestjs/common';
import { Clock } from '@qujat/kernel';
import type { SubIndication } from '@qujat/signature';
import { Engine } from '../engine/engine.js';
import { EvidenceCollector } from '../evidence/evidence-collector.js';
import { TrustStore } from '../store/trust-store.js';

/**
 * How a certificate stands. `suspended`: on hold, and may come back. `unknown`: the services that should tell are silent, which
 * is no revocation. `untrusted`: it has no path to what the portal trusts (any more).
 */
export type CertificateStanding = 'good' | 'revoked' | 'suspended' | 'expired' | 'untrusted' | 'unknown';

/** Asked anew: a check that looks for revocation does not reuse good news. */
const FRESH = { ocsp: 0, lists: { base: 3600, delta: 0 } };

const STANDINGS: Partial<Record<SubIndication, CertificateStanding>> = {
  REVOKED: 'revoked',
  REVOKED_NO_POE: 'revoked',
  EXPIRED: 'expired',
  OUT_OF_BOUNDS_NO_POE: 'expired',
};

/** Asks how a certificate stands now, apart from any signature. */
@Injectable()
export class CertificateChecker {
  constructor(
    private readonly store: TrustStore,
    private readonly engine: Engine,
    private readonly collector: EvidenceCollector,
    private readonly clock: Clock,
  ) {}

  /** The standing of the certificate (DER). */
  async standingOf(certificate: Uint8Array): Promise<CertificateStanding> {
    const material = await this.store.current();
    const { evidence, missing } = await this.collector.collectFor(certificate, material, FRESH);
    const at = this.clock.now();
    const verdict = await this.engine.run('judgeCertificate', { certificate, trust: material.trust, evidence, at });
    if (verdict === null) return 'good';
    if (verdict === 'TRY_LATER') return missing.length > 0 ? 'unknown' : 'suspended';
    return STANDINGS[verdict] ?? (missing.length > 0 ? 'unknown' : 'untrusted');
  }
}
