import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseYaml, placeInYamlText } from './parse-yaml.server';

const schema = z.strictObject({ title: z.string(), items: z.array(z.strictObject({ id: z.string() })) });

describe('parseYaml', () => {
  it('gives the value', () => {
    expect(parseYaml('a.yml', 'title: T\nitems:\n  - id: x\n', schema)).toEqual({
      ok: true,
      value: { title: 'T', items: [{ id: 'x' }] },
    });
  });

  it('names the line and column of each fault', () => {
    const parsed = parseYaml('a.yml', 'title: 5\nitems:\n  - id: x\n  - id: 7\n    other: 1\n', schema, 1);
    expect(parsed.ok ? [] : parsed.faults.map(({ line, column }) => [line, column])).toEqual([
      [2, 8],
      [5, 9],
      [5, 5],
    ]);
  });

  it('names the place of broken YAML', () => {
    const parsed = parseYaml('a.yml', 'title: "open\nitems: []\n', schema);
    expect(parsed).toMatchObject({ ok: false, faults: [{ file: 'a.yml' }] });
  });

  it('refuses a bomb of aliases', () => {
    const row = (name: string, of: string) => `${name}: &${name} [${`*${of},`.repeat(9)}]\n`;
    const bomb = `a: &a [x]\n${row('b', 'a')}${row('c', 'b')}${row('d', 'c')}${row('e', 'd')}`;
    expect(parseYaml('a.yml', bomb, schema).ok).toBe(false);
  });
});

describe('placeInYamlText', () => {
  const placeOf = (text: string, line: number, column: number) => {
    const place = placeInYamlText('a.yml', text, ['items', 0, 'text'], { line, column });
    return [place.line, place.column];
  };

  it('counts the lines and the indent of a literal text', () => {
    const text = 'title: T\nitems:\n  - id: x\n    text: |\n\n      One\n        two\n';
    expect(placeOf(text, 2, 1)).toEqual([6, 7]);
    expect(placeOf(text, 3, 3)).toEqual([7, 9]);
  });

  it('counts over Windows line ends', () =>
    expect(placeOf('items:\r\n  - text: |-\r\n      One\r\n      two\r\n', 2, 4)).toEqual([4, 10]));

  it.each(["items:\n  - text: 'One two'\n", 'items:\n  - text: >\n      One\n      two\n'])(
    'names the start of any other: %j',
    (text) => expect(placeOf(text, 1, 3)).toEqual([2, 11]),
  );
});
