import { describe, expect, test } from 'vitest';
import { type Fields, saySame } from './form-fields';

const hidden = new Set(['version']);
const typed: Fields = [
  ['version', '3'],
  ['summarySw', 'Mstari wa kwanza\nwa pili'],
  ['cadres', 'NO'],
  ['topic', ''],
];

describe('two states of a form', () => {
  test('say the same where only the ends of lines, empty fields and what nobody sees differ', () => {
    const saved: Fields = [
      ['version', '4'],
      ['summarySw', 'Mstari wa kwanza\r\nwa pili\r\n'],
      ['cadres', 'NO'],
    ];
    expect(saySame(typed, saved, hidden)).toBe(true);
  });

  test.each([
    ['a word', [['summarySw', 'Mstari wa kwanza\nwa tatu'] as const, ['cadres', 'NO'] as const]],
    ['a tick', [['summarySw', 'Mstari wa kwanza\nwa pili'] as const]],
  ])('differ by %s', (_what, fields) => {
    expect(
      saySame(
        typed,
        fields.map(([name, value]): [string, string] => [name, value]),
        hidden,
      ),
    ).toBe(false);
  });
});
