/** What of the engine an input runs, told by istanbul's counters. */

interface FileCoverage {
  readonly s: Record<string, number>;
  readonly b: Record<string, number[]>;
}

/** How often is told in powers of two, as AFL does: ten times round a loop is news, eleven times is not. */
const bucket = (count: number): number => 32 - Math.clz32(count);

/** Remembers what was seen. */
export class Coverage {
  private readonly seen = new Map<string, number>();

  /** Forgets the counts of the last input. */
  reset(): void {
    for (const file of this.files()) {
      for (const id in file.s) file.s[id] = 0;
      for (const id in file.b) file.b[id]!.fill(0);
    }
  }

  /** Did the last input run what none did before? */
  isNews(): boolean {
    let news = false;
    let fileNumber = 0;
    for (const { s, b } of this.files()) {
      fileNumber++;
      for (const id in s) if (s[id]! > 0) news = this.note(`${fileNumber}s${id}`, s[id]!) || news;
      for (const id in b) {
        b[id]!.forEach((count, i) => {
          if (count > 0) news = this.note(`${fileNumber}b${id}.${i}`, count) || news;
        });
      }
    }
    return news;
  }

  /** Statements and branches run so far. */
  get size(): number {
    return this.seen.size;
  }

  private note(id: string, count: number): boolean {
    const before = this.seen.get(id) ?? 0;
    const now = before | (1 << bucket(count));
    this.seen.set(id, now);
    return now !== before;
  }

  private files(): FileCoverage[] {
    return Object.values((globalThis as { __coverage__?: Record<string, FileCoverage> }).__coverage__ ?? {});
  }
}
