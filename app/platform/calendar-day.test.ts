import { describe, expect, it } from 'vitest';
import { endOfDay, startOfDay, startOfDayAfter } from './calendar-day';

describe('a day', () => {
  it('begins three hours before it does in Greenwich', () => {
    expect(startOfDay('2026-11-30')?.toISOString()).toBe('2026-11-29T21:00:00.000Z');
  });

  it('ends where the next one begins, also at the end of a month', () => {
    expect(endOfDay('2026-11-30')).toEqual(startOfDay('2026-12-01'));
    expect(endOfDay('2028-02-28')).toEqual(startOfDay('2028-02-29'));
  });

  it.each([
    '2026-06-31',
    '2026-13-01',
    '2027-02-29',
    '30/11/2026',
    '2026-11-30T00:00',
    '',
    '0000-00-00',
    '0000-01-01',
    '0001-01-01',
    '0999-12-31',
  ])('is not %j', (day) => {
    expect(startOfDay(day)).toBeUndefined();
    expect(endOfDay(day)).toBeUndefined();
  });

  it('is counted from the day of a moment, however late that was', () => {
    const third = startOfDay('2026-12-03');
    expect(startOfDayAfter(new Date('2026-12-01T00:00:00+03:00'), 2)).toEqual(third);
    expect(startOfDayAfter(new Date('2026-12-01T23:59:59+03:00'), 2)).toEqual(third);
    expect(startOfDayAfter(new Date('2026-11-30T23:59:59+03:00'), 2)).toEqual(startOfDay('2026-12-02'));
  });
});
