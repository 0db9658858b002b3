import { describe, expect, it } from 'vitest';
import { figuresForm, namesOfFigures, practiceQuery } from './practice-figures';

describe('practice figures', () => {
  it('fill a form as if they had been typed into it', () => {
    expect(practiceQuery(undefined, 'stock_on_hand: 450; dispensed.*: 180, , 210')).toBe(
      '?example=1&stock_on_hand=450&dispensed.0=180&dispensed.2=210',
    );
    expect(practiceQuery('facilities', 'rows.*.facility: Zahanati A, B&C; rows.1.expected: 12')).toBe(
      '?part=facilities&example=1&rows.0.facility=Zahanati+A&rows.1.facility=B%26C&rows.1.expected=12',
    );
    expect(practiceQuery('rate', undefined)).toBe('?part=rate');
    expect(practiceQuery(undefined, undefined)).toBe('');
  });

  it('have names', () => {
    expect(namesOfFigures('as_of: 2026-06-30; actions.*.id: A1, A2')).toEqual(['as_of', 'actions.*.id']);
  });

  it.each(['a: 1', 'a: 1; b.*: 2, 3', 'a.0.b.*: 2', 'problem: Penta 1: 20, 30', 'live_births:5'])(
    'may be %j',
    (figures) => expect(figures).toMatch(figuresForm),
  );

  it.each(['', 'a', 'a: 1;', 'a:', 'a.*.*: 1', '*: 1', 'A=1', 'a: 1; ; b: 2'])('may not be %j', (figures) =>
    expect(figures).not.toMatch(figuresForm),
  );
});
