import { describe, expect, it } from 'vitest';
import { type Role, roles, scopeOf } from '~/features/accounts/index';
import { mayStartAttempt, seesItemAnalysisOf } from './policy';

const rules = { kind: 'graded' as const, attemptsBeforePause: 3, pauseHours: 24 };
const noon = new Date('2026-11-22T09:00:00Z');
const before = (hours: number, score = 0) => ({
  submittedAt: new Date(noon.getTime() - hours * 3_600_000),
  passed: score >= 70,
});
const until = (hours: number) => new Date(noon.getTime() + hours * 3_600_000);

describe('mayStartAttempt', () => {
  it('counts down to the pause', () => {
    expect(mayStartAttempt(rules, [], noon)).toEqual({ may: true, left: 3 });
    expect(mayStartAttempt(rules, [before(2)], noon)).toEqual({ may: true, left: 2 });
    expect(mayStartAttempt(rules, [before(2), before(1)], noon)).toEqual({ may: true, left: 1 });
  });

  it('pauses after the third attempt, from when it was submitted, in whatever order they stand', () => {
    const pause = { may: false, reason: 'pause', until: until(23) };
    expect(mayStartAttempt(rules, [before(3), before(2), before(1)], noon)).toEqual(pause);
    expect(mayStartAttempt(rules, [before(1), before(3), before(2)], noon)).toEqual(pause);
  });

  it('is over to the moment', () => {
    const finished = [before(26), before(25), before(24)];
    expect(mayStartAttempt(rules, finished, new Date(noon.getTime() - 1))).toMatchObject({ may: false });
    expect(mayStartAttempt(rules, finished, noon)).toEqual({ may: true, left: 3 });
  });

  it('pauses again after every third', () => {
    const six = [before(60), before(59), before(58), before(3), before(2), before(1)];
    expect(mayStartAttempt(rules, six.slice(0, 5), noon)).toEqual({ may: true, left: 1 });
    expect(mayStartAttempt(rules, six, noon)).toEqual({ may: false, reason: 'pause', until: until(23) });
  });

  it('ends with a pass, which no pause hides', () => {
    const passed = { may: false, reason: 'passed' };
    expect(mayStartAttempt(rules, [before(100, 70)], noon)).toEqual(passed);
    expect(mayStartAttempt(rules, [before(3), before(2), before(1, 90)], noon)).toEqual(passed);
    expect(mayStartAttempt(rules, [before(1, 69.9)], noon)).toMatchObject({ may: true });
  });

  it.each([
    { attemptsBeforePause: null, pauseHours: 24 },
    { attemptsBeforePause: 3, pauseHours: null },
    { attemptsBeforePause: null, pauseHours: null },
  ])('never pauses under %j', (noPause) => {
    const many = Array.from({ length: 9 }, () => before(0));
    expect(mayStartAttempt({ kind: 'graded', ...noPause }, many, noon)).toEqual({ may: true, left: null });
  });

  it('ends with the last attempt allowed, later for who gets more, and tells whichever end is nearer', () => {
    const five = { ...rules, maxAttempts: 5 };
    const four = [before(60), before(59), before(58), before(3)];
    expect(mayStartAttempt(five, four, noon)).toEqual({ may: true, left: 1 });
    expect(mayStartAttempt(five, [...four, before(1)], noon)).toEqual({ may: false, reason: 'noneLeft' });
    const more = { extraTimePercent: 0, extraAttempts: 2 };
    expect(mayStartAttempt(five, [...four, before(1)], noon, more)).toEqual({ may: true, left: 1 });
    expect(mayStartAttempt({ ...five, attemptsBeforePause: null }, four, noon)).toEqual({
      may: true,
      left: 1,
    });
  });

  it('goes on after a pass where the last result counts', () => {
    const last = { ...rules, counts: 'last' as const };
    expect(mayStartAttempt(last, [before(30, 90)], noon)).toEqual({ may: true, left: 2 });
    expect(mayStartAttempt({ ...last, maxAttempts: 1 }, [before(30, 90)], noon)).toEqual({
      may: false,
      reason: 'noneLeft',
    });
  });

  it('never ends for practice', () => {
    const practice = { ...rules, kind: 'practice' as const, maxAttempts: 1 };
    const many = Array.from({ length: 9 }, () => before(0, 100));
    expect(mayStartAttempt(practice, many, noon)).toEqual({ may: true, left: null });
  });
});

describe('the analysis of an institute’s questions', () => {
  const sees = (role: Role, instituteId: string) =>
    seesItemAnalysisOf({ grants: [{ role, ...scopeOf({ instituteId }) }] }, 'ttcih');

  it.each(roles)('as %s of it', (role) => {
    const may = ['author', 'reviewer', 'facilitator', 'manager', 'administrator'].includes(role);
    expect(sees(role, 'ttcih')).toBe(may);
  });

  it.each(roles.filter((role) => role !== 'administrator'))('as %s of another', (role) => {
    expect(sees(role, 'muhas')).toBe(false);
  });
});
