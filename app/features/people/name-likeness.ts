import { isSlip } from '~/platform/search/slips';

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
