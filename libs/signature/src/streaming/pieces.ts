/** Input that arrives in pieces, read by generators: each `yield` asks for the next piece. */
import { Asn1Error } from '../asn1/reader.js';

/** A computation that pauses whenever it has read everything that came. */
export type Reading<T> = Generator<void, T, void>;

/** The input ended where more belongs. */
export class EndOfInput extends Asn1Error {}

/** The pieces that came and were not read yet: never more than one. */
export class Pieces {
  /** How many bytes were read so far. */
  position = 0;
  private piece: Uint8Array = new Uint8Array();
  private at = 0;
  private ended = false;

  /** Gives the next piece. The one before has been read entirely. */
  give(piece: Uint8Array): void {
    this.piece = piece;
    this.at = 0;
  }

  /** There will be no more. */
  end(): void {
    this.ended = true;
  }

  /** Is there another byte? */
  *more(): Reading<boolean> {
    while (this.at === this.piece.length) {
      if (this.ended) return false;
      yield;
    }
    return true;
  }

  /** The next byte. */
  *byte(): Reading<number> {
    if (!(yield* this.more())) throw new EndOfInput('the structure ends in the middle of a value');
    this.position++;
    return this.piece[this.at++]!;
  }

  /** Hands the next `count` bytes on as they come. */
  *pass(count: number, to: (bytes: Uint8Array) => void): Reading<void> {
    for (let left = count; left > 0;) {
      if (!(yield* this.more())) throw new EndOfInput('a value is longer than what holds it');
      const bytes = this.piece.subarray(this.at, this.at + left);
      this.at += bytes.length;
      this.position += bytes.length;
      left -= bytes.length;
      to(bytes);
    }
  }
}
