/** What was signed, and its digests: attached, handed over, or known by digest only. */
import { digest, isKnownDigest } from '../algorithms/digests.js';
import type { SignedData } from '../cms/signed-data.js';
import { equalBytes } from '../asn1/values.js';
import type { Content, ContentDigests } from './types.js';

/** No larger content is taken for an encoding of signed attributes: they are a few hundred bytes. */
export const LARGEST_ATTRIBUTES = 65_536;

/** The content of one SignedData. */
export class SignedContent {
  private readonly digests = new Map<string, Promise<Uint8Array>>();

  constructor(
    private readonly signed: SignedData,
    private readonly given: Content,
  ) {}

  /** The bytes, where they are at hand: what is attached is what was signed. */
  get bytes(): Uint8Array | undefined {
    if (this.signed.hashed) return undefined;
    return (
      this.signed.content ?? (typeof this.given === 'object' && 'bytes' in this.given ? this.given.bytes : undefined)
    );
  }

  /** Was content hashed that cannot be signed attributes in disguise? */
  get isLarge(): boolean {
    return (this.hashed?.length ?? 0) > LARGEST_ATTRIBUTES;
  }

  /** Is there nothing of the content, not even digests? */
  get isMissing(): boolean {
    return this.bytes === undefined && this.hashed === undefined;
  }

  /** The digest by an algorithm; undefined when there is nothing to take it of. */
  async digest(algorithm: string): Promise<Uint8Array | undefined> {
    const { bytes } = this;
    if (bytes === undefined) return this.hashed?.digests.get(algorithm);
    return isKnownDigest(algorithm) ? this.digestOf(bytes, algorithm) : undefined;
  }

  /**
   * When content is attached and a file was handed over as well: are they the same? A signature over other bytes than those
   * the user holds says nothing about them. Undefined when there is nothing to compare.
   */
  async attachedEqualsGiven(algorithm: string): Promise<boolean | undefined> {
    const { content, hashed } = this.signed;
    const { given } = this;
    if ((content === undefined && hashed === undefined) || given === 'none') return undefined;
    if ('bytes' in given) {
      if (content) return equalBytes(given.bytes, content);
      if (hashed?.length !== given.bytes.length || !isKnownDigest(algorithm)) return false;
    }
    const theirs = 'bytes' in given ? await digest(algorithm, given.bytes) : given.digests.get(algorithm);
    const own = await this.digest(algorithm);
    return theirs !== undefined && own !== undefined && equalBytes(theirs, own);
  }

  /** Digests of what was signed, when it is not here itself. */
  private get hashed(): ContentDigests | undefined {
    if (this.signed.hashed) return this.signed.hashed;
    return typeof this.given === 'object' && 'digests' in this.given ? this.given : undefined;
  }

  private digestOf(bytes: Uint8Array, algorithm: string): Promise<Uint8Array> {
    const value = this.digests.get(algorithm) ?? digest(algorithm, bytes);
    this.digests.set(algorithm, value);
    return value;
  }
}
