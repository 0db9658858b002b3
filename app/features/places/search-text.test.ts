import { describe, expect, test } from 'vitest';
import { fitsSearch, searchText, tellingWords } from './search-text';

describe('the text by which a facility is found', () => {
  test.each([
    ["Ng’ambo  St. Mary's", 'ngambo st marys'],
    ['KABALE"B"', 'kabale b'],
    ['Zoë Müller', 'zoe muller'],
    ['100% _ \\ ', '100'],
    ['', ''],
  ])('of %j is %j', (name, text) => expect(searchText(name)).toBe(text));

  test('leaves out names that are missing', () => {
    expect(searchText('Mwandiga', null, undefined, '', 'Kituo B')).toBe('mwandiga kituo b');
  });

  test.each([
    ['Zahanati ya Mwandiga', ['mwandiga']],
    ['Kituo cha Afya', ['kituo', 'cha', 'afya']],
    ['kibondo district hospital', ['kibondo', 'district']],
    ['  ', []],
    ['a b c d e f g h i j', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']],
  ])('of %j, the words that tell are %j', (typed, words) => expect(tellingWords(typed)).toEqual(words));

  test('fits where every telling word is inside of it', () => {
    expect(fitsSearch('mwandiga kituo b', 'Zahanati ya Mwandi')).toBe(true);
    expect(fitsSearch('mwandiga kituo b', 'Mwandiga C')).toBe(false);
  });
});
