import { Injectable } from '@nestjs/common';
import { Clock, daysBetween, lastTimeAt } from '@qujat/kernel';
import { Every, Log, systemScope, type Tx, UnitOfWork } from '@qujat/platform';
import { CertificateChecker } from '@qujat/trust';
import { identityEvent } from '../identity.events.js';
import {
  dueCertificates,
  endingCertificates,
  endSessionsOf,
  noteAsked,
  noteStanding,
  participantsOf,
  takeExpiryNotice,
} from './certificate.repository.js';
import { type DueCertificate, type KnownStanding, STOPPED } from './certificate.types.js';

const SCOPE = systemScope('identity.certificate-night');
/** The check begins at this hour of the portal's clock. */
const NIGHT_HOUR = 2;
/** Certificates of one round; rounds follow one another until the night's work is done. */
const BATCH = 200;
/** A silent NCA is asked again after this time. */
const PATIENCE_MS = 55 * 60_000;
/** E-10.1.2: so many days before the end it is announced. */
const THRESHOLDS = [1, 7, 30] as const;
const DAY_MS = 86_400_000;

/** Every night: are the certificates of active users still good? And which of them end soon (E-10.1.2)? */
@Injectable()
export class CertificateNight {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly checker: CertificateChecker,
    private readonly log: Log,
  ) {}

  /** Looks often, works once a night: what an interrupted night has left is done by the next look. */
  @Every('identity.check-certificates', { seconds: 600 })
  async check(): Promise<void> {
    for (let due = await this.due(); due.length > 0; due = await this.due()) {
      for (const certificate of due) await this.checkOne(certificate);
    }
  }

  /** Announces ends, each threshold once. */
  @Every('identity.announce-expiries', { seconds: 3600 })
  async announce(): Promise<void> {
    const now = this.clock.now();
    await this.work.run(SCOPE, async (tx) => {
      for (const { sha256, userId, notAfter } of await endingCertificates(
        tx,
        now,
        new Date(now.getTime() + 31 * DAY_MS),
      )) {
        const left = daysBetween(now, notAfter);
        const days = THRESHOLDS.find((threshold) => left <= threshold);
        if (days === undefined || !(await takeExpiryNotice(tx, sha256, days, now))) continue;
        const payload = { userId, sha256, notAfter: notAfter.toISOString(), days };
        await tx.emit(identityEvent('identity.certificate.expires', userId, payload));
      }
    });
  }

  private due(): Promise<DueCertificate[]> {
    const now = this.clock.now();
    const round = {
      now,
      since: lastTimeAt(NIGHT_HOUR, now),
      patience: new Date(now.getTime() - PATIENCE_MS),
      limit: BATCH,
    };
    return this.work.run(SCOPE, (tx) => dueCertificates(tx, round));
  }

  /** One certificate that cannot be checked does not keep the others from it. */
  private async checkOne(certificate: DueCertificate): Promise<void> {
    const standing = await this.checker.standingOf(certificate.der).catch((error: unknown) => {
      this.log.warn({ err: error, certificate: certificate.sha256 }, 'a certificate could not be checked');
      return 'unknown' as const;
    });
    await this.work.run(SCOPE, (tx) =>
      standing === 'unknown'
        ? noteAsked(tx, certificate.sha256, this.clock.now())
        : this.settle(tx, certificate, standing),
    );
  }

  private async settle(
    tx: Tx,
    { sha256, userId, standing: before }: DueCertificate,
    standing: KnownStanding,
  ): Promise<void> {
    const now = this.clock.now();
    if (!(await noteStanding(tx, sha256, standing, now))) return;
    const subject = { subjectType: 'user', subjectId: userId } as const;
    if (isStop(standing)) {
      const sessions = await endSessionsOf(tx, sha256, now);
      const participantIds = await participantsOf(tx, userId);
      await tx.audit({ act: 'certificate.stopped', ...subject, detail: { certificate: sha256, standing, sessions } });
      await tx.emit(
        identityEvent('identity.certificate.stopped', userId, { userId, sha256, standing, participantIds }),
      );
    } else if (isStop(before)) {
      await tx.audit({ act: 'certificate.restored', ...subject, detail: { certificate: sha256 } });
      await tx.emit(identityEvent('identity.certificate.restored', userId, { userId, sha256 }));
    }
  }
}

const isStop = (standing: KnownStanding): standing is 'revoked' | 'suspended' | 'untrusted' =>
  STOPPED.includes(standing);
