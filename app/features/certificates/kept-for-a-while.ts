import { LRUCache } from 'lru-cache';

/** @returns what is made of a key, the same for as long as it is among the `most` that were asked for lately */
export function keptForAWhile<Made extends object | string>(most: number) {
  const kept = new LRUCache<string, { made: Made }>({ max: most });
  return async (key: string, make: () => Promise<Made>): Promise<Made> => {
    const { made } = kept.get(key) ?? { made: await make() };
    kept.set(key, { made });
    return made;
  };
}
