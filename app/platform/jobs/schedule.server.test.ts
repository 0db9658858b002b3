import { describe, expect, it } from 'vitest';
import { lastDue } from './schedule.server';

describe('lastDue', () => {
  it.each([
    ['2026-11-22T10:07:00Z', '2026-11-22T10:07:00.000Z'],
    ['2026-11-22T10:06:59Z', '2026-11-22T09:07:00.000Z'],
    ['2026-11-22T10:59:59Z', '2026-11-22T10:07:00.000Z'],
  ])('of every hour at minute 7, at %s, is %s', (now, due) =>
    expect(lastDue({ everyHourAtMinute: 7 }, new Date(now)).toISOString()).toBe(due),
  );

  it.each([
    ['2026-11-22T10:09:59Z', '2026-11-22T10:00:00.000Z'],
    ['2026-11-22T10:10:00Z', '2026-11-22T10:10:00.000Z'],
  ])('of every ten minutes, at %s, is %s', (now, due) =>
    expect(lastDue({ everyMinutes: 10 }, new Date(now)).toISOString()).toBe(due),
  );

  it.each([
    ['03:10', '2026-11-22T00:10:00Z', '2026-11-22T00:10:00.000Z'],
    ['03:10', '2026-11-22T00:09:59Z', '2026-11-21T00:10:00.000Z'],
    ['01:00', '2026-11-22T21:59:59Z', '2026-11-21T22:00:00.000Z'],
    ['01:00', '2026-11-22T22:00:00Z', '2026-11-22T22:00:00.000Z'],
  ] as const)('of every day at %s in East Africa, at %s, is %s', (everyDayAt, now, due) =>
    expect(lastDue({ everyDayAt }, new Date(now)).toISOString()).toBe(due),
  );
});
