import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPrerequisiteCycle } from './find-prerequisite-cycle';

const of = (prerequisites: Record<string, string[]>) => new Map(Object.entries(prerequisites));

describe('findPrerequisiteCycle', () => {
  it('finds the way back, however long', () => {
    const courses = of({ a: ['b'], b: ['d', 'c'], c: ['a'] });
    expect(findPrerequisiteCycle('a', courses)).toEqual(['a', 'b', 'c', 'a']);
    expect(findPrerequisiteCycle('c', courses)).toEqual(['c', 'a', 'b', 'c']);
  });

  it('finds none in a cycle that others stand in, nor where two ways lead to one course', () => {
    expect(findPrerequisiteCycle('a', of({ a: ['b'], b: ['c'], c: ['b'] }))).toBeUndefined();
    expect(findPrerequisiteCycle('a', of({ a: ['b', 'c'], b: ['d'], c: ['d'] }))).toBeUndefined();
  });

  it('finds none where every course needs earlier ones only', () => {
    const earlierOnly = fc
      .array(fc.array(fc.nat(), { maxLength: 4 }), { minLength: 1, maxLength: 20 })
      .map((rows) => rows.map((row, index) => (index === 0 ? [] : row.map((one) => String(one % index)))));
    fc.assert(
      fc.property(earlierOnly, (rows) => {
        const courses = of(Object.fromEntries(rows.map((row, index) => [String(index), row])));
        for (const course of courses.keys()) expect(findPrerequisiteCycle(course, courses)).toBeUndefined();
      }),
    );
  });
});
