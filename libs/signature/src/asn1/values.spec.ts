import { readAsn1 } from './reader.js';
import { isoText } from './time-text.js';
import { equalBytes, TAG, timeOf } from './values.js';
import { der } from './writer.js';

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const timeText = (tag: number, text: string): string => {
  try {
    return timeOf(readAsn1(der(tag, ascii(text)))).toISOString();
  } catch (error) {
    return (error as Error).message;
  }
};

describe('times (RFC 5280 4.1.2.5)', () => {
  it.each([
    ['000101000000Z', '2000-01-01T00:00:00.000Z'],
    ['491231235959Z', '2049-12-31T23:59:59.000Z'],
    ['500101000000Z', '1950-01-01T00:00:00.000Z'],
    ['240229120000Z', '2024-02-29T12:00:00.000Z'],
    ['261328000000Z', 'a time that does not exist'],
    ['260001000000Z', 'a time that does not exist'],
    ['260100000000Z', 'a time that does not exist'],
    ['260101006000Z', 'a time that does not exist'],
    ['260101000060Z', 'a time that does not exist'],
    ['2601010000Z', 'a time not in UTC'],
    ['260101000000+', 'a time not in UTC'],
    ['26010100000 Z', 'a time not in UTC'],
    ['26010100000/Z', 'a time not in UTC'],
    ['26010100000:Z', 'a time not in UTC'],
  ])('UTCTime %s', (text, expected) => {
    expect(timeText(TAG.utcTime, text)).toBe(expected);
  });

  it.each([
    ['20260601130000Z', '2026-06-01T13:00:00.000Z'],
    ['20260601130000.5Z', '2026-06-01T13:00:00.500Z'],
    ['20260601130000.1239Z', '2026-06-01T13:00:00.123Z'],
    ['00500101000000Z', '0050-01-01T00:00:00.000Z'],
    ['99991231235959Z', '9999-12-31T23:59:59.000Z'],
    ['260601130000Z', 'a time not in UTC'],
    ['20260601130000', 'a time not in UTC'],
  ])('GeneralizedTime %s', (text, expected) => {
    expect(timeText(TAG.generalizedTime, text)).toBe(expected);
  });

  it('says the same of every day as the calendar', () => {
    for (let day = 0; day < 366 * 4; day++) {
      const date = new Date(Date.UTC(2024, 0, 1 + day, day % 24, day % 60, (day * 7) % 60));
      const text = `${date.toISOString().slice(0, 19).replaceAll(/\D/g, '')}Z`;
      expect(timeText(TAG.generalizedTime, text)).toBe(date.toISOString());
      expect(timeText(TAG.utcTime, text.slice(2))).toBe(date.toISOString());
    }
  });

  it('a string of another type is no time', () => {
    expect(timeText(TAG.printableString, '260101000000Z')).toBe('a time not in UTC');
  });
});

describe('the text of a time', () => {
  it('follows the date when it is changed, and times that share a place', () => {
    const date = new Date('2026-06-01T13:00:00Z');
    for (let i = 0; i < 3000; i++) {
      date.setTime(date.getTime() + 3_600_000 + (i % 2));
      expect(isoText(date)).toBe(date.toISOString());
      expect(isoText(new Date(date))).toBe(date.toISOString());
    }
    expect(() => isoText(new Date(Number.NaN))).toThrow(RangeError);
  });
});

describe('equal bytes', () => {
  it('finds one octet that differs, wherever it is, also in slices at odd places', () => {
    for (const length of [0, 1, 127, 128, 129, 131, 300]) {
      const a = new Uint8Array(length + 3).map((_, i) => i * 7).subarray(3);
      const b = new Uint8Array([0, ...a]).subarray(1);
      expect(equalBytes(a, b)).toBe(true);
      expect(equalBytes(a, new Uint8Array([...a, 0]))).toBe(false);
      for (let i = 0; i < length; i++) {
        b[i]! ^= 0x80;
        expect(equalBytes(a, b)).toBe(false);
        b[i]! ^= 0x80;
      }
    }
  });
});
