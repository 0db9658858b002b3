import { describe, expect, it } from 'vitest';
import { formatCode, parseCode } from './one-time-code';

describe('parseCode', () => {
  it.each(['12345678', '1234 5678', ' 1234  5678 ', '1234-5678', '12 34 56 78', '1234.5678'])(
    'reads %j',
    (typed) => expect(parseCode(typed)).toBe('12345678'),
  );

  it('reads what formatCode writes, leading zeros included', () => {
    expect(formatCode('00040700')).toBe('0004 0700');
    expect(parseCode(formatCode('00040700'))).toBe('00040700');
  });

  it.each([
    '',
    '1234567',
    '123456789',
    '1234 567O',
    '１２３４５６７８',
    '١٢٣٤٥٦٧٨',
    '12345678\0',
    "1' or '1'='1",
    '+2345678',
    ' '.repeat(100) + '12345678',
  ])('refuses %j', (typed) => expect(parseCode(typed)).toBeUndefined());
});
