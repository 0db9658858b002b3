import type { CouncilRule } from './council-rule';
import { type CpdPeriod, periodOf } from './cpd-period';

/** Points that a council has accredited, and the day on which they were earned. */
export interface EarnedPoints {
  day: string;
  points: number;
  category: 1 | 2 | null;
}

export interface PeriodTotal extends CpdPeriod {
  earned: number;
  /** What of it counts: of category 1 no more than the council allows. */
  counted: number;
}

function countPoints(earned: readonly EarnedPoints[], rule: CouncilRule): Omit<PeriodTotal, keyof CpdPeriod> {
  const sum = (part: readonly EarnedPoints[]) => part.reduce((total, { points }) => total + points, 0);
  const ofCategoryOne = sum(earned.filter(({ category }) => category === 1));
  const all = sum(earned);
  const most =
    rule.requiredPoints === null || rule.categoryOnePercent === null
      ? Infinity
      : (rule.requiredPoints * rule.categoryOnePercent) / 100;
  return { earned: all, counted: all - Math.max(0, ofCategoryOne - most) };
}

/**
 * Points by the council's periods, the latest first: those in which some were earned, and the one of today.
 * @param today such as `2026-11-28`
 */
export function totalPoints(
  earned: readonly EarnedPoints[],
  rule: CouncilRule,
  today: string,
): PeriodTotal[] {
  const days = [...earned.map(({ day }) => day), today];
  const periods = new Map(days.map((day) => [periodOf(day, rule).from, periodOf(day, rule)]));
  return [...periods.values()]
    .sort((a, b) => (a.from < b.from ? 1 : -1))
    .map((period) => ({
      ...period,
      ...countPoints(
        earned.filter(({ day }) => day >= period.from && day <= period.until),
        rule,
      ),
    }));
}
