/** The development NCA without its network, at any time one likes: its own authorities, lists, responder and TSA. */
import {
  addSignatureTimestamp,
  ALGORITHM,
  buildTimestampRequest,
  digest,
  readCertificate,
  readTimestampResponse,
  signatureValues,
} from '@qujat/signature';
import { unsigned } from '../../apps/dev-ca/src/asn1.js';
import type { Credential } from '../../apps/dev-ca/src/authority/authority.js';
import { Nca } from '../../apps/dev-ca/src/nca.js';
import { OcspResponder } from '../../apps/dev-ca/src/services/ocsp-responder.js';
import { TimestampAuthority } from '../../apps/dev-ca/src/services/tsa.js';
import { Store } from '../../apps/dev-ca/src/state/store.js';
import { ocspRequestFor } from '../../apps/dev-ca/src/testing/ocsp-request.js';
import type { Party } from '../../libs/signature/src/testing/certificates.js';

/** A moment, from a day (at noon) or from a time. */
export const moment = (text: string): Date => new Date(text.includes('T') ? text : `${text}T12:00:00Z`);

/** The NCA and everything it is asked for. */
export class DevelopmentNca {
  readonly nca: Nca;
  private time: Date;
  private readonly tsa: TimestampAuthority;
  private readonly responder: OcspResponder;

  constructor(folder: string, start: string) {
    this.time = moment(start);
    const clock = { now: () => this.time };
    this.nca = new Nca(folder, Store.open(folder), clock);
    const { gost, rsa } = this.nca.authorities;
    this.tsa = new TimestampAuthority(this.nca.authorities, clock);
    this.responder = new OcspResponder([gost, rsa], this.nca.store, clock);
  }

  /** It is this time now; work done then. */
  async at<T>(time: string, work: () => Promise<T>): Promise<T> {
    const before = this.time;
    this.time = moment(time);
    return work().finally(() => (this.time = before));
  }

  /** Who owns a credential, as forgers take it. */
  async party({ certificate, key }: Credential): Promise<Party> {
    const { subject, serial } = readCertificate(certificate);
    return {
      name: subject,
      certificate,
      serial: unsigned(serial),
      key: { privateKey: await key.handle(), spki: key.publicKeyInfo, signatureAlgorithm: key.signatureAlgorithm },
    };
  }

  /** A timestamp over some octets by the TSA, now. */
  async token(over: Uint8Array): Promise<Uint8Array> {
    const algorithm = ALGORITHM.streebog512;
    const request = buildTimestampRequest({ algorithm, digest: await digest(algorithm, over) });
    const answer = readTimestampResponse(await this.tsa.respond(request));
    if ('status' in answer) throw new Error(`the TSA refuses with status ${answer.status}`);
    return answer.token.slice();
  }

  /** A signature timestamp, now. */
  async stamp(signature: Uint8Array): Promise<Uint8Array> {
    return addSignatureTimestamp(signature, await this.token(signatureValues(signature)[0]!));
  }

  /** What the responder says about a certificate, now. */
  async ocsp(certificate: Uint8Array): Promise<Uint8Array> {
    const issuing = await this.nca.authorities.gost.issuing();
    return this.responder.respond(ocspRequestFor(certificate, issuing.certificate, Uint8Array.of(1, 2, 3, 4)));
  }

  /** The lists of both authorities, issued now. */
  lists(algorithm: 'gost' | 'rsa' = 'gost'): Promise<Uint8Array[]> {
    return Promise.all((['issuing', 'root'] as const).map((one) => this.nca.lists(one, algorithm).publish()));
  }
}
