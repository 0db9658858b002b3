import { deviation, mean, median, quantileSorted } from 'd3-array';
import { noResult, type Reason, type Result } from './result';

const orNone = (value: number | undefined, why: Reason): Result =>
  value === undefined || !Number.isFinite(value) ? noResult(why) : value;

export const meanOf = (values: number[]): Result => orNone(mean(values), 'missing');

export const medianOf = (values: number[]): Result => orNone(median(values), 'missing');

/** Sample standard deviation (n − 1); of one value there is none. */
export const sampleDeviation = (values: number[]): Result => orNone(deviation(values), 'tooFewValues');

/** Standard deviation of values that are all there is (n). */
export function populationDeviation(values: number[]): Result {
  if (values.length === 0) return noResult('missing');
  const sample = values.length === 1 ? 0 : (deviation(values) ?? Number.NaN);
  return orNone(sample * Math.sqrt((values.length - 1) / values.length), 'outOfRange');
}

/** Median distance of the values from `center`. */
export const medianDistance = (values: number[], center: number): Result =>
  medianOf(values.map((value) => Math.abs(value - center)));

/** Mean distance of the values from `center`. */
export const meanDistance = (values: number[], center: number): Result =>
  meanOf(values.map((value) => Math.abs(value - center)));

/** The value below which a share of the values lies, by linear interpolation (Hyndman and Fan's type 7). */
export const quantileOf = (values: number[], share: number): Result =>
  orNone(
    quantileSorted(
      values.toSorted((a, b) => a - b),
      share,
    ),
    'missing',
  );

/**
 * The smallest number of successes of `trials` throws of a fair coin that at least `probability` of all rows of throws don't exceed,
 * as R's `qbinom(probability, trials, 0.5)`. Logarithms keep thousands of throws from running out of numbers.
 */
export function fairCoinQuantile(probability: number, trials: number): number {
  let logOfTerm = -trials * Math.LN2;
  let reached = Math.exp(logOfTerm);
  let successes = 0;
  while (reached < probability && successes < trials) {
    successes += 1;
    logOfTerm += Math.log((trials - successes + 1) / successes);
    reached += Math.exp(logOfTerm);
  }
  return successes;
}
