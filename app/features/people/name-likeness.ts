/**
 * The words of a name, as they are compared: in lower case, without accents, apostrophes and points, in alphabetical order, since lists
 * write the family name first or last.
 */
export const nameWords = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼ]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
    .sort();

/** How alike two names are: the same but for the order of words and the like, or what one person's name may be written as. */
export type NameLikeness = 'sameName' | 'similarName';

/**
 * Compares two names that are given as {@link nameWords}. Alike are names that differ by a slip of the pen in one word, and names of which
 * one has a word more than the other. A single word names too many people to tell anything.
 */
export function compareNames(one: readonly string[], other: readonly string[]): NameLikeness | undefined {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  const unmatchedOfLonger = [...longer];
  const unmatched = shorter.filter((word) => {
    const place = unmatchedOfLonger.indexOf(word);
    if (place >= 0) unmatchedOfLonger.splice(place, 1);
    return place < 0;
  });
  const shared = shorter.length - unmatched.length;
  if (unmatched.length === 0 && unmatchedOfLonger.length === 0) return shared >= 2 ? 'sameName' : undefined;
  if (unmatched.length === 0)
    return shared >= 2 && unmatchedOfLonger.length === 1 ? 'similarName' : undefined;
  const [slip, meant] = [unmatched[0] ?? '', unmatchedOfLonger[0] ?? ''];
  const isOneWord = unmatched.length === 1 && unmatchedOfLonger.length === 1;
  return isOneWord && shared >= 1 && isSlip(slip, meant) ? 'similarName' : undefined;
}

/** Whether two names, given as {@link nameWords}, have a word in common, be it with a slip of the pen. */
export const shareWord = (one: readonly string[], other: readonly string[]): boolean =>
  one.some((word) => other.some((another) => word === another || isSlip(word, another)));

/** Letters that may be wrong in a word: in a short one a single letter makes another name. */
const slipsIn = (word: string) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

const isSlip = (one: string, other: string): boolean => {
  const allowed = slipsIn(one.length < other.length ? one : other);
  return allowed > 0 && Math.abs(one.length - other.length) <= allowed && distance(one, other) <= allowed;
};

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
