import { describe, expect, it } from 'vitest';
import { runPart, worksheetOf } from '~/features/worksheets/index';
import { readTyped } from '~/features/worksheets/read-typed';
import { roundHalfUp } from '~/features/worksheets/rounding';
import { practiceQuery } from '~/mdx/practice-figures';
import { type Language, languages } from '~/platform/i18n/language';
import { lessons, readLesson, worksheetLinks } from './lesson-files';
import { type RecomputedExample, recomputedExamples } from './worked-examples';

const numbersIn = (text: string): string[] =>
  (text.replaceAll(/<[^>]*>/g, ' ').match(/[-−]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?/g) ?? []).map((one) =>
    one.replaceAll(',', '').replace('−', '-'),
  );

const workedExample = (lesson: string, language: Language): string =>
  /<WorkedExample[\s\S]*<\/WorkedExample>/.exec(readLesson(lesson, language))?.[0] ?? '';

/** The lesson as far as its link to a worksheet, which says results too. */
const untilLink = (lesson: string, language: Language): string =>
  readLesson(lesson, language).split('\n\n').filter((_, place, all) => !all[place + 1]?.startsWith('<WorksheetLink')).join('\n\n');

function compute({ lesson, worksheet, part: name, figures }: RecomputedExample, language: Language) {
  const part = worksheetOf(worksheet)?.parts[name];
  if (!part) throw new Error(`${worksheet} has no part ${name}`);
  const written = figures ?? worksheetLinks(lesson, language)[0]?.figures ?? '';
  const query = new URLSearchParams(practiceQuery(name, written));
  const run = runPart(part, readTyped(part, Object.fromEntries(query)));
  expect(run.faults).toEqual([]);
  return { written, outputs: run.outputs };
}

/** What stands at a place such as `rows.0.vf`; below `inPercent` shares stand as percentages. */
function resultAt(outputs: unknown, place: string): number {
  const [first = '', ...rest] = place.split('.');
  if (first === 'inPercent') return resultAt(outputs, rest.join('.')) * 100;
  let value = outputs;
  for (const key of [first, ...rest]) value = (value as Record<string, unknown>)[key];
  if (typeof value !== 'number') throw new Error(`${place} is no number: ${JSON.stringify(value)}`);
  return value;
}

/** The numbers among figures: of a day the day of the month; names of rows are none. */
const givenNumbers = (figures: string): number[] =>
  figures.split(';').flatMap((one) =>
    one
      .slice(one.indexOf(':') + 1)
      .split(',')
      .map((value) => /^\s*(?:\d{4}-\d{2}-)?(\d+(?:\.\d+)?)\s*$/.exec(value)?.[1])
      .flatMap((value) => (value === undefined ? [] : [Number(value)])),
  );

describe.each(languages)('a worked example in %s', (language) => {
  const named = recomputedExamples.map((one) => [`${one.lesson} by ${one.worksheet} ${one.part}`, one] as const);

  it.each(named)('of %s says what the worksheet works out', (_, example) => {
    const { written, outputs } = compute(example, language);
    const text = { example: workedExample(example.lesson, language), lesson: untilLink(example.lesson, language) };
    const given = numbersIn(text[example.figuresIn ?? 'example']).map(Number);
    for (const figure of example.said ?? givenNumbers(written)) expect(given).toContain(figure);
    const said = numbersIn(text[example.resultsIn ?? 'example']);
    for (const [place, decimals] of Object.entries(example.results)) {
      expect(said, place).toContain(roundHalfUp(resultAt(outputs, place), decimals).toFixed(decimals));
    }
  });
});

it('every link whose worksheet does a sum is worked out again', () => {
  const withoutSum = ['smart', 'whys'];
  const linked = lessons.filter((lesson) =>
    worksheetLinks(lesson, 'sw').some(({ part }) => !withoutSum.includes(part ?? '')),
  );
  const recomputed = new Set(recomputedExamples.map(({ lesson }) => lesson));
  expect(linked.filter((lesson) => !recomputed.has(lesson))).toEqual([]);
});
