import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '@qujat/kernel';
import { Authority, type Credential } from './authority/authority.js';
import { expired, ofPerson } from './authority/lifetimes.js';
import { keyIdentifier } from './certificates/certificate.js';
import type { IssueOptions, RevokeOptions } from './dev-ca.types.js';
import { writeP12 } from './p12/write-p12.js';
import { personBySlug } from './people/catalogue.js';
import { PEOPLE } from './people/people.js';
import type { KeyAlgorithm } from './people/person.types.js';
import { CrlPublisher } from './services/crl-publisher.js';
import { writeAtomically } from './state/atomic-file.js';
import type { CertificateRecord, RecordedReason } from './state/state.types.js';
import type { Store } from './state/store.js';

/** The password of every p12 file, as of the NCA's own test keys. */
export const P12_PASSWORD = 'Qwerty12';

/** Something asked that the certificate's state does not allow. */
export class NotPossible extends Error {}

/** The development NCA without its network: authorities, owners' certificates, what becomes of them. */
export class Nca {
  readonly authorities: Readonly<Record<KeyAlgorithm, Authority>>;
  /** The invented authority of another country. */
  readonly foreign: Authority;
  readonly keysDir: string;

  constructor(
    dir: string,
    readonly store: Store,
    private readonly clock: Clock,
  ) {
    this.authorities = { gost: new Authority('gost', store, clock), rsa: new Authority('rsa', store, clock) };
    this.foreign = new Authority('rsa', store, clock, true);
    this.keysDir = path.join(dir, 'keys');
  }

  /** The lists of one authority. */
  lists(authority: 'root' | 'issuing', algorithm: KeyAlgorithm): CrlPublisher {
    const issuer = () => this.authorities[algorithm][authority === 'root' ? 'rootIssuer' : 'issuer']();
    return new CrlPublisher(authority, algorithm, this.store, this.clock, issuer);
  }

  /** The credential that someone uses now; their usual key unless told otherwise. */
  async credential(slug: string, algorithm = usual(slug)): Promise<Credential> {
    if (!personBySlug(slug).algorithms.includes(algorithm)) throw new NotPossible(`${slug} has no ${algorithm} key`);
    const credential = await this.authorityOf(slug, algorithm).owner(slug);
    if (this.writtenFor.get(p12Name(slug, algorithm)) !== credential.serial) this.writeP12(slug, credential);
    return credential;
  }

  /** Someone's p12 file. */
  async p12(slug: string, algorithm = usual(slug)): Promise<Uint8Array> {
    await this.credential(slug, algorithm);
    return readFileSync(path.join(this.keysDir, p12Name(slug, algorithm)));
  }

  /** Issues whatever has not been issued yet. */
  async issueAll(): Promise<void> {
    const wanted = PEOPLE.flatMap(({ slug, algorithms }) => algorithms.map((algorithm) => ({ slug, algorithm })));
    await Promise.all(wanted.map(({ slug, algorithm }) => this.credential(slug, algorithm)));
  }

  /** Issues someone a new key and certificate. */
  async issue(slug: string, { algorithm = usual(slug), notBefore, notAfter }: IssueOptions = {}): Promise<void> {
    const usualTerm = ofPerson({ ...personBySlug(slug), condition: 'valid' }, this.clock.now());
    const lifetime = { notBefore: notBefore ?? usualTerm.notBefore, notAfter: notAfter ?? usualTerm.notAfter };
    if (lifetime.notAfter <= lifetime.notBefore) throw new NotPossible('the certificate would end before it begins');
    await this.authorityOf(slug, algorithm).issue(slug, lifetime);
    await this.credential(slug, algorithm);
  }

  /** Issues someone a certificate that ran out yesterday. */
  async expire(slug: string, algorithm = usual(slug)): Promise<void> {
    await this.issue(slug, { algorithm, ...expired(this.clock.now()) });
  }

  /** Revokes the certificate in use. Revoked is for good; a hold may become a revocation. */
  async revoke(slug: string, { algorithm, reason = 'unspecified', at }: RevokeOptions = {}): Promise<void> {
    const record = await this.recordOf(slug, algorithm);
    if (record.revocation && record.revocation.reason !== 'certificateHold')
      throw new NotPossible(`${slug} is revoked`);
    this.mark(record, reason, at ?? this.clock.now());
  }

  /** Puts the certificate in use on hold. */
  async suspend(slug: string, algorithm?: KeyAlgorithm): Promise<void> {
    const record = await this.recordOf(slug, algorithm);
    if (record.revocation) throw new NotPossible(`${slug} is revoked or suspended already`);
    this.mark(record, 'certificateHold', this.clock.now());
  }

  /** Takes the certificate in use off hold. */
  async release(slug: string, algorithm?: KeyAlgorithm): Promise<void> {
    const record = await this.recordOf(slug, algorithm);
    if (record.revocation?.reason !== 'certificateHold') throw new NotPossible(`${slug} is not suspended`);
    delete record.revocation;
    this.store.save();
  }

  /** Who issues to this person. */
  authorityOf(slug: string, algorithm: KeyAlgorithm): Authority {
    return personBySlug(slug).foreign ? this.foreign : this.authorities[algorithm];
  }

  private async recordOf(slug: string, algorithm?: KeyAlgorithm): Promise<CertificateRecord> {
    const { serial } = await this.credential(slug, algorithm);
    return this.store.record(serial);
  }

  private mark(record: CertificateRecord, reason: RecordedReason, at: Date): void {
    record.revocation = { at: at.toISOString(), reason };
    this.store.save();
  }

  /** p12 files that this process has written or found in place, by name → serial. */
  private readonly writtenFor = new Map<string, string>();

  private writeP12(slug: string, { certificate, key, serial }: Credential): void {
    const name = p12Name(slug, key.algorithm);
    const file = path.join(this.keysDir, name);
    // the file of an earlier start is good if nothing was issued since: it is written after the state, never before
    if (this.store.record(serial).p12Written && existsSync(file)) return void this.writtenFor.set(name, serial);
    const content = { privateKeyInfo: key.privateKeyInfo, certificate, keyId: keyIdentifier(key.publicKeyInfo) };
    writeAtomically(file, writeP12(content, P12_PASSWORD));
    this.store.record(serial).p12Written = true;
    this.writtenFor.set(name, serial);
  }
}

/** The key that someone uses unless told otherwise. */
export const usual = (slug: string): KeyAlgorithm => personBySlug(slug).algorithms[0] ?? 'gost';

/** Name of someone's p12 file. */
export const p12Name = (slug: string, algorithm: KeyAlgorithm): string => `${slug}-${algorithm}.p12`;
