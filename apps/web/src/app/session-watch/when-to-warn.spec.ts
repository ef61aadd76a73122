import { isOver, warningOf } from './when-to-warn';

const MINUTE = 60_000;
const session = (idleMinutes: number) => ({ limits: { idleMinutes } }) as Parameters<typeof warningOf>[1];
const long = { idle: 30 * MINUTE, absolute: 600 * MINUTE };

describe('the end of a session is told before it comes', () => {
  it('D-4, E-3.11: the absolute end five minutes before, whatever is done meanwhile', () => {
    const warned = (minutes: number) => warningOf({ ...long, absolute: minutes * MINUTE }, session(30), false);
    expect([6, 5, 4.9, 1].map(warned)).toEqual([undefined, undefined, 'absolute', 'absolute']);
  });

  it('D-4, E-3.11: once put off it is told no more; the end itself comes all the same', () => {
    const left = { ...long, absolute: MINUTE };
    expect(warningOf(left, session(30), true)).toBeUndefined();
    expect([isOver(left), isOver({ ...left, absolute: 0 }), isOver({ ...left, idle: -1 })]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('D-4, E-3.11: the idle end two minutes before, or a quarter of a short time; it goes first', () => {
    const warned = (idle: number, idleMinutes: number) =>
      warningOf({ idle: idle * MINUTE, absolute: MINUTE }, session(idleMinutes), true);
    expect([warned(3, 30), warned(1.9, 30), warned(1.1, 4), warned(0.9, 4)]).toEqual([
      ...[undefined, 'idle', undefined, 'idle'],
    ]);
    expect(warningOf({ idle: MINUTE, absolute: MINUTE }, session(30), false)).toBe('idle');
  });
});
