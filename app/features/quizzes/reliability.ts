import { varianceX } from './co-moment';
import { leastAttempts } from './thresholds';
import type { QuizTally } from './tally-quiz';

/**
 * Cronbach's alpha of a quiz of as many items as an attempt has on average, k:
 *
 *     alpha = k · c / (v + (k − 1) · c)
 *
 * with v the mean variance of the items and c the mean covariance of two items, each pooled over items or pairs by their degrees of
 * freedom. Where everybody answers the same items this is the familiar k / (k − 1) · (1 − Σ item variances / variance of totals)
 * (L. J. Cronbach, "Coefficient alpha and the internal structure of tests", Psychometrika 16 (1951), 297–334). Where items are drawn, an
 * item is missing by design: each covariance is then taken over those who were asked both, as M. Lopez proposes ("Estimation of
 * Cronbach's alpha for sparse datasets", NACCQ 2007, 151–155). Condition: what is drawn doesn't depend on who draws. It then
 * estimates how alike the scores of two different draws would be.
 *
 * @returns null where it is undefined: fewer than two items, no variance, pairs that contradict each other (c > v), or fewer pairs than
 * ten attempts at k common items would give
 */
export function cronbachAlpha(tally: QuizTally): number | null {
  const length = tally.attempts === 0 ? 0 : tally.asked / tally.attempts;
  if (length < 2 || tally.attempts < leastAttempts) return null;
  const variance = pooled([...tally.items.values()].map(({ shares }) => [shares.squaresX, shares.count]));
  const covariance = pooled(tally.pairs.flat().map(({ products, count }) => [products, count]));
  const enough = ((leastAttempts - 1) * length * (length - 1)) / 2;
  // A quiz of 3.1 items on average has no whole number of pairs; rounding noise must not decide.
  if (covariance.freedom < enough - 1e-9 || covariance.mean > variance.mean + 1e-12) return null;
  const ofTotals = variance.mean + (length - 1) * covariance.mean;
  return ofTotals > 1e-12 ? (length * covariance.mean) / ofTotals : null;
}

function pooled(sums: [sum: number, count: number][]): { mean: number; freedom: number } {
  const used = sums.filter(([, count]) => count > 1);
  const freedom = used.reduce((all, [, count]) => all + count - 1, 0);
  const sum = used.reduce((all, [one]) => all + one, 0);
  return { mean: freedom === 0 ? 0 : sum / freedom, freedom };
}

/**
 * Standard error of measurement, in points of a score of 0 to 100: the scores' standard deviation × √(1 − alpha) (F. M. Lord and
 * M. R. Novick, Statistical Theories of Mental Test Scores, 1968, 3.8). About two of three scores lie no further than this from what the learner
 * would get on average over many draws.
 * @returns null where alpha is undefined or negative, which no reliability can be
 */
export function standardError({ scores }: QuizTally, alpha: number | null): number | null {
  const variance = varianceX(scores);
  if (alpha === null || alpha < 0 || variance === null) return null;
  return 100 * Math.sqrt(variance * (1 - Math.min(alpha, 1)));
}
