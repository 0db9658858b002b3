import type { Figure } from './fields';
import { notOffered } from './fields';

/** Why something can't be calculated; `worksheets:reason` says it in words. */
export type Reason =
  | 'missing'
  | 'notOffered'
  | 'zeroDenominator'
  | 'outOfRange'
  | 'noReportsExpected'
  | 'noEvents'
  | 'notReported'
  | 'noTarget'
  | 'noDoses'
  | 'noConsumption'
  | 'alwaysStockedOut'
  | 'noClients'
  | 'nobodyMissed'
  | 'noActions'
  | 'nothingDone'
  | 'nothingDue'
  | 'nothingCounted'
  | 'noDischarges'
  | 'noSpread'
  | 'noPreviousYears'
  | 'tooFewValues'
  | 'tooIncomplete'
  | 'tooLittleHistory'
  | 'moreThanAll';

/** What stands in place of a figure that can't be calculated: never zero, never infinity. */
export interface NoResult {
  reason: Reason;
}

export type Result = number | NoResult;

export const noResult = (reason: Reason): NoResult => ({ reason });

export const isNumber = (result: Figure | Result): result is number => typeof result === 'number';

/** What somebody typed as a result: a blank cell is missing, `NA` isn't offered. */
export function given(figure: Figure): Result {
  if (figure === null) return noResult('missing');
  return figure === notOffered ? noResult('notOffered') : figure;
}

type Numbers<Parts extends readonly (Figure | Result)[]> = { [Place in keyof Parts]: number };

/** Calculates from parts that are all there, or gives the reason of the first that isn't. What leaves the numbers is out of range. */
export function from<const Parts extends readonly (Figure | Result)[]>(
  parts: Parts,
  calculate: (...numbers: Numbers<Parts>) => Result,
): Result {
  for (const part of parts) {
    const known = typeof part === 'object' && part !== null ? part : given(part);
    if (!isNumber(known)) return known;
  }
  const result = calculate(...(parts as unknown as Numbers<Parts>));
  return isNumber(result) && !Number.isFinite(result) ? noResult('outOfRange') : result;
}

export const quotient = (
  numerator: Figure | Result,
  denominator: Figure | Result,
  whyZero: Reason = 'zeroDenominator',
): Result =>
  from([numerator, denominator], (top, bottom) => (bottom === 0 ? noResult(whyZero) : top / bottom));

/** Per cent of the denominator. */
export const percentOf = (
  numerator: Figure | Result,
  denominator: Figure | Result,
  whyZero?: Reason,
): Result => from([quotient(numerator, denominator, whyZero)], (ratio) => ratio * 100);

export const difference = (one: Figure | Result, other: Figure | Result): Result =>
  from([one, other], (a, b) => a - b);

/** @returns the sum of what is there; where nothing is, that it is missing */
export function sumOf(figures: readonly (Figure | Result)[]): Result {
  const numbers = numbersIn(figures);
  return numbers.length === 0 ? noResult('missing') : numbers.reduce((sum, one) => sum + one, 0);
}

/** What is there of some figures: blank cells and services that aren't offered are left out. */
export const numbersIn = (figures: readonly (Figure | Result)[]): number[] => figures.filter(isNumber);
