import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyItems } from '~tests/factories/quiz-items';
import { gradeItem } from './grade-item';
import { rightResponses } from './right-responses';

test('the right answers of any item earn all of it', () => {
  fc.assert(
    fc.property(anyItems, (items) => {
      for (const item of items) expect(gradeItem(item, rightResponses(item)), item.type).toBe(1);
    }),
  );
});
