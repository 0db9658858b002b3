import { describe, expect, it } from 'vitest';
import { MonthSchema, monthsUntil } from './calendar-month';

describe('the months until now', () => {
  it('go back over the turn of the year', () => {
    expect(monthsUntil(new Date('2027-02-15T12:00:00Z'), 4)).toEqual({
      months: ['2027-02', '2027-01', '2026-12', '2026-11'],
      since: new Date('2026-10-31T21:00:00Z'),
    });
  });

  it('begin in East Africa, three hours before they do in Greenwich', () => {
    expect(monthsUntil(new Date('2026-11-30T20:59:59Z'), 1).months).toEqual(['2026-11']);
    expect(monthsUntil(new Date('2026-11-30T21:00:00Z'), 1).months).toEqual(['2026-12']);
  });

  it('are named by year and month', () => {
    expect(MonthSchema.parse('2026-12')).toBe('2026-12');
    for (const text of ['2026-13', '2026-00', '26-12', 'x', '', undefined]) {
      expect(MonthSchema.parse(text)).toBeUndefined();
    }
  });
});
