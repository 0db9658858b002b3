import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text';

describe('plainText', () => {
  it.each([
    ['ng’ombe', "Ng'ombe"],
    ['ng`ombe', 'ngʼombe'],
    ['ng´ombe', "ng'ombe"],
    ['Dodoma.', 'dodoma'],
    ['  “Rejesta ya wagonjwa”! ', 'rejesta  ya wagonjwa'],
    ['café', 'CAFE'],
    ['cafe\u0301', 'café'],
    ['ＭＴＵＨＡ', 'mtuha'],
    ['data base', 'database'],
    ['ﬁgo', 'figo'],
    ['0⁗0', "0''''0"],
  ])('finds %j and %j the same', (one, other) => expect(plainText(one)).toBe(plainText(other)));

  it.each([
    ['ngombe', "ng'ombe"],
    ['-5', '5 mg'],
    ['!', '?'],
    ['', 'a'],
    ['sukari', 'shukari'],
  ])('tells %j from %j', (one, other) => expect(plainText(one)).not.toBe(plainText(other)));

  it('finds nothing more in what is plain already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const once = plainText(text);
        expect(plainText(once)).toBe(once);
        expect(plainText(`  ${text.toUpperCase()} `)).toBe(plainText(text.toUpperCase()));
      }),
    );
  });
});
