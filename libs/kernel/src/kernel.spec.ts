import { birthDateOf, checkDigit, FixedClock, isBin, isIik, isIin, isUuid, newId, StateMachine } from './index.js';

describe('identification numbers', () => {
  it('accepts the BIN of a known legal entity', () => {
    expect(isBin('000740000728')).toBe(true);
  });

  it("refuses the NCA's test identities, whose check digits are wrong (right digits 3, 3 and 5)", () => {
    expect(['12345678901', '12345678902'].map(checkDigit)).toEqual([3, 5]);
    expect(isBin('123456789021')).toBe(false);
  });

  it.each(['', '00074000072', '0007400007288', '00074000072a', '001340000720'])('refuses %j as a BIN', (text) => {
    expect(isBin(text)).toBe(false);
  });

  it('E-5.6.2: reads the date of birth from an IIN', () => {
    expect(birthDateOf('850312300000')).toBe('1985-03-12');
    expect(birthDateOf('010229500000')).toBeUndefined();
    expect(birthDateOf('850312900000')).toBeUndefined();
    expect(isIin(`85031230001${checkDigit('85031230001')}`)).toBe(true);
  });

  it('E-5.7.1.1: checks an IIK by ISO 13616', () => {
    expect(isIik('KZ86125KZT5004100100')).toBe(true);
    expect(isIik('KZ87125KZT5004100100')).toBe(false);
    expect(isIik('DE89370400440532013000')).toBe(false);
  });
});

describe('ids', () => {
  it('are UUIDs of version 7 in the order of time', () => {
    const clock = new FixedClock(new Date('2026-11-23T09:00:00Z'));
    const first = newId(clock.now());
    clock.advance(1);
    const second = newId(clock.now());
    expect(isUuid(first) && isUuid(second)).toBe(true);
    expect(first[14]).toBe('7');
    expect(first < second).toBe(true);
  });
});

describe('state machine', () => {
  const door = new StateMachine<'open' | 'shut', 'close' | 'open'>('shut', {
    close: { from: ['open'], to: 'shut' },
    open: { from: ['shut'], to: 'open' },
  });

  it('says what is allowed in each state', () => {
    expect(door.allowedIn('open')).toEqual(['close']);
    expect(door.allows('shut', 'close')).toBe(false);
    expect(door.to('open')).toBe('open');
    expect(door.from('close')).toEqual(['open']);
  });
});
