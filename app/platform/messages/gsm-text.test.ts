import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSegments, gsmPlaces, toGsmText } from './gsm-text';

describe('toGsmText', () => {
  it('leaves what SMS has as it is', () => {
    const text = 'Habari! Ñandú @ £5 = €6 {x} [y] ~ \\ | ^ ÄÖÜ àéù';
    expect(toGsmText(text.replace('ú', 'u'))).toBe(text.replace('ú', 'u'));
  });

  it.each([
    ['Chuo cha Ng’ambo – “Afya”…', 'Chuo cha Ng\'ambo - "Afya"...'],
    ['Zoë Š. Ćosić', 'Zoe S. Cosic'],
    ['a\u0301', 'a'],
    ['Afya ✔ 😀', 'Afya ? ?'],
    ['ﬁ', 'fi'],
  ])('writes %s plainly', (text, plain) => expect(toGsmText(text)).toBe(plain));

  it('gives nothing that SMS lacks, whatever it is given, and is done at once', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = toGsmText(text);
        expect(plain).toMatch(
          /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà^{}\\[~\]|€]*$/,
        );
        expect(toGsmText(plain)).toBe(plain);
      }),
    ));
});

describe('countSegments', () => {
  it.each([
    ['', 1],
    ['x'.repeat(160), 1],
    ['x'.repeat(161), 2],
    ['x'.repeat(306), 2],
    ['x'.repeat(307), 3],
    // Two places each.
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    // 152 places and one of two don't fill the 153rd.
    [`${'x'.repeat(152)}€${'x'.repeat(151)}`, 2],
    [`${'x'.repeat(152)}€${'x'.repeat(152)}`, 3],
  ])('of %j is %i', (text, segments) => expect(countSegments(text)).toBe(segments));

  it('counts places', () => expect(gsmPlaces('a€b')).toBe(4));
});
