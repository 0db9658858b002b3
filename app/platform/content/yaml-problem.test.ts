import { parseDocument } from 'yaml';
import { describe, expect, test } from 'vitest';
import { getTranslator } from '~/platform/i18n/translate';
import { explainProblem } from './explain-problem';
import { problemOfYaml } from './yaml-problem';

function problemIn(text: string) {
  const [error] = parseDocument(text, { uniqueKeys: true, stringKeys: true }).errors;
  if (!error) throw new Error('no fault');
  return problemOfYaml(error);
}

describe('what the parser of YAML can’t read', () => {
  test.each([
    ['title: "open\nitems: []\n', 'yamlQuote', { quote: '"' }],
    ["title: 'open\nb: 1\n", 'yamlQuote', { quote: "'" }],
    ['title: a: b\n', 'yamlColon', undefined],
    ['title: {sw: "a" "b"}', 'yamlLoose', undefined],
    ['a: [x, - y: z]', 'yamlNoColon', undefined],
    ['a: [b: c: d]', 'yamlComma', undefined],
    ['a: [1, 2\nb: 3\n', 'yamlBracketOpen', { bracket: ']' }],
    ['a: {x: 1\nb: 2\n', 'yamlBracketOpen', { bracket: '}' }],
    ['title: {sw: a, en: b}}', 'yamlBracketExtra', { bracket: '}' }],
    ['a: ]\n', 'yamlBracketExtra', { bracket: ']' }],
    ['a:\n  - b\n c: 1\n', 'yamlIndent', undefined],
    ['a:\n\t- b\n', 'yamlTab', undefined],
    ['a\nb: 1\n', 'yamlNoColon', undefined],
    ['? a\n: b\nc\n', 'yamlNoColon', undefined],
    ['a: "x" y\n', 'yamlLoose', undefined],
    ['- a\nb: 1\n', 'yamlLoose', undefined],
    ['a: @x\n', 'yamlStart', { character: '@' }],
    ['a: %x\n', 'yamlStart', { character: '%' }],
    ['a: "\\q"\n', 'yamlEscape', { sequence: '\\q' }],
    ['a: 1\na: 2\n', 'yamlTwice', undefined],
    ['a: 1\n---\nb: 2\n', 'yamlDocuments', undefined],
    [`${'x'.repeat(1100)}: 1`, 'yamlKey', undefined],
    ['[1]: 2', 'yamlKey', undefined],
    ['a: &x &y 1', 'yamlMark', undefined],
    ['a: !x !y 1', 'yamlMark', undefined],
    ['a: &x *x', 'yamlMark', undefined],
  ])('%j is told as %s in the author’s words', (text, code, values) => {
    const problem = problemIn(text);
    expect(problem).toEqual(values ? { code, values } : { code });
    for (const language of ['sw', 'en'] as const) {
      const { message, hint } = explainProblem(problem, getTranslator(language));
      expect(`${message} ${hint}`).not.toMatch(/\{\{|undefined/);
    }
  });

  test('and what is not known quotes the parser', () => {
    const problem = problemOfYaml({ code: 'IMPOSSIBLE', message: 'Strange things\n\nat line 1' });
    const { message, hint } = explainProblem(problem, getTranslator('sw'));
    expect(message).not.toContain('Strange');
    expect(hint).toContain('“Strange things”');
  });
});
