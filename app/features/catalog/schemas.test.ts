import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { explainProblem } from '~/platform/content/explain-problem';
import { problemOfIssue } from '~/platform/content/problem-of-issue';
import { getTranslator } from '~/platform/i18n/translate';
import { allTypesQuiz } from '~tests/fixtures/all-item-types';
import { item, smallPackage } from '~tests/fixtures/course-package';
import {
  CourseFileSchema,
  CourseFilterSchema,
  LessonFrontMatterSchema,
  QuizFileSchema,
  SlugSchema,
} from './schemas';

const inWords = (issue: z.core.$ZodIssue) =>
  explainProblem(problemOfIssue(issue), getTranslator('en')).message;

type Editable = Record<string, never>;
const readFile = (name: string) => parse(smallPackage()[name] ?? '') as Editable;

/** What an author reads of a file with a change, each after its path. */
function faultsOf(
  schema: typeof CourseFileSchema | typeof QuizFileSchema,
  file: string,
  change: (value: Editable) => void,
) {
  const value = readFile(file);
  change(value);
  const parsed = schema.safeParse(value, { reportInput: true });
  return parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')} ← ${inWords(issue)}`);
}

/** Sets what stands at a path, as `items.0.answer`. */
const set = (path: string, value: unknown) => (file: Editable) => {
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const holder = keys.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, file);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
};

describe('cases of a quiz', () => {
  const stimulus = { en: 'Read this.', sw: 'Soma hapa.' };
  const withCase = (caseOf: (id: string) => string | undefined) => (file: Editable) => {
    const quiz = file as unknown as { cases: unknown[]; items: { id: string; case?: string }[] };
    quiz.cases = [{ id: 'april', stimulus }];
    for (const one of quiz.items) {
      const id = caseOf(one.id);
      if (id) one.case = id;
    }
  };
  const faults = (change: (file: Editable) => void) => faultsOf(QuizFileSchema, 'final.yml', change);

  it('are put into each item that names them', () => {
    const file = readFile('final.yml');
    withCase((id) => (/f[14]$/.test(id) ? 'april' : undefined))(file);
    const { items } = QuizFileSchema.parse(file);
    expect(items.map(({ caseId, stimulus: text }) => [caseId, text])).toEqual([
      ['april', stimulus],
      [undefined, undefined],
      [undefined, undefined],
      ['april', stimulus],
      [undefined, undefined],
      [undefined, undefined],
    ]);
    expect(JSON.stringify(items)).not.toContain('"case"');
  });

  it.each<[string, (file: Editable) => void, string]>([
    [
      'nobody knows',
      withCase((id) => (id === 't1.f1' ? 'may' : 'april')),
      'items.0.case ← item t1.f1: this file has no case may',
    ],
    ['no item names', withCase(() => undefined), 'cases.0 ← no item belongs to the case april'],
    [
      'is larger than the draw',
      withCase((id) => (id === 't1.f6' ? undefined : 'april')),
      'draw ← no draw of 4 items obeys the rules: a case is drawn whole or not at all',
    ],
    [
      'leaves an outcome without its share',
      withCase((id) => (/f[123]$/.test(id) ? 'april' : undefined)),
      'draw ← no draw of 4 items obeys the rules: a case is drawn whole or not at all',
    ],
  ])('are refused where one %s', (_what, change, fault) => expect(faults(change)).toContain(fault));

  it('are refused beside a text of the item’s own', () => {
    const change = (file: Editable) => {
      withCase((id) => (/f[14]$/.test(id) ? 'april' : undefined))(file);
      set('items.0.stimulus', stimulus)(file);
    };
    expect(faults(change)).toEqual([
      'items.0.stimulus ← the item names a case and has a stimulus of its own',
    ]);
  });
});

describe('items of every type', () => {
  const quiz = parse(allTypesQuiz) as { items: Record<string, unknown>[] };
  const indexOf = (id: string) => quiz.items.findIndex((one) => one.id === `t1.a.${id}`);
  const faults = (id: string, where: string, value: unknown) => {
    const file = parse(allTypesQuiz) as Editable;
    set(`items.${indexOf(id)}.${where}`, value)(file);
    const parsed = QuizFileSchema.safeParse(file, { reportInput: true });
    return parsed.success ? [] : parsed.error.issues.map(inWords);
  };
  const text = { en: 'x', sw: 'x' };

  it('are taken as they are', () => expect(faults('multi', 'scoring', 'partial')).toEqual([]));

  it.each<[string, string, unknown, RegExp]>([
    ['multi', 'scoring', 'half', /must be one of: all-or-nothing, partial/],
    ['multi', 'options.0.share', 2, /must be at most 1/],
    ['number', 'numeric.others.0.share', 0, /must be at least 0/],
    ['short', 'accepted', [], /give at least 1/],
    ['short', 'accepted', [{ text: 'a', share: 0.5 }], /nothing here earns the whole/],
    ['short', 'accepted.0.text', 'x'.repeat(101), /longer than 100 characters/],
    ['match', 'prompts.0.match', 'z', /nothing has the key z/],
    ['match', 'prompts.1.key', 'a', /a stands here twice/],
    ['match', 'choices.1.key', 'a', /a stands here twice/],
    ['match', 'prompts', [{ key: 'a', match: 'a', text }], /give at least 2/],
    ['order', 'steps.1.key', 'a', /a stands here twice/],
    ['order', 'steps.1.key', '1', /a key is one small letter/],
    ['gaps', 'text.sw', 'Bila sehemu', /the blank a must stand in the text once/],
    ['gaps', 'text.en', '{{a}} {{a}} {{b}} {{c}}', /the blank a must stand in the text once/],
    ['gaps', 'text.en', '{{a}} {{b}} {{c}} {{d}}', /nothing has the key d/],
    ['gaps', 'blanks.0.options.1.correct', true, /exactly one correct option/],
    ['gaps', 'blanks.0.kind', 'long', /kind must be/],
    ['chart', 'answer', ['a', 'b', 'c', 'd'], /every point is a right answer/],
    ['chart', 'answer', ['z'], /nothing has the key z/],
    ['chart', 'answer', ['a', 'a'], /a stands here twice/],
    ['chart', 'chart.points.0.label.en', 'x'.repeat(13), /longer than 12 characters/],
    ['chart', 'chart.kind', 'pie', /must be one of: bars, line, run/],
    ['truth', 'id', 't1.a.order.b', /reads like a part of the answer to t1\.a\.order/],
  ])('are refused where %s has in %s %j', (id, where, value, fault) =>
    expect(faults(id, where, value)).toContainEqual(expect.stringMatching(fault)),
  );
});

describe('CourseFileSchema', () => {
  const faults = (path: string, value: unknown) => faultsOf(CourseFileSchema, 'course.yml', set(path, value));

  it('takes a good file', () => expect(faults('hours', 2)).toEqual([]));

  it.each([
    ['title.sw', undefined, /^title\.sw ← title\.sw is missing/],
    ['title.sw', '  ', /^title\.sw ← title\.sw: the text is empty/],
    ['title.fr', 'Petit cours', /nothing here is called (fr|extra)/],
    ['id', 'T 1', /^id ← id: use small letters/],
    ['modules.0.slug', 'Two Words', /^modules\.0\.slug ← modules\.0\.slug: use small letters/],
    ['modules.0.slug', '../up', /^modules\.0\.slug ← modules\.0\.slug: use small letters/],
    ['modules.0.lessons', [], /^modules\.0\.lessons/],
    ['modules.0.lessons', ['a', 'b', 'a'], /^modules\.0\.lessons\.2 ← a stands here twice/],
    ['modules', [], /^modules ← /],
    ['inks', 'pink', /^inks ← inks must be one of: lake, soil, leaf/],
    ['hours', '4', /^hours ← /],
    ['hours', 0, /^hours ← /],
    ['extra', 1, /nothing here is called (fr|extra)/],
  ])('refuses %s of %j', (path, value, message) => {
    expect(faults(path, value)).toEqual([expect.stringMatching(message)]);
  });

  it('refuses two modules or outcomes of one name', () => {
    const twice = faultsOf(CourseFileSchema, 'course.yml', (course: Record<string, unknown[]>) => {
      course.modules?.push(course.modules[0]);
      course.outcomes?.push(course.outcomes[0]);
    });
    expect(twice).toEqual([
      'modules.1 ← basics stands here twice',
      'modules.1 ← t1.m1 stands here twice',
      'outcomes.2 ← t1.o1 stands here twice',
    ]);
  });
});

describe('QuizFileSchema', () => {
  const faults = (path: string, value: unknown) => faultsOf(QuizFileSchema, 'final.yml', set(path, value));

  it('takes a good file', () => expect(faults('passMark', 100)).toEqual([]));

  it.each([
    ['draw', 7, "draw ← draw: can't draw 7 of 6 items"],
    ['perOutcome', 3, 'perOutcome ← perOutcome: 3 for each of 2 outcomes is more than the 4 drawn'],
    ['items.0.options.0.correct', true, 'items.0.options ← a single choice has exactly one correct option'],
    ['items.0.options.1.correct', false, 'items.0.options ← a single choice has exactly one correct option'],
    ['items.1.options.0.correct', false, /^items\.1\.options ← several choices have at least two correct/],
    ['items.1.options.1.correct', true, /^items\.1\.options ← several choices have .* at least one wrong/],
    ['items.1.options.2.key', 'a', 'items.1.options.2 ← a stands here twice'],
    ['items.1.id', 't1.f1', 'items.1 ← t1.f1 stands here twice'],
    ['items.2.answer', 'yes', /^items\.2\.answer ← /],
    ['items.3.numeric.tolerance', -1, /^items\.3\.numeric\.tolerance ← /],
    ['items.3.numeric.answer', '92.5', /^items\.3\.numeric\.answer ← /],
    ['items.3.feedback.wrong', undefined, /^items\.3\.feedback\.wrong ← /],
    ['items.4.type', 'essay', /^items\.4\.type ← /],
    ['passMark', 0, /^passMark ← /],
    ['pauseHours', -1, /^pauseHours ← /],
  ])('refuses %s of %j', (path, value, message) => {
    const expected = message instanceof RegExp ? (expect.stringMatching(message) as string) : message;
    expect(faults(path, value)).toEqual([expected]);
  });

  it('asks for five items', () => {
    const items = parse(
      `items:\n${['q1', 'q2', 'q3', 'q4'].map((id) => item(id, 'true_false')).join('')}`,
    ) as object;
    const parsed = QuizFileSchema.safeParse({ ...readFile('final.yml'), perOutcome: null, ...items });
    expect(parsed.error?.issues.map(inWords)).toEqual(['items: a quiz has at least 5 items']);
  });

  it('takes a unit in one spelling for both languages', () => {
    expect(QuizFileSchema.parse(readFile('final.yml')).items[3]).toMatchObject({
      numeric: { unit: { sw: '%', en: '%' } },
    });
  });
});

describe('LessonFrontMatterSchema', () => {
  const good = {
    id: 't1.m1.l1',
    title: 'T',
    summary: 'S',
    minutes: 5,
    stage: 'collection',
    author: 'A',
    updated: '2026-11-22',
    sources: ['S'],
  };

  it('takes a lesson that nobody has reviewed yet', () => {
    expect(LessonFrontMatterSchema.parse(good).swahiliReviewer).toBeNull();
  });

  it.each([
    { minutes: 0 },
    { minutes: 121 },
    { minutes: 2.5 },
    { stage: 'guessing' },
    { updated: '22.11.2026' },
    { sources: [] },
    { title: '' },
    { layout: 'wide' },
  ])('refuses %j', (change) =>
    expect(LessonFrontMatterSchema.safeParse({ ...good, ...change }).success).toBe(false),
  );
});

describe('what a visitor asks for', () => {
  it('is left out where it can’t be read', () => {
    expect(CourseFilterSchema.parse({ q: 'x'.repeat(101), cadre: "NO'; --" })).toEqual({});
    expect(CourseFilterSchema.parse({ q: ' data ', cadre: 'NO' })).toEqual({ q: 'data', cadre: 'NO' });
  });

  it.each(['', '-a', 'a-', 'a--b', 'A', 'a b', 'a/b', '..', 'a\0', 'a\n'])(
    'is no slug where it is %j',
    (text) => expect(SlugSchema.safeParse(text).success).toBe(false),
  );
});
