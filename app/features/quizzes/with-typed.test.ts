import { expect, it } from 'vitest';
import type { AskedItem } from './ask-item';
import { withTyped } from './with-typed';

const asked: AskedItem = { id: 'q1', type: 'numeric', unit: null, stem: 'How many?', answers: { q1: ['1'] } };

it('shows what was typed in place of what is kept, part by part, and nothing of other items', () => {
  const { answers } = withTyped(asked, { q1: ['2'], 'q1.a': ['3'], q10: ['4'] });
  expect(answers).toEqual({ q1: ['2'], 'q1.a': ['3'] });
});

it('keeps what wasn’t sent', () => {
  expect(withTyped(asked, {}).answers).toEqual({ q1: ['1'] });
});
