import { describe, expect, it } from 'vitest';
import { foldedWords } from './folded-words';
import { isSlip, meantWords } from './slips';
import { soughtWords, wordQueries } from './sought-words';
import { stemsOf, wordForms } from './word-forms';

describe('foldedWords', () => {
  it('leaves out case, accents, apostrophes and all other signs', () => {
    expect(foldedWords('Ng’ambo, Kituo-Ñ: 91.4 %')).toEqual(['ngambo', 'kituo', 'n', '91', '4']);
  });

  it.each(['', '%', "'|& :*!()", '漢字', '\0'])('finds no word in %j', (text) =>
    expect(foldedWords(text)).toEqual([]),
  );
});

/** Whether two words meet: one is the other, its stem, or both have a stem in common. */
const meet = (one: string, other: string) => {
  const forms = new Set([other, ...stemsOf(other)]);
  return [one, ...stemsOf(one)].some((form) => forms.has(form));
};

describe('stemsOf', () => {
  it.each([
    ['mtakwimu', 'takwimu'],
    ['watakwimu', 'mtakwimu'],
    ['uamuzi', 'maamuzi'],
    ['kituo', 'vituo'],
    ['muuguzi', 'wauguzi'],
    ['mkoa', 'mikoa'],
    ['mwaka', 'miaka'],
    ['chumba', 'vyumba'],
    ['mwalimu', 'waalimu'],
    ['kuhesabu', 'hesabu'],
    ['kuhesabu', 'anahesabu'],
    ['walirekodi', 'kurekodi'],
    ['imekamilika', 'kukamilika'],
    ['ripoti', 'maripoti'],
  ])('lets %s and %s meet', (one, other) => expect(meet(one, other)).toBe(true));

  it.each([
    ['takwimu', 'chanjo'],
    ['kituo', 'mtu'],
    ['data', 'dawa'],
    ['mama', 'wajawazito'],
  ])('keeps %s and %s apart', (one, other) => expect(meet(one, other)).toBe(false));

  it('leaves no stem that tells nothing', () => {
    expect(stemsOf('mtu')).toEqual([]);
    expect(stemsOf('wa')).toEqual([]);
    expect(stemsOf('ripoti')).toEqual([]);
  });
});

describe('wordForms', () => {
  it('is every word with its stems', () => {
    expect(wordForms('Kituo cha', 'afya')).toBe('kituo tuo cha afya');
  });
});

describe('soughtWords', () => {
  it('are the telling words, each once', () => {
    expect(soughtWords('Ubora wa takwimu, ubora!')).toEqual([{ word: 'ubora' }, { word: 'takwimu' }]);
  });

  it('are all where none tells much', () => expect(soughtWords('the')).toEqual([{ word: 'the' }]));

  it('are eight at most', () => {
    expect(soughtWords(Array.from({ length: 50 }, (_, i) => `neno${i}`).join(' '))).toHaveLength(8);
  });
});

describe('wordQueries', () => {
  it('asks for beginnings, stems and what stands in their place', () => {
    expect(wordQueries([{ word: 'kituo' }, { word: 'vf', instead: ['uf'] }], 'all')).toEqual({
      typed: 'kituo:* & vf',
      wide: '(kituo:* | tuo) & (vf | uf)',
    });
    expect(wordQueries(soughtWords('mratibu data'), 'any')).toEqual({
      typed: 'mratibu:* | data:*',
      wide: '(mratibu:* | ratibu:*) | (data:*)',
    });
  });
});

describe('meantWords', () => {
  const words = ['takwimu', 'uamuzi', 'chanjo', 'afya', 'decision', 'kata', 'kati', 'vf'];

  it.each([
    ['taqwimu', ['takwimu']],
    ['mtaqwimu', ['takwimu']],
    ['uamzi', ['uamuzi']],
    ['chango', ['chanjo']],
    ['afia', ['afya']],
    ['ayfa', ['afya']],
    ['desicion', ['decision']],
    ['katu', ['kata', 'kati']],
    ['kati', ['kati']],
    ['uf', []],
    ['zzz', []],
    ['mtaqwimuu', []],
  ])('knows what %s was meant to be', (typed, meant) => expect(meantWords(typed, words)).toEqual(meant));

  it('knows a slip from another word', () => {
    expect(isSlip('mwanza', 'mwnaza')).toBe(true);
    expect(isSlip('ana', 'ina')).toBe(false);
  });
});
