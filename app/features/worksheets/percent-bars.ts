import type { Figure } from './fields';
import { isNumber, type Result } from './result';
import type { Series } from './worksheet';

/** @param figures in percent, by the keys of their bars @returns a bar for each that is known; undefined where fewer than two are */
export function percentBars(line: string, figures: Record<string, Figure | Result>): Series | undefined {
  const known = Object.entries(figures).filter((entry): entry is [string, number] => isNumber(entry[1]));
  if (known.length < 2) return undefined;
  return {
    kind: 'bars',
    labels: known.map(([key]) => key),
    labelsAreKeys: true,
    unit: 'percent',
    lines: [{ key: line, values: known.map(([, value]) => value) }],
  };
}
