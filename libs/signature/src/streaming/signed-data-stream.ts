/**
 * A CMS SignedData of any size, read as it arrives (RFC 5652 5; BER as X.690 8 permits): the content goes to running hashes,
 * everything else is copied into the same structure without content. That small structure is what the validation reads, so
 * nothing is decided here: a value in an unexpected place is copied as it stands and refused by the reader of whole files.
 */
import { Asn1Error, readAsn1, type Asn1Limits } from '../asn1/reader.js';
import { context, TAG } from '../asn1/values.js';
import { der, octetString } from '../asn1/writer.js';
import type { HashedContent } from '../cms/signed-data.js';
import { algorithmOf } from '../x509/certificate.js';
import { ContentHasher, SMALL_CONTENT } from './content-hasher.js';
import { EndOfInput, type Reading } from './pieces.js';
import { OUTSIDE, Walker, wrongTag, type Header } from './walker.js';

/** A signature file without its content, when that is large. Plain values: it can be sent to a worker. */
export interface StreamedSignature {
  /** The CMS; the content is in it when it is small, otherwise an empty one stands in its place. */
  readonly signature: Uint8Array;
  /** What was attached and is not in `signature`. */
  readonly attached?: HashedContent;
}

/** What a reading is told. */
export interface StreamOptions {
  readonly limits: Asn1Limits;
  /** Digest algorithms besides those the CMS announces. */
  readonly algorithms?: readonly string[];
  /** Takes the content's pieces (each valid during the call only). */
  readonly sink?: (piece: Uint8Array) => void;
  /** How much beside the content may stand in the file. */
  readonly keptBytes?: number;
  /** Content up to this size stays in. */
  readonly smallContent?: number;
}

/** Certificates, lists and signers together: a hundred times what a signature for the archive has. */
const KEPT_BYTES = 16 * 1024 * 1024;

/** The way to the content: a tag, and which value in it leads on. RFC 5652 3, 5.1, 5.2. */
const WAY = [
  { tag: TAG.sequence, child: 1 }, // ContentInfo: contentType, [0] content
  { tag: context(0), child: 0 }, // SignedData
  { tag: TAG.sequence, child: 2 }, // version, digestAlgorithms, encapContentInfo, …
  { tag: TAG.sequence, child: 1 }, // eContentType, [0] eContent
  { tag: context(0), child: 0 }, // the OCTET STRING
] as const;
/** Where digestAlgorithms stands: level of the way, and number of the value. */
const ALGORITHMS = { level: 2, child: 1 };

/** Reads a CMS that is pushed in, piece by piece. */
export class SignedDataStream {
  private readonly walker: Walker;
  private readonly reading: Reading<Uint8Array>;
  private readonly open: Header[] = [];
  private content: ContentHasher | undefined;
  private announced: string[] = [];
  private pieces = 0;
  private whole: Uint8Array | undefined;
  private trailing = 0;

  constructor(private readonly options: StreamOptions) {
    this.walker = new Walker(options.limits, options.keptBytes ?? KEPT_BYTES);
    this.reading = this.file();
  }

  /** The next piece; it may be used again afterwards. Throws Asn1Error when the file cannot be a CMS. */
  push(piece: Uint8Array): void {
    const before = this.walker.input.position;
    if (this.whole) this.trailing += piece.length;
    else {
      this.walker.input.give(piece);
      this.advance();
      if (this.whole) this.trailing += piece.length - (this.walker.input.position - before);
    }
  }

  /** The file is at its end. Throws Asn1Error when it breaks off or goes on after the structure. */
  end(): StreamedSignature {
    this.walker.input.end();
    if (!this.whole) this.advance();
    if (this.trailing > 0) throw new Asn1Error(`${this.trailing} bytes after the end of the structure`);
    if (!this.whole) throw new Asn1Error('the structure ends in the middle of a value');
    const { content } = this;
    return { signature: this.whole, ...(content && content.bytes === undefined && { attached: content.finish() }) };
  }

  private advance(): void {
    try {
      const { done, value } = this.reading.next();
      if (done) this.whole = value;
    } catch (error) {
      // what breaks off inside a value of known length is a value longer than the file
      if (!(error instanceof EndOfInput) || this.open.every(({ indefinite }) => indefinite)) throw error;
      throw new Asn1Error('a value is longer than what holds it', { cause: error });
    }
  }

  private *file(): Reading<Uint8Array> {
    const outer = yield* this.walker.next(OUTSIDE);
    return outer ? yield* this.level(outer, 0) : new Uint8Array();
  }

  /** One level of the way: all its values, the one that leads on walked into. Lengths are written anew, in the short form. */
  private *level(header: Header, level: number): Reading<Uint8Array> {
    const step = WAY[level];
    if (!step) return yield* this.octets(header);
    this.open.push(header);
    const copy = header.tag === step.tag ? yield* this.inside(header, level) : undefined;
    const bytes = copy ?? (yield* this.walker.copy(header));
    this.open.pop();
    return bytes;
  }

  private *inside(header: Header, level: number): Reading<Uint8Array> {
    const { walker } = this;
    const step = WAY[level]!;
    const parts: Uint8Array[] = [];
    for (let i = 0; i <= step.child; i++) {
      const child = yield* walker.next(header);
      if (!child) return der(header.tag, ...parts);
      parts.push(i === step.child ? yield* this.level(child, level + 1) : yield* walker.copy(child));
      if (level === ALGORITHMS.level && i === ALGORITHMS.child) this.announced = this.algorithmsIn(parts.at(-1)!);
    }
    parts.push(yield* walker.copyRest(header));
    return der(header.tag, ...parts);
  }

  private algorithmsIn(set: Uint8Array): string[] {
    return readAsn1(set, 'BER', this.options.limits)
      .inside(TAG.set, 'digest algorithms')
      .map((algorithm) => algorithmOf(algorithm).oid);
  }

  /** RFC 5652 5.2: eContent. */
  private *octets(header: Header): Reading<Uint8Array> {
    if (!isOctets(header.tag)) return yield* this.walker.copy(header);
    const { algorithms = [], smallContent } = this.options;
    const content = new ContentHasher([...this.announced, ...algorithms], smallContent ?? SMALL_CONTENT);
    this.content = content;
    this.open.push(header);
    yield* this.piece(header, content);
    this.open.pop();
    return octetString(content.bytes ?? new Uint8Array());
  }

  /** An OCTET STRING: its octets, or (X.690 8.7.3) the strings it is made of. */
  private *piece(header: Header, content: ContentHasher): Reading<void> {
    const { walker } = this;
    if (header.tag === TAG.octetString) {
      return yield* walker.input.pass(header.end - walker.input.position, (bytes) => this.take(bytes, content));
    }
    for (let one = yield* walker.next(header, false); one; one = yield* walker.next(header, false)) {
      if (!isOctets(one.tag)) throw wrongTag('octet string', one.tag, TAG.octetStringConstructed);
      // pieces cost time too: many are welcome only where there is much content
      if (++this.pieces > this.options.limits.maxNodes + content.length / 128)
        throw new Asn1Error(`content in more than ${this.options.limits.maxNodes} small pieces`);
      yield* this.piece(one, content);
    }
  }

  private take(bytes: Uint8Array, content: ContentHasher): void {
    content.update(bytes);
    this.options.sink?.(bytes);
  }
}

const isOctets = (tag: number): boolean => tag === TAG.octetString || tag === TAG.octetStringConstructed;
