import type { Clock } from '@qujat/kernel';
import {
  issueCertificate,
  keyIdentifier,
  serialNumber,
  type CertificateTemplate,
  type Issuer,
} from '../certificates/certificate.js';
import { foreignName, issuingName, rootName, serviceName, subjectOf } from '../certificates/names.js';
import {
  foreignerProfile,
  issuingProfile,
  ownerProfile,
  responderProfile,
  rootProfile,
  tsaProfile,
  type KeyIds,
} from '../certificates/profiles.js';
import { newKey, readKey, type SigningKey } from '../keys/signing-key.js';
import { personBySlug } from '../people/catalogue.js';
import type { Condition, KeyAlgorithm, Person } from '../people/person.types.js';
import type { CertificateRecord, RecordedReason } from '../state/state.types.js';
import type { Store } from '../state/store.js';
import * as lifetimes from './lifetimes.js';

/** A key in use with its certificate. */
export interface Credential {
  readonly owner: string;
  readonly certificate: Uint8Array;
  readonly serial: string;
  readonly key: SigningKey;
}

/** What becomes of a certificate at its issue. */
type Fate = Pick<CertificateRecord, 'asTold' | 'revocation'>;

/** The services of the NCA that have certificates of their own. */
export type ServiceOwner = 'ocsp' | 'tsa';

const MISFIT_REASONS: Partial<Record<Condition, RecordedReason>> = {
  revoked: 'affiliationChanged',
  suspended: 'certificateHold',
};
const SERVICE_NAMES = { ocsp: 'OCSP RESPONDER', tsa: 'TIME-STAMPING AUTHORITY' } as const;

/** Root, issuing authority, services and owners of one algorithm; makes each when it is first asked for. */
export class Authority {
  private readonly keys = new Map<string, SigningKey>();
  private readonly pending = new Map<string, Promise<Credential>>();

  constructor(
    readonly algorithm: KeyAlgorithm,
    private readonly store: Store,
    private readonly clock: Clock,
    /** The authority of another country: one level, with services of its own. */
    private readonly foreign = false,
  ) {}

  /** The trust anchor. */
  root(): Promise<Credential> {
    return this.once(this.own('root'), async () => {
      const key = await newKey(this.algorithm);
      const name = this.rootName();
      const id = keyIdentifier(key.publicKeyInfo);
      const extensions = rootProfile(id, { name, serial: serialNumber(key.publicKeyInfo) });
      return this.record(this.own('root'), key, name, lifetimes.ofAuthority(this.clock.now()), extensions, {
        name,
        key,
      });
    });
  }

  /** The authority that issues everything else. */
  issuing(): Promise<Credential> {
    if (this.foreign) return this.root();
    return this.once('issuing', async () => {
      const root = await this.root();
      const key = await newKey(this.algorithm);
      const name = rootName(this.algorithm);
      const extensions = issuingProfile(this.algorithm, idsOf(key, root), { name, serial: root.serial });
      const lifetime = lifetimes.ofAuthority(this.clock.now());
      return this.record('issuing', key, issuingName(this.algorithm), lifetime, extensions, { name, key: root.key });
    });
  }

  /** The delegated OCSP responder or the TSA; made anew a month before its certificate runs out. */
  service(service: ServiceOwner): Promise<Credential> {
    const owner = this.own(service);
    const runsOut = this.runsOut(owner);
    return this.once(
      owner,
      async () => {
        const issuing = await this.issuing();
        const key = await newKey(this.algorithm);
        const ids = idsOf(key, issuing);
        const extensions = service === 'tsa' ? tsaProfile(this.algorithm, ids) : responderProfile(ids);
        const lifetime = lifetimes.ofService(service, this.clock.now());
        return this.record(owner, key, serviceName(SERVICE_NAMES[service]), lifetime, extensions, await this.issuer());
      },
      runsOut,
    );
  }

  /** The credential an owner uses now; made at first use, and renewed before it runs out, unless its dates were asked for. */
  owner(slug: string): Promise<Credential> {
    const person = personBySlug(slug);
    const current = this.store.current(slug, this.algorithm);
    const renew = person.condition === 'valid' && !current?.asTold && !current?.revocation && this.runsOut(slug);
    return this.once(slug, () => this.issueAs(person), renew);
  }

  /** Gives an owner a new key and a certificate with the dates asked for. */
  issue(slug: string, lifetime: lifetimes.Lifetime): Promise<Credential> {
    return this.issueTo(personBySlug(slug), lifetime, { asTold: true });
  }

  /** What this owner is in the catalogue: honest, or revoked, expired, suspended, not yet valid. */
  private issueAs(person: Person): Promise<Credential> {
    const now = this.clock.now();
    const reason = MISFIT_REASONS[person.condition];
    const fate = reason ? { revocation: { at: lifetimes.aMonthBefore(now).toISOString(), reason } } : {};
    return this.issueTo(person, lifetimes.ofPerson(person, now), fate);
  }

  private async issueTo(person: Person, lifetime: lifetimes.Lifetime, fate: Fate): Promise<Credential> {
    const issuing = await this.issuing();
    const key = await newKey(this.algorithm);
    const ids = idsOf(key, issuing);
    const extensions = this.foreign ? foreignerProfile(ids) : ownerProfile(person, this.algorithm, ids);
    return this.record(person.slug, key, subjectOf(person), lifetime, extensions, await this.issuer(), fate);
  }

  /** The issuing authority as the signer of certificates and lists. */
  async issuer(): Promise<Issuer> {
    const name = this.foreign ? foreignName() : issuingName(this.algorithm);
    return { name, key: (await this.issuing()).key };
  }

  /** The root as the signer of its list. */
  async rootIssuer(): Promise<Issuer> {
    return { name: this.rootName(), key: (await this.root()).key };
  }

  private rootName(): Uint8Array {
    return this.foreign ? foreignName() : rootName(this.algorithm);
  }

  /** The two trees of RSA keep their authorities and services apart. */
  private own(owner: string): string {
    return this.foreign ? `foreign-${owner}` : owner;
  }

  private runsOut(owner: string): boolean {
    const record = this.store.current(owner, this.algorithm);
    return record !== undefined && lifetimes.isAlmostOver(record.notAfter, this.clock.now());
  }

  /** What is in the store; otherwise what `make` makes, once, however many ask at the same time. */
  private once(owner: string, make: () => Promise<Credential>, anew = false): Promise<Credential> {
    const making = this.pending.get(owner);
    if (making) return making;
    const record = this.store.current(owner, this.algorithm);
    if (record && !anew) return Promise.resolve(this.credential(record));
    const made = make().finally(() => this.pending.delete(owner));
    this.pending.set(owner, made);
    return made;
  }

  private record(
    owner: string,
    key: SigningKey,
    subject: Uint8Array,
    lifetime: lifetimes.Lifetime,
    extensions: CertificateTemplate['extensions'],
    issuer: Issuer,
    fate: Fate = {},
  ): Credential {
    const certificate = issueCertificate(
      { subject, publicKeyInfo: key.publicKeyInfo, ...lifetime, extensions },
      issuer,
    );
    const record: CertificateRecord = {
      serial: serialNumber(key.publicKeyInfo),
      owner,
      algorithm: this.algorithm,
      notBefore: lifetime.notBefore.toISOString(),
      notAfter: lifetime.notAfter.toISOString(),
      certificate: Buffer.from(certificate).toString('base64'),
      privateKey: Buffer.from(key.privateKeyInfo).toString('base64'),
      ...fate,
    };
    this.store.add(record);
    this.store.save();
    return this.credential(record);
  }

  private credential(record: CertificateRecord): Credential {
    const known = this.keys.get(record.serial);
    const key = known ?? readKey(Buffer.from(record.privateKey, 'base64'));
    this.keys.set(record.serial, key);
    return { owner: record.owner, certificate: Buffer.from(record.certificate, 'base64'), serial: record.serial, key };
  }
}

const idsOf = (key: SigningKey, issuer: Credential): KeyIds => ({
  subject: keyIdentifier(key.publicKeyInfo),
  issuer: keyIdentifier(issuer.key.publicKeyInfo),
});
