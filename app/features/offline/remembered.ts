import { LRUCache } from 'lru-cache';

/** @returns what a promise gives where it is there already; otherwise undefined, without waiting for it */
export async function ifReady<Thing>(promised: Promise<Thing>): Promise<Thing | undefined> {
  // Who asks again, and waits, hears of a failure.
  const awaited = promised.catch(() => undefined);
  return Promise.race([awaited, new Promise<undefined>((resolve) => setTimeout(resolve, patience))]);
}

/** As long, in milliseconds, as it takes to find something that is there. */
const patience = 100;

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
