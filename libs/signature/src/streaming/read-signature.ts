/** A signature file from a stream: small ones whole, whatever their format; a large CMS without its content. */
import { Asn1Error } from '../asn1/reader.js';
import { concat, copyOf } from '../asn1/values.js';
import { SignedDataStream, type StreamedSignature, type StreamOptions } from './signed-data-stream.js';
import { ArmourDecoder, ArmourError, encodingOf } from './text-armour.js';

/** Files up to this size are read whole. */
export const WHOLE_FILE = 262_144;

/** What a reading from a stream is told. */
export interface ReadOptions extends StreamOptions {
  /** Files up to this size are read whole. */
  readonly wholeFile?: number;
  /** The largest file of a format that has to be whole in memory. */
  readonly maxBytes: number;
}

/** A signature file, as far as it has to be in memory; or why it cannot be one. */
export type ReadSignature = StreamedSignature | { readonly problem: string };

/**
 * Takes a signature file in pieces: `push` each, then `end`. For readers that cannot give an AsyncIterable, such as a worker
 * that gets its pieces in messages.
 */
export class SignatureReader {
  private head: Uint8Array[] = [];
  private length = 0;
  private stream: SignedDataStream | undefined;
  private armour: ArmourDecoder | undefined;
  private whole = false;
  private problem: string | undefined;

  constructor(private readonly options: ReadOptions) {}

  /** Is it clear already that this cannot be a signature? Then `end` says why, and the rest need not be read. */
  get refused(): boolean {
    return this.problem !== undefined;
  }

  /** The next piece; it may be used again afterwards. */
  push(piece: Uint8Array): void {
    if (this.problem !== undefined) return;
    this.length += piece.length;
    if (this.stream) return this.forward(piece);
    this.head.push(copyOf(piece));
    if (this.whole && this.length > this.options.maxBytes)
      return this.refuse(`larger than ${this.options.maxBytes} bytes`);
    if (!this.whole && this.length > (this.options.wholeFile ?? WHOLE_FILE)) this.decide();
  }

  /** The file is at its end. */
  end(): ReadSignature {
    // whoever wants the content gets it from a small file too
    if (this.options.sink && !this.stream && !this.whole) this.decide();
    if (!this.stream && this.problem === undefined) return { signature: concat(this.head) };
    return this.guarded(() => this.finish()) ?? { problem: this.problem ?? 'not a signature' };
  }

  private finish(): StreamedSignature | undefined {
    if (this.armour) this.stream?.push(this.armour.end());
    return this.stream?.end();
  }

  /** The file is large: by its beginning it is a CMS to be streamed, or of a format that is read whole. */
  private decide(): void {
    const head = concat(this.head);
    const encoding = encodingOf(head);
    if (encoding.kind === 'other') {
      this.whole = true;
      return;
    }
    this.head = [];
    this.stream = new SignedDataStream(this.options);
    if (encoding.kind === 'text') this.armour = new ArmourDecoder(encoding.label);
    this.forward(encoding.kind === 'text' ? head.subarray(encoding.from) : head);
  }

  private forward(piece: Uint8Array): void {
    this.guarded(() => this.stream?.push(this.armour ? this.armour.decode(piece) : piece));
  }

  private guarded<T>(work: () => T): T | undefined {
    if (this.problem !== undefined) return undefined;
    try {
      return work();
    } catch (error) {
      if (!(error instanceof Asn1Error || error instanceof ArmourError)) throw error;
      this.refuse(error.message);
      return undefined;
    }
  }

  private refuse(problem: string): void {
    this.problem = problem;
    this.head = [];
  }
}
