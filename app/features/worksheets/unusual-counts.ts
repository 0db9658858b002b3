import type { Fields, Figure } from './fields';
import { isNumber, numbersIn } from './result';
import { medianOf } from './statistics';

/** A count that is far above the others of its list: a slip of the hand, or a finding. */
export interface Unusual {
  path: string;
  value: number;
  /** Median of the last counts before it, or around it where it is among the first. */
  usual: number;
}

const timesUsual = 10;
const monthsLookedAt = 12;

/**
 * Finds counts above ten times the median of the facility's other counts of twelve months. Lists of months alone are looked at: a table's rows
 * are different facilities. They are warned of, never refused.
 */
export function findUnusual(fields: Fields, inputs: Readonly<Record<string, unknown>>): Unusual[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    if (field.kind !== 'list' || field.of.kind !== 'count') return [];
    const figures = inputs[key] as Figure[];
    // What is usual is never below the least: most counts need no median.
    const least = numbersIn(figures).reduce((smallest, one) => Math.min(smallest, one), Infinity);
    return figures.flatMap((value, place) => {
      if (!isNumber(value) || value <= timesUsual * least) return [];
      const first = Math.max(0, Math.min(place - monthsLookedAt, figures.length - monthsLookedAt - 1));
      const others = figures.slice(first, first + monthsLookedAt + 1).toSpliced(place - first, 1);
      const usual = medianOf(numbersIn(others));
      return isNumber(usual) && usual > 0 && value > timesUsual * usual
        ? [{ path: `${key}.${place}`, value, usual }]
        : [];
    });
  });
}
