import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareTexts } from './compare-texts';

test('tells words that differ', () => {
  expect(compareTexts('Count it twice.', 'Count it three times.')).toEqual([
    { kind: 'same', text: 'Count it ' },
    { kind: 'removed', text: 'twice' },
    { kind: 'added', text: 'three times' },
    { kind: 'same', text: '.' },
  ]);
});

test('short texts can be put together again from what is told', () => {
  const text = fc.stringMatching(/^[a-c \n]{0,40}$/);
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = compareTexts(before, after);
      const without = (kind: string) => parts.filter((part) => part.kind !== kind).map((part) => part.text);
      expect(without('added').join('')).toBe(before);
      expect(without('removed').join('')).toBe(after);
    }),
  );
});

test('what is the same is shortened', () => {
  const long = 'word '.repeat(500);
  const told = compareTexts(`${long}one`, `${long}two`);
  expect(told.map((part) => part.text).join('').length).toBeLessThan(400);
});
