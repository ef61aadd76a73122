/**
 * Streebog (GOST R 34.11-2012, RFC 6986; ҚР СТ 34.11-2015), streaming: in WebAssembly where there is any, otherwise in
 * JavaScript, with the same results.
 */
import { STREEBOG_SCRIPT, type StreebogEngine } from './streebog-script.js';
import { streebogCode } from './wasm/streebog-wasm.js';

const BLOCK = 64;

let code: StreebogEngine | undefined;

/** Made when first needed: a program that meets no Streebog compiles nothing. */
const bestEngine = (): StreebogEngine => (code ??= streebogCode() ?? STREEBOG_SCRIPT);

/** A running Streebog hash: `new Streebog(512).update(part).update(part).digest()`. */
export class Streebog {
  /** h, N and Σ (RFC 6986 9), 16 words each, least significant first. */
  private readonly state = new Int32Array(48);
  private readonly pending = new Uint8Array(BLOCK);
  private filled = 0;

  constructor(
    private readonly bits: 256 | 512,
    private readonly engine = bestEngine(),
  ) {
    this.state.fill(bits === 256 ? 0x01010101 : 0, 0, 16);
  }

  /** Takes in more of the message. Whole blocks are taken from where they lie. */
  update(data: Uint8Array): this {
    let at = 0;
    if (this.filled > 0) {
      at = Math.min(BLOCK - this.filled, data.length);
      this.pending.set(data.subarray(0, at), this.filled);
      this.filled += at;
      if (this.filled < BLOCK) return this;
      this.engine.absorb(this.state, this.pending);
      this.filled = 0;
    }
    const whole = at + ((data.length - at) & -BLOCK);
    if (whole > at) this.engine.absorb(this.state, data.subarray(at, whole));
    this.pending.set(data.subarray(whole));
    this.filled = data.length - whole;
    return this;
  }

  /** The hash value. The object is used up after it. */
  digest(): Uint8Array {
    this.pending.fill(0, this.filled);
    this.pending[this.filled] = 1;
    const bytes = this.engine.finish(this.state, this.pending, this.filled * 8);
    return this.bits === 512 ? bytes : bytes.slice(32);
  }
}

/** Streebog-512 of a whole message. */
export const streebog512 = (data: Uint8Array): Uint8Array => new Streebog(512).update(data).digest();

/** Streebog-256 of a whole message. */
export const streebog256 = (data: Uint8Array): Uint8Array => new Streebog(256).update(data).digest();
