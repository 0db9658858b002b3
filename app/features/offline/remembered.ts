import { LRUCache } from 'lru-cache';

/** Things that are costly to make, each kept under its name for as long as what it was made from is the same. */
export class Remembered<Thing> {
  readonly #kept: LRUCache<string, { stamp: string; thing: Promise<Thing> }>;

  /** @param most how many are kept; the one that was asked for least lately goes first */
  constructor(most: number) {
    this.#kept = new LRUCache({ max: most });
  }

  /** All who ask at one time wait for one making. @param stamp what it is made from */
  async get(name: string, stamp: string, make: () => Promise<Thing>): Promise<Thing> {
    const found = this.#kept.get(name);
    const held = found?.stamp === stamp ? found : { stamp, thing: make() };
    this.#kept.set(name, held);
    try {
      return await held.thing;
    } catch (error) {
      if (this.#kept.get(name) === held) this.#kept.delete(name);
      throw error;
    }
  }
}
