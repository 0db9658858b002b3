/** Things that are costly to make, each kept under its name for as long as what it was made from is the same. */
export class Remembered<Thing> {
  readonly #kept = new Map<string, { stamp: string; thing: Promise<Thing> }>();

  /** @param most how many are kept; the one that was asked for least lately goes first */
  constructor(private readonly most: number) {}

  /** All who ask at one time wait for one making. @param stamp what it is made from */
  async get(name: string, stamp: string, make: () => Promise<Thing>): Promise<Thing> {
    const found = this.#kept.get(name);
    const held = found?.stamp === stamp ? found : { stamp, thing: make() };
    this.#kept.delete(name);
    this.#kept.set(name, held);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.most && oldest !== undefined) this.#kept.delete(oldest);
    try {
      return await held.thing;
    } catch (error) {
      if (this.#kept.get(name) === held) this.#kept.delete(name);
      throw error;
    }
  }
}
