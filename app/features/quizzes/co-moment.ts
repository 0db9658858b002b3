/** What is known of pairs of numbers that were seen one after the other. */
export interface CoMoment {
  count: number;
  meanX: number;
  meanY: number;
  /** Sum of the squared distances from the mean. */
  squaresX: number;
  squaresY: number;
  /** Sum of the products of both distances from their means. */
  products: number;
}

/** Below this the shares of an item, 0 to 1, differ by nothing but rounding. */
const leastVariance = 1e-12;

export const noPairs = (): CoMoment => ({
  count: 0,
  meanX: 0,
  meanY: 0,
  squaresX: 0,
  squaresY: 0,
  products: 0,
});

/**
 * Takes a pair in. The sums are updated around the running means, so that no digits are lost however many pairs there are:
 * B. P. Welford, "Note on a method for calculating corrected sums of squares and products", Technometrics 4 (1962), 419–420.
 */
export function addPair(moment: CoMoment, x: number, y: number): void {
  moment.count += 1;
  const beforeX = x - moment.meanX;
  const beforeY = y - moment.meanY;
  moment.meanX += beforeX / moment.count;
  moment.meanY += beforeY / moment.count;
  moment.squaresX += beforeX * (x - moment.meanX);
  moment.squaresY += beforeY * (y - moment.meanY);
  moment.products += beforeX * (y - moment.meanY);
}

/** @returns the sample's variance of x (divided by count − 1); null for fewer than two pairs */
export const varianceX = ({ count, squaresX }: CoMoment): number | null =>
  count < 2 ? null : squaresX / (count - 1);

/** @returns Pearson's correlation, −1 to 1; null where one of the two never differs */
export function correlation({ count, squaresX, squaresY, products }: CoMoment): number | null {
  if (count < 2) return null;
  const least = leastVariance * (count - 1);
  if (squaresX < least || squaresY < least) return null;
  return Math.max(-1, Math.min(1, products / Math.sqrt(squaresX * squaresY)));
}
