import { describe, expect, it } from 'vitest';
import { endOfTime, graceSeconds, isTimeOver } from './time-limit';

const extra = (extraTimePercent: number) => ({ extraTimePercent, extraAttempts: 0 });
const nine = new Date('2026-11-22T09:00:00Z');
const after = (seconds: number) => new Date(nine.getTime() + seconds * 1000);

describe('the time of an attempt', () => {
  it('ends when the quiz says, later for who gets more, in whole minutes', () => {
    expect(endOfTime(30, nine, extra(0))).toEqual(after(30 * 60));
    expect(endOfTime(30, nine, extra(50))).toEqual(after(45 * 60));
    expect(endOfTime(25, nine, extra(25))).toEqual(after(32 * 60));
  });

  it.each([null, undefined])('never ends where the limit is %s', (minutes) => {
    expect(endOfTime(minutes, nine, extra(50))).toBeNull();
    expect(isTimeOver(null, after(1e9))).toBe(false);
  });

  it('is over once the grace is, to the moment', () => {
    expect(isTimeOver(nine, after(graceSeconds))).toBe(false);
    expect(isTimeOver(nine, new Date(after(graceSeconds).getTime() + 1))).toBe(true);
  });
});
