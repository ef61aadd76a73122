import type { Clock } from '@qujat/kernel';
import type { KeyAlgorithm, Person } from './people/person.types.js';
import type { Holder, Scanned } from './phone/phone.types.js';

/** A service of the development NCA that can be disturbed. */
export type ServiceName = 'ocsp' | 'tsa' | 'crl';

/** How a service answers: as it should, not at all, after five seconds, or with bytes that mean nothing. */
export type ServiceMode = 'up' | 'down' | 'slow' | 'garbage';

/** Reasons for revocation (RFC 5280 5.3.1) that the NCA gives; `certificateHold` is given by suspending. */
export type RevocationReason =
  'unspecified' | 'keyCompromise' | 'affiliationChanged' | 'superseded' | 'cessationOfOperation' | 'privilegeWithdrawn';

/** Who signs at the NCALayer stand-in: a given owner, nobody (the user cancels), or the one chosen on its page. */
export type Pick =
  { readonly slug: string; readonly algorithm?: KeyAlgorithm } | { readonly cancel: true } | { readonly ask: true };

/** How a development NCA is started. */
export interface DevCaOptions {
  /** Folder of its data: keys, certificates, what was revoked. Made when absent. */
  readonly dir: string;
  /**
   * Port for OCSP, CRL, TSA, certificates and control. Where it is absent: the one used last time, or else 13580; 0: the one
   * used last time, or else any. A port that is taken is passed over.
   */
  readonly port?: number;
  /** Port of the NCALayer stand-in (the real program listens on 13579); same rule. */
  readonly ncalayerPort?: number;
  /** Folder for the trust anchors and `trust.json`; `<dir>/../trust` when absent. */
  readonly trustDir?: string;
  readonly clock?: Clock;
  /** Who signs at the stand-in from the start; `{ask: true}` when absent. */
  readonly pick?: Pick;
  /** Issue everyone's certificates and p12 files at the start (the program does); otherwise each at first use. */
  readonly issueAll?: boolean;
  readonly log?: (line: string) => void;
}

/** How content is signed for someone. */
export interface SignAs {
  /** The owner's usual key when absent. */
  readonly algorithm?: KeyAlgorithm;
  /** Content outside the signature (the default) or inside. */
  readonly detached?: boolean;
  /** With a signature timestamp of the development TSA (CAdES-T). */
  readonly withTimestamp?: boolean;
}

/** How a certificate is revoked. */
export interface RevokeOptions {
  readonly algorithm?: KeyAlgorithm;
  readonly reason?: RevocationReason;
  /** The moment of revocation; now when absent. */
  readonly at?: Date;
}

/** How a certificate is issued anew. */
export interface IssueOptions {
  readonly algorithm?: KeyAlgorithm;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

/** A running development NCA. */
export interface DevCa {
  /** `http://127.0.0.1:PORT`: `/ocsp/`, `/crl/…`, `/tsp/`, `/cert/…`, `/control/…`. */
  readonly url: string;
  /** `ws://127.0.0.1:PORT/` of the NCALayer stand-in. */
  readonly ncalayerUrl: string;
  /** The stand-in's own page, where one picks whose key signs. */
  readonly ncalayerPageUrl: string;
  readonly trustDir: string;
  /** Folder of the p12 files: `<slug>-gost.p12`, `<slug>-rsa.p12`, password `Qwerty12`. */
  readonly keysDir: string;
  readonly people: readonly Person[];
  /** A CMS signature (DER) by the owner of `slug`. */
  sign(slug: string, content: Uint8Array, options?: SignAs): Promise<Uint8Array>;
  /** The owner's current certificate (DER). */
  certificate(slug: string, algorithm?: KeyAlgorithm): Promise<Uint8Array>;
  /** The owner's p12 file. */
  p12(slug: string, algorithm?: KeyAlgorithm): Promise<Uint8Array>;
  /** Issues the owner a new key and certificate; the one before stays what it was. */
  issue(slug: string, options?: IssueOptions): Promise<void>;
  revoke(slug: string, options?: RevokeOptions): Promise<void>;
  /** Puts the current certificate on hold. */
  suspend(slug: string, algorithm?: KeyAlgorithm): Promise<void>;
  /** Takes the certificate off hold. */
  release(slug: string, algorithm?: KeyAlgorithm): Promise<void>;
  /** Reissues the certificate so that it ran out yesterday. */
  expire(slug: string, algorithm?: KeyAlgorithm): Promise<void>;
  setService(service: ServiceName, mode: ServiceMode): void;
  pick(pick: Pick): void;
  /** The eGov mobile stand-in follows a QR code and signs. */
  scan(text: string, holder: Holder): Promise<Scanned>;
  stop(): Promise<void>;
}
