/** What was signed, and its digests: attached, handed over, or known by digest only. */
import { digest, isKnownDigest } from '../algorithms/digests.js';
import type { SignedData } from '../cms/signed-data.js';
import { equalBytes } from '../asn1/values.js';
import type { Content } from './types.js';

/** The content of one SignedData. */
export class SignedContent {
  private readonly digests = new Map<string, Promise<Uint8Array>>();

  constructor(
    private readonly signed: SignedData,
    private readonly given: Content,
  ) {}

  /** The bytes, where they are at hand: what is attached is what was signed. */
  get bytes(): Uint8Array | undefined {
    return (
      this.signed.content ?? (typeof this.given === 'object' && 'bytes' in this.given ? this.given.bytes : undefined)
    );
  }

  /** The digest by an algorithm; undefined when there is nothing to take it of. */
  async digest(algorithm: string): Promise<Uint8Array | undefined> {
    const { bytes } = this;
    if (bytes === undefined)
      return typeof this.given === 'object' && 'digests' in this.given ? this.given.digests.get(algorithm) : undefined;
    if (!isKnownDigest(algorithm)) return undefined;
    const value = this.digests.get(algorithm) ?? digest(algorithm, bytes);
    this.digests.set(algorithm, value);
    return value;
  }

  /**
   * When content is attached and a file was handed over as well: are they the same? A signature over other bytes than those
   * the user holds says nothing about them. Undefined when there is nothing to compare.
   */
  async attachedEqualsGiven(algorithm: string): Promise<boolean | undefined> {
    const { content } = this.signed;
    if (content === undefined || this.given === 'none') return undefined;
    if ('bytes' in this.given) return equalBytes(this.given.bytes, content);
    const given = this.given.digests.get(algorithm);
    const own = await this.digest(algorithm);
    return given !== undefined && own !== undefined && equalBytes(given, own);
  }
}
