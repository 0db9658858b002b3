import { describe, expect, it } from 'vitest';
import { compareTranslations } from '~/features/catalog/index.server';
import { compile } from '~/mdx/compile.server';
import { lessonSource } from '~tests/factories/lesson-source';
import { joinBlocks, markedToTranslate, pairBlocks, termsIn } from './block-pairs';

async function pair(sw: string, en: string) {
  const [one, other] = await Promise.all([
    compile(lessonSource(sw)),
    compile(lessonSource(en, { language: 'en' })),
  ]);
  if (!one.ok || !other.ok) throw new Error('the texts have faults');
  const sources = { sw: one.sources, en: other.sources };
  return pairBlocks({ sw, en }, sources, compareTranslations(one.sources, other.sources, []));
}

const swahili =
  '## Kuhesabu\n\nHesabu mistari 12.\n\n<Callout kind="tip">\n\nPole pole.\n\n</Callout>\n\n- Moja\n- Mbili\n';

describe('blocks beside each other', () => {
  it('are those that belong together, whole', async () => {
    const pairs = await pair(swahili, '## Counting\n\nCount 13 rows.\n\n- One\n- Two\n');
    expect(pairs.map(({ text }) => [text.sw, text.en])).toEqual([
      ['## Kuhesabu', '## Counting'],
      ['Hesabu mistari 12.', 'Count 13 rows.'],
      ['<Callout kind="tip">\n\nPole pole.\n\n</Callout>', ''],
      ['- Moja\n- Mbili', '- One\n- Two'],
    ]);
    expect(pairs[1]?.numbers).toEqual({ sw: ['12'], en: ['13'] });
    expect(pairs[2]).toMatchObject({ state: 'missing', behind: 'en' });
  });

  it('are the text again once they are joined', async () => {
    const pairs = await pair(swahili, 'Text.');
    expect(joinBlocks(pairs.map(({ text }) => text.sw))).toBe(swahili.trim());
  });
});

it.each([
  ['## Kuhesabu', '## [tafsiri] Kuhesabu'],
  ['- Moja\n- Mbili', '- [tafsiri] Moja\n- Mbili'],
  [
    '<Callout kind="tip">\n\nPole pole.\n\n</Callout>',
    '<Callout kind="tip">\n\n[tafsiri] Pole pole.\n\n</Callout>',
  ],
  ['| a | b |\n|---|---|\n| c | d |', '| a | b |\n|---|---|\n| c | d |'],
])('a block that is copied across is marked where its words are: %s', async (block, marked) => {
  expect(markedToTranslate(block, 'tafsiri')).toBe(marked);
  expect((await compile(lessonSource(marked))).ok).toBe(true);
});

it('suggests the terms that a block speaks of', () => {
  const terms = [
    { id: 'coverage', term: { sw: 'kiwango cha chanjo', en: 'coverage' } },
    { id: 'rate', term: { sw: 'kiwango', en: 'rate' } },
  ];
  expect(termsIn({ sw: 'Hesabu kiwango cha chanjo.', en: '' }, terms)).toHaveLength(2);
  expect(termsIn({ sw: '', en: 'Operate the register.' }, terms)).toEqual([]);
});
