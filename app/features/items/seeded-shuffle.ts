import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export type Shuffle = <Entry>(entries: readonly Entry[]) => Entry[];

/** @returns a Fisher–Yates shuffle whose order is decided by the seed alone */
export function seededShuffle(seed: number): Shuffle {
  const generator = xoroshiro128plus(seed);
  return (entries) => {
    const shuffled = [...entries];
    for (let last = shuffled.length - 1; last > 0; last--) {
      const pick = uniformInt(generator, 0, last);
      [shuffled[last], shuffled[pick]] = [shuffled[pick] as never, shuffled[last] as never];
    }
    return shuffled;
  };
}
