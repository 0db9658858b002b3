import { describe, expect, it } from 'vitest';
import { endOfQuiet, startOfMonth } from './quiet-hours';

const eastAfrica = (time: string) => new Date(`2026-11-22T${time}+03:00`);

describe('endOfQuiet', () => {
  it.each([
    ['18:59:59', undefined],
    ['19:00:00', '2026-11-23T05:00:00.000Z'],
    ['23:59:59', '2026-11-23T05:00:00.000Z'],
    ['00:00:00', '2026-11-22T05:00:00.000Z'],
    ['07:59:59', '2026-11-22T05:00:00.000Z'],
    ['08:00:00', undefined],
    ['12:00:00', undefined],
  ])('at %s, with quiet from 19 to 8, is %s', (time, end) =>
    expect(endOfQuiet(eastAfrica(time), 19, 8)?.toISOString()).toBe(end),
  );

  it('knows quiet hours within a day', () => {
    expect(endOfQuiet(eastAfrica('13:30:00'), 13, 14)?.toISOString()).toBe('2026-11-22T11:00:00.000Z');
    expect(endOfQuiet(eastAfrica('14:00:00'), 13, 14)).toBeUndefined();
  });

  it('knows no quiet between the same hour', () => {
    for (const hour of ['00', '07', '08', '09', '23'])
      expect(endOfQuiet(eastAfrica(`${hour}:30:00`), 8, 8)).toBeUndefined();
  });

  it('ends at midnight where the quiet does', () =>
    expect(endOfQuiet(eastAfrica('22:00:00'), 21, 0)?.toISOString()).toBe('2026-11-22T21:00:00.000Z'));
});

describe('startOfMonth', () => {
  it('is midnight in East Africa', () => {
    expect(startOfMonth(new Date('2026-11-22T12:00:00Z')).toISOString()).toBe('2026-10-31T21:00:00.000Z');
    expect(startOfMonth(new Date('2026-11-30T21:00:00Z')).toISOString()).toBe('2026-11-30T21:00:00.000Z');
    expect(startOfMonth(new Date('2026-12-31T20:59:59Z')).toISOString()).toBe('2026-11-30T21:00:00.000Z');
  });
});
