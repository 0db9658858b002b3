import { expect, test } from 'vitest';
import { periodOf } from './overview-period';

test.each([
  ['monthly', '2026-03-31T20:59:59Z', '2026-03'],
  ['monthly', '2026-03-31T21:00:00Z', '2026-04'],
  ['weekly', '2026-03-01T20:59:59Z', '2026-02-23'],
  ['weekly', '2026-03-01T21:00:00Z', '2026-03-02'],
  ['weekly', '2026-01-01T12:00:00Z', '2025-12-29'],
] as const)('a %s overview of %s belongs to %s', (rhythm, moment, period) => {
  expect(periodOf(rhythm, new Date(moment))).toBe(period);
});
