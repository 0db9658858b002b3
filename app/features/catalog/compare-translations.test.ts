import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '~/mdx/compile.server';
import type { SourceBlock } from '~/mdx/index.server';
import { lessonSource } from '~tests/factories/lesson-source';
import { compareTranslations, type ConfirmedPair } from './compare-translations';

/** A block for each line, as the gate describes it. */
async function blocksOf(...paragraphs: string[]): Promise<SourceBlock[]> {
  const compiled = await compile(lessonSource(paragraphs.join('\n\n')));
  if (!compiled.ok) throw new Error(compiled.faults.map(({ code }) => code).join('; '));
  return compiled.sources;
}

const confirm = (sw: SourceBlock[], en: SourceBlock[]): ConfirmedPair[] =>
  sw.map(({ hash }, index) => ({ sw: hash, en: en[index]?.hash ?? '' }));

const swahili = ['Hesabu mara mbili.', '## Kwa nini', 'Rejesta husema kweli.', 'Tuma ripoti.'];
const english = ['Count twice.', '## Why', 'The register tells the truth.', 'Send the report.'];

const changed = (texts: string[], at: number, text: string) => texts.with(at, text);
const statesOf = (blocks: ReturnType<typeof compareTranslations>) =>
  blocks.map(({ state, behind }) => (behind ? `${state} ${behind}` : state));

describe('the two languages of a lesson', () => {
  it('are the same where somebody has found them so', async () => {
    const [sw, en] = [await blocksOf(...swahili), await blocksOf(...english)];
    const compared = compareTranslations(sw, en, confirm(sw, en));
    expect(statesOf(compared)).toEqual(['same', 'same', 'same', 'same']);
    expect(compared.map(({ kind, line }) => [kind, line.sw, line.en])).toEqual([
      ['paragraph', 1, 1],
      ['heading', 3, 3],
      ['paragraph', 5, 5],
      ['paragraph', 7, 7],
    ]);
  });

  it('stay the same when lines are only broken otherwise', async () => {
    const [sw, en] = [await blocksOf(...swahili), await blocksOf(...english)];
    const broken = await blocksOf(...changed(english, 2, 'The register\ntells  the truth.'));
    expect(statesOf(compareTranslations(sw, broken, confirm(sw, en)))).toEqual([
      'same',
      'same',
      'same',
      'same',
    ]);
  });

  it('leave English behind where the Swahili has changed, and the other way round', async () => {
    const [sw, en] = [await blocksOf(...swahili), await blocksOf(...english)];
    const newSw = await blocksOf(...changed(swahili, 2, 'Rejesta haidanganyi.'));
    expect(statesOf(compareTranslations(newSw, en, confirm(sw, en)))).toEqual([
      'same',
      'same',
      'stale en',
      'same',
    ]);
    const newEn = await blocksOf(...changed(english, 2, 'The register never lies.'));
    expect(statesOf(compareTranslations(sw, newEn, confirm(sw, en)))).toEqual([
      'same',
      'same',
      'stale sw',
      'same',
    ]);
  });

  it('are unconfirmed where both have changed, or nobody has looked', async () => {
    const [sw, en] = [await blocksOf(...swahili), await blocksOf(...english)];
    expect(statesOf(compareTranslations(sw, en, []))).toEqual(Array(4).fill('unconfirmed'));
    const newSw = await blocksOf(...changed(swahili, 0, 'Hesabu tena.'));
    const newEn = await blocksOf(...changed(english, 0, 'Count again.'));
    expect(statesOf(compareTranslations(newSw, newEn, confirm(sw, en)))).toEqual([
      'unconfirmed',
      'same',
      'same',
      'same',
    ]);
  });

  it.each([
    ['sw', 'missing en'],
    ['en', 'missing sw'],
  ] as const)(
    'keep their other pairs when a block comes into the middle of %s alone',
    async (where, told) => {
      const [sw, en] = [await blocksOf(...swahili), await blocksOf(...english)];
      const more = (texts: string[]) => blocksOf(...texts.toSpliced(2, 0, 'Aya mpya, 2026.'));
      const compared =
        where === 'sw'
          ? compareTranslations(await more(swahili), en, confirm(sw, en))
          : compareTranslations(sw, await more(english), confirm(sw, en));
      expect(statesOf(compared)).toEqual(['same', 'same', told, 'same', 'same']);
      expect(compared[2]?.line[where]).toBe(5);
      expect(compared[2]?.line[where === 'sw' ? 'en' : 'sw']).toBeNull();
      expect(compared[2]?.numbers[where]).toEqual(['2026']);
    },
  );

  it('keep their pairs by kind where nothing is confirmed', async () => {
    const sw = await blocksOf('Aya.', '## Kichwa', '- moja', 'Mwisho.');
    const en = await blocksOf('Text.', '## Title', 'More.', '- one', 'End.');
    const kinds = compareTranslations(sw, en, []).map(({ kind, line }) => [
      kind,
      line.sw !== null,
      line.en !== null,
    ]);
    expect(kinds).toEqual([
      ['paragraph', true, true],
      ['heading', true, true],
      ['paragraph', false, true],
      ['list', true, true],
      ['paragraph', true, true],
    ]);
  });
});

describe('the numbers of a pair', () => {
  const numbersOf = async (sw: string, en: string) =>
    compareTranslations(await blocksOf(sw), await blocksOf(en), [])[0]?.numbers;

  it.each([
    ['1,200', '1200'],
    ['1200', '1,200'],
    ['81,3', '81.3'],
    ['1,234,567.5', '1234567.5'],
    ['watoto 57', '57 children'],
    ['asilimia 81.3', '81.3%'],
    ['1. Hesabu 5', '1) Count 5'],
    ['DHIS2 na W05', 'DHIS2 and W05'],
    ['[ona 5](/sw/courses/a1)', '[see 5](/en/courses/b2)'],
  ])('agree: %s and %s', async (sw, en) => {
    expect(await numbersOf(sw, en)).toEqual({ sw: [], en: [] });
  });

  it.each([
    ['Watoto 57 kati ya 60', '57 of 61 children', ['60'], ['61']],
    ['Mara 5 na 5', '5 times', ['5'], []],
    ['Mwezi', 'Month 3', [], ['3']],
    ['1,200', '1,201', ['1200'], ['1201']],
    ['81,3', '813', ['81.3'], ['813']],
    ['0.5', '5', ['0.5'], ['5']],
  ])('differ: %s and %s', async (sw, en, onlySw, onlyEn) => {
    expect(await numbersOf(sw, en)).toEqual({ sw: onlySw, en: onlyEn });
  });

  it('are told of a pair that was confirmed, too', async () => {
    const [sw, en] = [await blocksOf('Watoto 57'), await blocksOf('75 children')];
    expect(compareTranslations(sw, en, confirm(sw, en))).toMatchObject([
      { state: 'same', numbers: { sw: ['57'], en: ['75'] } },
    ]);
  });
});

describe('whatever two languages hold', () => {
  const side = fc
    .array(
      fc.record({
        kind: fc.constantFrom('paragraph', 'heading', 'list', '<Callout>'),
        hash: fc.constantFrom(...'abcdefgh'),
        numbers: fc.array(fc.constantFrom('1', '2', '3.5'), { maxLength: 3 }),
      }),
      { maxLength: 12 },
    )
    .map((blocks) => blocks.map((block, index): SourceBlock => ({ ...block, line: index + 1 })));
  const pairs = fc.array(
    fc.record({ sw: fc.constantFrom(...'abcdefgh'), en: fc.constantFrom(...'abcdefgh') }),
    { maxLength: 8 },
  );

  it('each block of both stands in it once, in its order', () => {
    fc.assert(
      fc.property(side, side, pairs, (sw, en, confirmed) => {
        const compared = compareTranslations(sw, en, confirmed);
        const linesIn = (language: 'sw' | 'en') => compared.flatMap(({ line }) => line[language] ?? []);
        expect(linesIn('sw')).toEqual(sw.map(({ line }) => line));
        expect(linesIn('en')).toEqual(en.map(({ line }) => line));
        for (const { line, state } of compared) {
          expect(state === 'missing').toBe(line.sw === null || line.en === null);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('nothing is missing where each block was confirmed with its own', () => {
    fc.assert(
      fc.property(side, (blocks) => {
        const compared = compareTranslations(blocks, blocks, confirm(blocks, blocks));
        expect(compared.every(({ state, numbers }) => state === 'same' && numbers.sw.length === 0)).toBe(
          true,
        );
      }),
    );
  });
});
