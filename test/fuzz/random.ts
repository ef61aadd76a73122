/** Numbers that look like chance and come again with the same seed (mulberry32). */
export class Random {
  constructor(private state: number) {}

  /** From 0 up to and without `below`. */
  below(below: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  }

  /** One of them. */
  of<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  /** Once in so many times? */
  once(inTimes: number): boolean {
    return this.below(inTimes) === 0;
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.below(256));
  }
}
