import { describe, expect, test } from 'vitest';
import { bundleLesson } from './bundle.server';
import { explainProblem } from '~/platform/content/explain-problem';
import { getTranslator } from '~/platform/i18n/translate';
import { lessonSource } from '~tests/factories/lesson-source';
import { problemOfSyntax } from './syntax-problem';

async function faultIn(text: string) {
  const { media, references } = lessonSource(text);
  const { inspection } = await bundleLesson(text, { media, references });
  return inspection.faults;
}

describe('what the parser of MDX can’t read', () => {
  test.each([
    ['Homa <5', 'tagBegin', 7],
    ['a <= b', 'tagBegin', 4],
    ['<!-- maoni -->', 'tagComment', 2],
    ['<https://a.b>', 'tagAddress', 8],
    ['<x@y.z>', 'tagAddress', 3],
    ['<Callout kind=note>x</Callout>', 'tagQuotes', 15],
    ['<Callout kind="note>x', 'tagQuoteOpen', 22],
    ['<Callout', 'tagUnfinished', 9],
    ['<Callout kind="a" @>x</Callout>', 'tagCharacter', 19],
    ['<Callout/ x>', 'tagCharacter', 11],
    ['> <Callout\nkind="a">x</Callout>', 'tagLazy', 1],
    ['> {a\nb}', 'tagLazy', 1],
    ['<Callout>\n\nx', 'tagUnclosed', 1],
    ['<br>', 'tagUnclosed', 1],
    ['Neno <Term id="a">x\n\ny</Term>', 'tagInside', 1],
    ['**<Term id="x">a**</Term>', 'tagInside', 1],
    ['<Callout>\n\nx\n\n</Steps>', 'tagMismatch', 1],
    ['x </Callout> y', 'tagNotOpened', 4],
    ['<Callout>a</Callout kind="x">', 'tagClosing', 21],
    ['<Callout>a</Callout/>', 'tagClosing', 20],
    ['{a', 'braceOpen', 3],
    ['{a b}', 'braces', 3],
    ['<Callout {a}>x</Callout>', 'braces', 11],
    ['<Callout {...a, ...b}>x</Callout>', 'braces', 17],
    ['import x', 'importLine', 9],
    ['import a from "b"\nfoo()', 'importLine', 1],
  ])('%j is told as %s in the author’s words', async (text, code, column) => {
    const [fault, ...others] = await faultIn(text);
    expect([fault?.code, fault?.column, others]).toEqual([code, column, []]);
    if (!fault) return;
    for (const language of ['sw', 'en'] as const) {
      const { message, hint } = explainProblem(fault, getTranslator(language));
      expect(`${message} ${hint}`).not.toMatch(/\{\{|Unexpected|expected|acorn|undefined/);
    }
  });

  test('names the tags that don’t fit', async () => {
    const say = async (text: string) => {
      const [fault] = await faultIn(text);
      return fault && explainProblem(fault, getTranslator('sw')).message;
    };
    expect(await say('<Callout>\n\nx\n\n</Steps>')).toContain('</Steps> ipo hapa wakati <Callout>');
    expect(await say('Neno <Term id="a">x\n\ny</Term>')).toMatch(/^<Term> haijafungwa/);
    expect(await say('Homa <5')).toContain('“5”');
  });

  test.each([
    { source: 'micromark-extension-mdx-jsx', ruleId: 'of-tomorrow' },
    { source: 'mdast-util-mdx-jsx', ruleId: 'of-tomorrow' },
    {},
  ])('and what nobody has seen yet quotes the parser: %j', (message) => {
    const problem = problemOfSyntax({ ...message, reason: 'Strange things' });
    expect(problem).toEqual({ code: 'syntax', values: { reason: 'Strange things' } });
    const { message: told, hint } = explainProblem(problem, getTranslator('sw'));
    expect(told).not.toContain('Strange');
    expect(hint).toContain('“Strange things”');
  });
});
