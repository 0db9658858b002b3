/** What parts of a whole Moodle knows, each as it is meant: it writes a third as 33.33333. */
const known = [
  1,
  0.9,
  5 / 6,
  0.8,
  0.75,
  0.7,
  2 / 3,
  0.6,
  0.5,
  0.4,
  1 / 3,
  0.3,
  0.25,
  0.2,
  1 / 6,
  1 / 7,
  0.125,
  1 / 9,
  0.1,
  0.05,
  0,
];

/** @param percent as a file writes it, -100 to 100 @returns the share that it means, -1 to 1 */
export function shareOfPercent(percent: number): number {
  const share = percent / 100;
  const meant = known.find((one) => Math.abs(one - Math.abs(share)) < 1e-4);
  const rounded = meant ?? Math.round(Math.abs(share) * 1e7) / 1e7;
  return share < 0 && rounded !== 0 ? -rounded : rounded;
}

/** @returns the share in percent as Moodle writes it, with five decimals at most */
export const percentOfShare = (share: number): string => String(Number((share * 100).toFixed(5)));
