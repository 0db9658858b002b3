import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnusualPace } from './pace';

describe('isUnusualPace', () => {
  it('marks 40 answers in 20 seconds, and not 40 in three minutes', () => {
    expect(isUnusualPace(20, 40)).toBe(true);
    expect(isUnusualPace(180, 40)).toBe(false);
  });

  it('never marks a few answers', () => {
    expect(isUnusualPace(0, 4)).toBe(false);
  });

  it('marks no attempt that took longer than one that it doesn’t mark', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), fc.nat(100), (one, more, answered) => {
        expect(isUnusualPace(one + more, answered) && !isUnusualPace(one, answered)).toBe(false);
      }),
    );
  });
});
