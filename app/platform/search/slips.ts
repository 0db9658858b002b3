import { stemsOf } from './word-forms';

/** Letters that may be wrong in a word: in a short one a single letter makes another word. */
const slipsIn = (word: string) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** Whether one word is the other with a slip of the pen or the thumb; the same word is too. */
export const isSlip = (one: string, other: string): boolean => slipsBetween(one, other) !== undefined;

/** The forms of a mistyped word in which a slip may be found: itself, and its stems as far as they are long enough to tell. */
export const formsWithSlip = (typed: string): string[] => [
  typed,
  ...stemsOf(typed).filter((stem) => stem.length >= 5),
];

/**
 * The words that somebody may have meant who has typed another one: those that differ by the fewest slips; where there are none, those that
 * differ so from one of its stems.
 * @param words among which to look; none of them more than two slips away is meant
 */
export function meantWords(typed: string, words: readonly string[]): string[] {
  const [whole = [], ...ofStems] = formsWithSlip(typed).map((form) => nearestWords(form, words));
  return whole.length > 0 ? whole : [...new Set(ofStems.flat())];
}

function nearestWords(typed: string, words: readonly string[]): string[] {
  const near = [...new Set(words)].flatMap((word) => {
    const slips = slipsBetween(typed, word);
    return slips === undefined ? [] : [{ word, slips }];
  });
  const fewest = Math.min(...near.map(({ slips }) => slips));
  return near.filter(({ slips }) => slips === fewest).map(({ word }) => word);
}

/** @returns how many slips make one word of the other, or undefined where they are too many */
function slipsBetween(one: string, other: string): number | undefined {
  const allowed = slipsIn(one.length < other.length ? one : other);
  if (Math.abs(one.length - other.length) > allowed) return undefined;
  const slips = distance(one, other);
  return slips <= allowed ? slips : undefined;
}

/** Letters to be put in, left out, changed or swapped with the next one to make one word of another (optimal string alignment). */
function distance(one: string, other: string): number {
  let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const changed = one[row - 1] === other[column - 1] ? 0 : 1;
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      next[column] = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + changed,
        isSwapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, last] = [last, next];
  }
  return last[other.length] ?? 0;
}
