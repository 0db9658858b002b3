import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maxFormBytes } from '~/platform/http/form-limits';
import { outboxLimits } from '../outbox';
import { nextBatch } from './next-batch';

const entriesOf = (lengths: number[]) => lengths.map((length) => ({ sealed: 'a'.repeat(length) }));

test('every entry that may be kept goes, in its order and once, in sendings that the server reads', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: outboxLimits.characters }), { maxLength: 250 });
  fc.assert(
    fc.property(sizes, (lengths) => {
      const left = entriesOf(lengths);
      const sent: number[] = [];
      while (left.length > 0) {
        const batch = nextBatch(left);
        expect(batch.length).toBeGreaterThan(0);
        expect(batch.length).toBeLessThanOrEqual(outboxLimits.entries);
        const body = JSON.stringify({ entries: batch.map(({ sealed }) => sealed) });
        expect(body.length).toBeLessThanOrEqual(maxFormBytes('/sync'));
        sent.push(...batch.map(({ sealed }) => sealed.length));
      }
      expect(sent).toEqual(lengths);
    }),
    { numRuns: 30 },
  );
});

test('small entries go together, and one that fills a sending goes alone', () => {
  const entries = entriesOf([1_000, 1_000, outboxLimits.characters, 1_000]);
  expect(nextBatch(entries)).toHaveLength(2);
  expect(nextBatch(entries)).toHaveLength(1);
  expect(nextBatch(entries)).toHaveLength(1);
  expect(entries).toEqual([]);
});
