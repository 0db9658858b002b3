import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceInWords, weightInWords } from './data-weight';

const megabyte = 1024 * 1024;

describe('what data cost', () => {
  it.each([
    [megabyte, 9, 'en', 'about TSh 9'],
    [1.5 * megabyte, 9, 'sw', 'takriban TSh 14'],
    [200 * megabyte, 9, 'en', 'about TSh 1,800'],
    [83 * 1024, 9, 'en', 'less than TSh 1'],
    [0, 9, 'sw', 'chini ya TSh 1'],
  ] as const)('%i bytes at %i shillings per megabyte, in %s: %s', (bytes, tariff, language, words) => {
    expect(priceInWords(bytes, tariff, language)).toBe(words);
  });

  it('is never told below what is due by more than half a shilling', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31), fc.integer({ min: 1, max: 1000 }), (bytes, tariff) => {
        const due = (bytes / megabyte) * tariff;
        const told = Number(priceInWords(bytes, tariff, 'en').replaceAll(/\D/g, ''));
        expect(Math.abs(Math.max(due, 0.5) - told)).toBeLessThanOrEqual(due < 1 ? 1 : 0.5);
      }),
    );
  });

  it('is told beside the size, or left to be filled in', () => {
    expect(weightInWords(2 * megabyte, 'sw', 9)).toEqual({
      bytes: 2 * megabyte,
      size: 'KB 2,048',
      price: 'takriban TSh 18',
    });
    expect(weightInWords(1024, 'en')).toEqual({ bytes: 1024, size: '1 KB' });
  });
});
