import type { Scoring } from '~db/schema/items';

/** Shares are sums of fractions, and a fraction has no exact binary form. */
export const binaryNoise = 1e-9;

/** Whether an item's share, 0 to 1, is all of it. */
export const isWhole = (share: number) => share >= 1 - binaryNoise;

/** @returns the share that counts: where an answer counts whole or not at all, all or nothing */
export function scored(share: number, scoring: Scoring | undefined): number {
  if (scoring === 'partial') return Math.min(Math.max(share, 0), 1);
  return isWhole(share) ? 1 : 0;
}

/** @returns the mean of shares, the same in whatever order they come; 0 where there are none */
export function meanOf(shares: readonly number[]): number {
  const sum = shares.toSorted((one, other) => one - other).reduce((total, share) => total + share, 0);
  return shares.length === 0 ? 0 : sum / shares.length;
}
