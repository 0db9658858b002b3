import { expect, test } from 'vitest';
import { takeTurns } from './take-turns.server';

test('work that takes long lets others come in between, and short work does not wait', async () => {
  const giveWay = takeTurns();
  expect(giveWay()).toBeUndefined();
  let others = 0;
  setImmediate(() => (others += 1));
  const start = performance.now();
  while (others === 0 && performance.now() - start < 5_000) await giveWay();
  expect(others).toBe(1);
});
