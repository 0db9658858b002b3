import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '~/mdx/compile.server';
import { lessonSource } from '~tests/factories/lesson-source';
import { componentForms } from './component-fields';
import { type FilledComponent, rewriteTag, tagAt, writeComponent } from './component-source';

const formOf = (name: string) => {
  const form = componentForms().find((one) => one.name === name);
  if (!form) throw new Error(name);
  return form;
};
const filled = (
  name: string,
  values: Record<string, string>,
  words = '',
  parts: FilledComponent[] = [],
): FilledComponent => ({ form: formOf(name), values, words, parts });
const table = '| Huduma | Idadi |\n|---|--:|\n| ANC | 4 |\n| Penta3 | 5 |';

describe('a component that a form has filled in', () => {
  it.each([
    ['a callout', filled('Callout', { kind: 'tip' }, 'Weka tali kila jioni.')],
    ['a chart', filled('Chart', { kind: 'bars', title: 'ANC ni 4', summary: 'ANC 4, Penta3 5.' })],
    ['a term', filled('Term', { id: 'coverage' }, 'chanjo')],
    [
      'steps',
      filled('Steps', {}, '', [
        filled('Step', { title: 'Hesabu' }, 'Hesabu mistari.'),
        filled('Step', { title: 'Andika' }, 'Andika tarehe.'),
      ]),
    ],
    [
      'a question',
      filled('TryIt', { question: 'Nani?' }, '', [
        filled('Choice', { text: 'Sisi', correct: 'yes' }, 'Ndiyo.'),
        filled('Choice', { text: 'Wao', correct: 'no' }, 'Hapana.'),
      ]),
    ],
  ])('passes the gate: %s', async (_what, one) => {
    const compiled = await compile(
      lessonSource(`Maneno.${one.form.inline ? ' ' : '\n\n'}${writeComponent(one, table)}\n`),
    );
    expect(compiled.ok ? [] : compiled.faults).toEqual([]);
  });

  it('passes the gate, whatever was typed into it', async () => {
    const typed = fc.stringMatching(/^[a-z <>{}"&'/\\=]{1,30}$/).filter((text) => text.trim() !== '');
    await fc.assert(
      fc.asyncProperty(typed, typed, async (title, words) => {
        const source = writeComponent(filled('CaseStory', { title }, `Maneno ${words}`), table);
        const compiled = await compile(lessonSource(`${source}\n`));
        expect(compiled.ok ? [] : compiled.faults).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a component in a text', () => {
  const source = 'Maneno.\n\n<Figure src="media/a.svg" alt="A &quot;b&quot; &amp; c" />\n\nMengine.';

  it('is found where the cursor stands on it', () => {
    expect(tagAt(source, 12)?.values).toEqual({ src: 'media/a.svg', alt: 'A "b" & c' });
    expect(tagAt(source, 2)).toBeUndefined();
    expect(tagAt(source, source.length)).toBeUndefined();
  });

  it('is the same once it is written anew', () => {
    const tag = tagAt(source, 12);
    expect(tag && rewriteTag(tag, formOf('Figure'), tag.values)).toBe(source.split('\n')[2]);
  });
});
