import { expect, test } from 'vitest';
import type { BlockTranslation } from '~db/schema/catalog';
import { countOpenBlocks } from './count-open-blocks';

const block = (state: BlockTranslation['state'], more: Partial<BlockTranslation> = {}): BlockTranslation => ({
  kind: 'paragraph',
  line: { sw: 1, en: 1 },
  state,
  behind: null,
  numbers: { sw: [], en: [] },
  ...more,
});

test('counts what each language lacks or has not followed, and what is to be compared', () => {
  expect(
    countOpenBlocks([
      block('same'),
      block('same', { numbers: { sw: ['57'], en: ['75'] } }),
      block('unconfirmed'),
      block('missing', { behind: 'sw' }),
      block('stale', { behind: 'en' }),
      block('stale', { behind: 'en' }),
    ]),
  ).toEqual({ missing: { sw: 1, en: 0 }, stale: { sw: 0, en: 2 }, toCompare: 2 });
});

test('tells nothing of texts that can’t be compared', () => {
  expect(countOpenBlocks(null)).toBeNull();
});
