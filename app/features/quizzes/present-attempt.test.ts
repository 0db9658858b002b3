import { expect, test } from 'vitest';
import { trueFalseItem } from '~tests/factories/quiz-items';
import type { ShownItem } from './ask-item';
import { withStimuli } from './present-attempt';

const shown = (id: string, stimulus: string | null, caseId?: string): ShownItem => ({
  item: { ...trueFalseItem(id, true), ...(caseId && { caseId }) },
  drawn: { hash: id, itemId: id, options: [] },
  html: stimulus ? { stimulus: { sw: stimulus, en: stimulus }, chart: null } : undefined,
});

test('a case stands once before its questions, a question’s own text before it', () => {
  const items = [
    shown('i1', 'case 1', 'c1'),
    shown('i2', 'case 1', 'c1'),
    shown('i3', 'own'),
    shown('i4', 'own'),
    shown('i5', null),
    shown('i6', 'case 2', 'c2'),
    shown('i7', 'case 2', 'c2'),
    shown('i8', 'case 2', 'c2'),
  ];
  expect(withStimuli(items, 'en', ({ item }) => ({ id: item.id }))).toEqual([
    { id: 'i1', stimulus: { html: 'case 1', first: 1, last: 2 } },
    { id: 'i2', stimulus: null },
    { id: 'i3', stimulus: { html: 'own', first: 3, last: 3 } },
    { id: 'i4', stimulus: { html: 'own', first: 4, last: 4 } },
    { id: 'i5', stimulus: null },
    { id: 'i6', stimulus: { html: 'case 2', first: 6, last: 8 } },
    { id: 'i7', stimulus: null },
    { id: 'i8', stimulus: null },
  ]);
});
