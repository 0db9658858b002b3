import { describe, expect, it } from 'vitest';
import { ifReady, Remembered } from './remembered';

describe('what is remembered', () => {
  const counting = () => {
    let made = 0;
    return () => Promise.resolve(++made);
  };

  it('is made once for all who ask, until what it is made from changes', async () => {
    const kept = new Remembered<number>(2);
    const make = counting();
    expect(await Promise.all([kept.get('a', '1', make), kept.get('a', '1', make)])).toEqual([1, 1]);
    expect(await kept.get('a', '2', make)).toBe(2);
  });

  it('is forgotten where it was asked for least lately', async () => {
    const kept = new Remembered<number>(2);
    const make = counting();
    for (const name of ['a', 'b', 'a', 'c', 'a']) await kept.get(name, '', make);
    expect([await kept.get('a', '', make), await kept.get('b', '', make)]).toEqual([1, 4]);
  });

  it('is there at once where it is made already, and isn’t waited for where it isn’t', async () => {
    const kept = new Remembered<number>(2);
    let finish: (made: number) => void = () => undefined;
    const make = () => new Promise<number>((resolve) => (finish = resolve));
    expect(await ifReady(kept.get('a', '', make))).toBeUndefined();
    finish(7);
    expect(await ifReady(kept.get('a', '', make))).toBe(7);
    expect(await ifReady(Promise.reject(new Error('no')))).toBeUndefined();
  });

  it('is made again after it failed', async () => {
    const kept = new Remembered<number>(2);
    await expect(kept.get('a', '', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await kept.get('a', '', () => Promise.resolve(7))).toBe(7);
  });
});
