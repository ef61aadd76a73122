import { Injectable } from '@nestjs/common';
import { Clock, daysBetween } from '@qujat/kernel';
import { type Actor, systemScope, UnitOfWork } from '@qujat/platform';
import { presentCertificate } from '../session/session.presenter.js';
import { certificatesOf } from './certificate.repository.js';
import type { CertificateRecord } from './certificate.types.js';
import type { MyCertificate } from './certificate.dto.js';

// Also for one who has not registered as a user yet: the IIN is the session's own.
const SCOPE = systemScope('identity.certificates');

/** A person's certificates as the portal knows them. */
@Injectable()
export class CertificateService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Those of the acting person, the one used last first. */
  async of(actor: Actor): Promise<MyCertificate[]> {
    const records = await this.work.run(SCOPE, (tx) => certificatesOf(tx, actor.iin));
    return records.map((record) => this.present(record, actor));
  }

  private present({ sha256, facts, standing, lastUsedAt, checkedAt }: CertificateRecord, actor: Actor): MyCertificate {
    const now = this.clock.now();
    const isOver = Date.parse(facts.notAfter) <= now.getTime();
    return {
      ...presentCertificate(facts),
      ...{ sha256, issuer: facts.issuer, inUse: sha256 === actor.certificateSha256 },
      standing: isOver && standing === 'good' ? 'expired' : standing,
      uses: facts.keyUsage.includes('nonRepudiation') ? ['sign', 'sign-in'] : ['sign-in'],
      daysLeft: daysBetween(now, new Date(facts.notAfter)),
      lastUsedAt: lastUsedAt.toISOString(),
      checkedAt: checkedAt.toISOString(),
    };
  }
}
