import { describe, expect, test } from 'vitest';
import { hasRightCheckDigit, isFacilityCode } from './facility-code';

describe('a facility code', () => {
  test.each(['100056-1', '100000-9', '100001-7', '100214-6', '121216-6'])('%s is right', (code) => {
    expect(isFacilityCode(code)).toBe(true);
    expect(hasRightCheckDigit(code)).toBe(true);
  });

  test.each(['100056-9', '100056-0', '100065-1', '000000-1'])('%s has a wrong check digit', (code) => {
    expect(isFacilityCode(code)).toBe(true);
    expect(hasRightCheckDigit(code)).toBe(false);
  });

  test.each([
    '',
    '100056',
    '1000561',
    '100056–1',
    '10056-1',
    '1000561-1',
    'x100056-1',
    '100056-1\n',
    '１００056-1',
  ])('%j is none', (code) => {
    expect(isFacilityCode(code)).toBe(false);
    expect(hasRightCheckDigit(code)).toBe(false);
  });
});
