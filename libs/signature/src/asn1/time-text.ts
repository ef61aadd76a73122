/** The text of times, worked out once for each: reports name the same few (validities, lists, the time of judgement) again and again. */

interface Known {
  readonly time: number;
  readonly text: string;
}

/** As many as eight bits count; what comes into the slot of another displaces it. */
const SLOTS = 256;
const slots: (Known | undefined)[] = new Array<Known | undefined>(SLOTS).fill(undefined);

/** As `toISOString`. By value, for a Date can be changed. */
export function isoText(date: Date): string {
  const time = date.getTime();
  // multiplied, for many times are full hours or days, which have their last bits in common
  const slot = Math.imul(time / 1000, 0x9e3779b1) >>> 24;
  const known = slots[slot];
  if (known?.time === time) return known.text;
  const text = date.toISOString();
  slots[slot] = { time, text };
  return text;
}
