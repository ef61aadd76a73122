/** Streebog's compression function in WebAssembly: seven times as fast as in JavaScript. */
import { fromHex } from '../../asn1/values.js';
import { ITERATION } from '../streebog-constants.js';
import { HIGH, LOW, type StreebogEngine } from '../streebog-script.js';
import { CODE, LAYOUT } from './streebog-code.js';
import { instantiate } from './instantiate.js';

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Takes in the whole blocks from `from` to `to`; each counts `bits`. */
  absorb(from: number, to: number, bits: bigint): void;
  /** The compression function with the counter at a place, over the block at a place. */
  compress(counter: number, block: number): void;
}

const BLOCK = 64;
const STATE_WORDS = 48;

/** Words are little-endian in WebAssembly; where the platform's are not, their bytes cannot be copied as they are. */
const isLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** One compiled module serves all running hashes: each brings its state along and takes it home. */
class StreebogCode implements StreebogEngine {
  private readonly memory: Uint8Array;
  private readonly state: Int32Array;
  private readonly room: number;

  constructor(private readonly exports: Exports) {
    const { buffer } = exports.memory;
    this.memory = new Uint8Array(buffer);
    this.state = new Int32Array(buffer, LAYOUT.state, STATE_WORDS);
    this.room = (this.memory.length - LAYOUT.message) & -BLOCK;
    const tables = new Int32Array(buffer, LAYOUT.tables, 2 * LOW.length);
    LOW.forEach((low, i) => tables.set([low, HIGH[i]!], 2 * i));
    ITERATION.forEach((hex, round) => {
      this.memory.set(fromHex(hex).reverse(), LAYOUT.constants + BLOCK * round);
    });
  }

  absorb(state: Int32Array, blocks: Uint8Array): void {
    this.state.set(state);
    for (let at = 0; at < blocks.length; at += this.room) {
      const piece = blocks.subarray(at, at + this.room);
      this.memory.set(piece, LAYOUT.message);
      this.exports.absorb(LAYOUT.message, LAYOUT.message + piece.length, 512n);
    }
    state.set(this.state);
  }

  finish(state: Int32Array, block: Uint8Array, bits: number): Uint8Array {
    this.state.set(state);
    this.memory.set(block, LAYOUT.message);
    this.exports.absorb(LAYOUT.message, LAYOUT.message + BLOCK, BigInt(bits));
    const zero = LAYOUT.message;
    this.memory.fill(0, zero, zero + BLOCK);
    this.exports.compress(zero, LAYOUT.counter);
    this.exports.compress(zero, LAYOUT.sum);
    return this.memory.slice(LAYOUT.state, LAYOUT.state + BLOCK);
  }
}

/** The compiled module; undefined where the platform cannot run it. */
export function streebogCode(): StreebogEngine | undefined {
  const exports = isLittleEndian ? instantiate<Exports>(CODE) : undefined;
  return exports && new StreebogCode(exports);
}
