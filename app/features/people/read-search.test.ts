import { describe, expect, test } from 'vitest';
import { readSearch } from './read-search';

describe('a search for people', () => {
  test.for(['0712345678', '0712 345 678', '+255712345678', '255 712-345-678'])(
    'takes %s for the whole number',
    (typed) => expect(readSearch(typed)).toEqual({ kind: 'phone', phone: '+255712345678' }),
  );

  test.for([
    ['0712 3', '+2557123', '+2557124'],
    ['0719', '+255719', '+255720'],
    ['255 71', '+25571', '+25572'],
    ['+2557', '+2557', '+2558'],
  ] as const)('takes %s for the beginning of one', ([typed, from, to]) =>
    expect(readSearch(typed)).toEqual({ kind: 'phoneStart', from, to }),
  );

  test.for([
    ['Asha', 'asha:*'],
    ['élise', 'elise:*'],
    [' asha  jum ', 'asha:* & jum:*'],
    ["Ng'wigulu", 'ngwigulu:*'],
    ['Ng’wale', 'ngwale:*'],
    ['Al-Amin', 'al:* & amin:*'],
    ['علي', 'علي:*'],
    ["a' | !b & (c):*", 'a:* & b:* & c:*'],
    ['12', '12:*'],
    ['!!', ''],
  ] as const)('takes %s for the beginnings of names', ([typed, query]) =>
    expect(readSearch(typed)).toEqual({ kind: 'name', query }),
  );
});
