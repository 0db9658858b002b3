import type { Figure } from './fields';
import { from, isNumber, type Result } from './result';
import { above } from './thresholds';

/** Diseases of which one suspected case is an alert, by Tanzania's integrated disease surveillance and response; the last is none of them. */
export const diseases = [
  'cholera',
  'measles',
  'meningitis',
  'haemorrhagicFever',
  'polio',
  'plague',
  'yellowFever',
  'rabies',
  'anthrax',
  'other',
] as const;

/** Whether one case is an alert before any sum. */
export const isNotifiable = (disease: (typeof diseases)[number] | null, cases: Figure) =>
  disease !== null && disease !== 'other' && isNumber(cases) && cases > 0;

/** Whether cases are above a limit, not on it; null where either isn't known. */
export const passes = (cases: Figure, limit: Result): boolean | null =>
  isNumber(cases) && isNumber(limit) ? above(cases, limit) : null;

/** Above the first threshold is an alert, above another alone a reason to look again. */
export const verdictOf = (
  first: boolean | null,
  all: (boolean | null)[],
): 'alert' | 'watch' | 'usual' | null =>
  first === null ? null : first ? 'alert' : all.includes(true) ? 'watch' : 'usual';

/** A centre and so many times its spread. */
export const beyond = (center: Result, spread: Result, times: number): Result =>
  from([center, spread], (middle, sd) => middle + times * sd);
