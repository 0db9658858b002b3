import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseFilter } from './schemas';

/** Half past one at night in East Africa, in the next month. */
beforeEach(() => vi.useFakeTimers({ now: new Date('2026-11-30T22:30:00Z') }));
afterEach(() => vi.useRealTimers());

describe('parseFilter', () => {
  it.each(['2000-01', '2026-12'])('takes the month %s', (typed) =>
    expect(parseFilter('from', typed)).toEqual({ value: typed }),
  );

  it.each([
    ['from', '9999-99-99', 'month'],
    ['to', '2026-13', 'month'],
    ['to', '2027-01', 'monthLate'],
    ['region', "'", 'unknown'],
    ['course', 'path/', 'unknown'],
    ['cadre', 'nurse', 'unknown'],
    ['sex', 'x', 'unknown'],
  ] as const)('tells of %s=%s that it is %s', (name, typed, fault) =>
    expect(parseFilter(name, typed)).toEqual({ fault }),
  );
});
