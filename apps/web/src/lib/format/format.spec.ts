import { formatDate, formatDateTime, formatExact, formatMoney, formatSize, parseDay } from './index';

const plain = (text: string) => text.replace(/\u00a0/g, ' ');

describe('dates, money and sizes on the screen', () => {
  it('a moment is shown in portal time, whatever the zone of the device', () => {
    expect(formatDateTime('2026-11-23T09:05:33Z')).toBe('23.11.2026 14:05');
    expect(formatDateTime('2026-12-31T19:30:00Z')).toBe('01.01.2027 00:30');
  });

  it('a plain day stays the day it is', () => {
    expect(formatDate('2026-11-23')).toBe('23.11.2026');
  });

  it('pointing at a time tells seconds and zone', () => {
    expect(formatExact('2026-11-23T09:05:33Z')).toBe('23.11.2026 14:05:33, Asia/Almaty (GMT+5)');
  });

  it('a typed day becomes an ISO day, and what is no day does not', () => {
    expect(parseDay('23.11.2026')).toBe('2026-11-23');
    expect(['31.02.2026', '1.1.2026', '23.13.2026', ''].map(parseDay)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('money has grouped digits, a comma and the tenge sign', () => {
    expect(plain(formatMoney(1234.5))).toBe('1 234,50 ₸');
    expect(plain(formatMoney(-1234567.891))).toBe('−1 234 567,89 ₸');
  });

  it('sizes are told in the words of the language', () => {
    expect(plain(formatSize(12, 'ru'))).toBe('12 байт');
    expect(plain(formatSize(348_160, 'kk'))).toBe('340 КБ');
    expect(plain(formatSize(1_258_291, 'ru'))).toBe('1,2 МБ');
    expect(plain(formatSize(1_258_291, 'en'))).toBe('1.2 MB');
  });
});
