import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { KeyAlgorithm } from '../people/person.types.js';
import { writeAtomically } from './atomic-file.js';
import type { CertificateRecord, State } from './state.types.js';

const EMPTY: State = { version: 1, ports: {}, certificates: {}, current: {}, lists: {} };

/** The state of one development NCA, in one file that is replaced whole: what `save` returned from survives kill -9. */
export class Store {
  private constructor(
    private readonly file: string,
    readonly state: State,
  ) {}

  /** Opens the state in `dir`; a new one when there is none. */
  static open(dir: string): Store {
    const file = path.join(dir, 'state.json');
    if (!existsSync(file)) return new Store(file, structuredClone(EMPTY));
    const state = JSON.parse(readFileSync(file, 'utf8')) as State;
    if (state.version !== EMPTY.version)
      throw new Error(`${file} is of version ${state.version}, not ${EMPTY.version}`);
    return new Store(file, state);
  }

  /** Writes the state to disk before it returns. */
  save(): void {
    writeAtomically(this.file, JSON.stringify(this.state));
  }

  /** The certificate that `owner` uses now. */
  current(owner: string, algorithm: KeyAlgorithm): CertificateRecord | undefined {
    const serial = this.state.current[`${owner}:${algorithm}`];
    return serial === undefined ? undefined : this.state.certificates[serial];
  }

  /** The record of a certificate that was issued here. */
  record(serial: string): CertificateRecord {
    const record = this.state.certificates[serial];
    if (!record) throw new Error(`no certificate with serial ${serial}`);
    return record;
  }

  /** Records a new certificate and makes it the one in use. */
  add(record: CertificateRecord): void {
    this.state.certificates[record.serial] = record;
    this.state.current[`${record.owner}:${record.algorithm}`] = record.serial;
  }

  /** The certificates that one authority issued (`root` issues only `issuing`). */
  issuedBy(authority: 'root' | 'issuing', algorithm: KeyAlgorithm): CertificateRecord[] {
    return Object.values(this.state.certificates).filter(
      ({ owner, algorithm: own }) =>
        own === algorithm && (owner === 'root' || owner === 'issuing') === (authority === 'root'),
    );
  }
}
