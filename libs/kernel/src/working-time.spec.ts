import {
  addWorkingDays,
  addWorkingMinutes,
  dueAfter,
  isWorkingDay,
  kazakhstanCalendar,
  momentOn,
  nextWorkingMoment,
} from './index.js';

const CALENDAR = kazakhstanCalendar(2024, 2027, { holidays: ['2026-12-31'], worked: ['2026-12-19'] });
const at = (text: string): Date => new Date(`${text}+05:00`);

describe('working time of the portal', () => {
  it.each([
    ['2026-11-27', true, 'a Friday'],
    ['2026-11-28', false, 'a Saturday'],
    ['2026-12-16', false, 'Independence Day'],
    ['2026-10-26', false, 'the Monday after Republic Day, which falls on a Sunday'],
    ['2026-05-27', false, 'Kurban Ait'],
    ['2026-12-31', false, 'transferred by a decree that the configuration tells'],
    ['2026-12-19', true, 'a Saturday that is worked instead'],
  ])('E-13.2: %s', (day, works, why) => {
    expect([why, isWorkingDay(CALENDAR, day)]).toEqual([why, works]);
  });

  it('E-13.2: holidays on a weekend give the working days after them', () => {
    // 21 and 22 March 2026 are Saturday and Sunday: the 24th and the 25th are off.
    expect(['2026-03-23', '2026-03-24', '2026-03-25', '2026-03-26'].map((day) => isWorkingDay(CALENDAR, day))).toEqual([
      ...[false, false, false, true],
    ]);
  });

  it('E-13.2: hours run while people work', () => {
    expect(addWorkingMinutes(CALENDAR, at('2026-11-27T16:30'), 4 * 60)).toEqual(at('2026-11-30T11:30'));
    expect(addWorkingMinutes(CALENDAR, at('2026-11-28T12:00'), 60)).toEqual(at('2026-11-30T10:00'));
    expect(addWorkingMinutes(CALENDAR, at('2026-11-27T07:00'), 9 * 60)).toEqual(at('2026-11-27T18:00'));
    expect(nextWorkingMoment(CALENDAR, at('2026-11-27T18:00'))).toEqual(at('2026-11-30T09:00'));
  });

  it('E-13.2: days end with the working day', () => {
    expect(addWorkingDays(CALENDAR, at('2026-11-27T16:30'), 1)).toEqual(at('2026-11-30T18:00'));
    expect(dueAfter(CALENDAR, at('2026-12-15T10:00'), { value: 2, unit: 'days' })).toEqual(at('2026-12-18T18:00'));
  });

  it('E-13.2: the zone’s offset is that of the day: before 1 March 2024 it was another', () => {
    expect(momentOn('2024-02-29', 540).toISOString()).toBe('2024-02-29T03:00:00.000Z');
    expect(momentOn('2024-03-01', 540).toISOString()).toBe('2024-03-01T04:00:00.000Z');
  });
});
