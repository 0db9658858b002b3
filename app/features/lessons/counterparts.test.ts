import { describe, expect, it } from 'vitest';
import { counterparts } from './counterparts';

const inBoth = { line: { sw: 1, en: 1 } };
const onlySwahili = { line: { sw: 1, en: null } };
const onlyEnglish = { line: { sw: null, en: 1 } };

describe('the counterparts of blocks', () => {
  const translation = [inBoth, onlySwahili, inBoth, onlyEnglish, inBoth];

  it('skip what only one language has, in either direction', () => {
    expect(counterparts(translation, ['a', 'c', 'x', 'd'], 'sw')).toEqual(['a', undefined, 'c', 'd']);
    expect(counterparts(translation, ['a', 'b', 'c', 'd'], 'en')).toEqual(['a', 'c', undefined, 'd']);
  });

  it('are none where the other language has nothing', () => {
    expect(counterparts([onlySwahili, onlySwahili], [], 'sw')).toEqual([undefined, undefined]);
  });
});
