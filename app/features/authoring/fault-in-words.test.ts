import { describe, expect, test } from 'vitest';
import { getTranslator } from '~/platform/i18n/translate';
import { faultInWords, fieldInWords } from './fault-in-words';
import { aboutFaults, factsFaults } from './field-faults';
import { findFileFaults } from './find-file-faults.server';

const en = getTranslator('en');
const sw = getTranslator('sw');

const item = (number: number, options: string) => `  - id: c1.q${number}
    type: single
    outcome: c1.o1
    stem: { en: "Which total is right?", sw: "Jumla ipi ni sahihi?" }
    options:${options}
`;

const option = (key: string, more = '') => `
      - { key: ${key}, text: { en: "${key}", sw: "${key}" }, feedback: { en: "f", sw: "f" }${more} }`;
const right = option('a', ', correct: true') + option('b') + option('c');

const quiz = (faulty: string) =>
  `id: c1.m1.quiz\ndraw: 5\npassMark: 70\nitems:\n${[right, right, faulty, right, right]
    .map((options, index) => item(index + 1, options))
    .join('')}`;

const told = (path: string, text: string, language: 'en' | 'sw') =>
  findFileFaults(path, text).map((fault) =>
    faultInWords(fault, text, { language, t: language === 'en' ? en : sw }),
  );

describe('a fault of a quiz', () => {
  test('names the question by its number and words, in both languages', () => {
    const text = quiz(option('a', ', correct: true') + option('b'));
    expect(told('basics/quiz.yml', text, 'en')).toEqual([
      {
        where: 'Question 3 (“Which total is right?”)',
        message: 'answers to choose from: give at least 3 options',
        hint: 'A question with fewer is guessed.',
      },
    ]);
    expect(told('basics/quiz.yml', text, 'sw')[0]).toMatchObject({
      where: 'Swali la 3: “Jumla ipi ni sahihi?”',
    });
  });

  test('says which answer and which language', () => {
    const text = quiz(right.replace('sw: "b"', 'sw: ""'));
    expect(told('final.yml', text, 'en')[0]).toMatchObject({
      where: expect.stringContaining('Question 3') as unknown,
      message: 'answer 2, text in Swahili: the text is empty',
    });
    expect(told('final.yml', text, 'sw')[0]?.message).toContain('jibu la 2, maandishi kwa Kiswahili');
  });

  test('is told at the question too where it is about the question as a whole', () => {
    const [fault] = told('final.yml', quiz(right.replace(', correct: true', '')), 'en');
    expect(fault?.where).toContain('Question 3');
    expect(fault?.message).toBe('exactly one answer must be right');
  });

  test('names a question by its number where the fault names it by its id', () => {
    const text = quiz(right);
    const fault = {
      line: 21,
      column: 5,
      code: 'outcomeUnknown' as const,
      values: { item: 'c1.q3', outcome: 'c1.o9' },
    };
    expect(faultInWords(fault, text, { language: 'en', t: en }).message).toContain('question 3 measures');
  });

  test('is told in a file that can’t be read', () => {
    expect(told('final.yml', 'id: "c1\nitems: [', 'en')[0]?.message).toBe(
      'A quotation mark (") isn\'t closed',
    );
  });
});

test('a name that the studio has no word for stays as it is written', () => {
  expect(fieldInWords('items.0.frobnicate', en)).toBe('“frobnicate”');
  expect(fieldInWords('·', en)).toBe('the whole file');
});

const course = `id: t1
institute: ttcih
topic: small
title: { en: 'Small', sw: '' }
summary: { en: '', sw: 'Ndogo' }
cadres: [NO]
hours: 0
creditPoints: 2
inks: lake
outcomes:
  - { id: t1.o1, text: { en: 'Count', sw: '' } }
modules:
  - { id: t1.m1, slug: basics, title: { en: 'Basics', sw: 'Misingi' }, lessons: [counting] }
`;

test('faults of course.yml stand beside the fields of the form', () => {
  const faults = aboutFaults(findFileFaults('course.yml', course), en);
  expect(Object.keys(faults).sort()).toEqual(['hours', 'outcome-0-sw', 'summaryEn', 'titleSw']);
  expect(faults.titleSw).toBe('The text is empty. Write what it says, in both languages.');
});

test('faults of front matter stand beside the fields of the form about the lesson', () => {
  const lesson = (summary: string) => `---
id: t1.m1.l1
title: Counting
summary: "${summary}"
minutes: 0
stage: collection
author: Asha
updated: "2026-01-01"
sources: []
---

Text
`;
  const faults = factsFaults(
    { sw: findFileFaults('lesson.mdx', lesson('')), en: findFileFaults('lesson.mdx', lesson('Short')) },
    en,
  );
  expect(Object.keys(faults).sort()).toEqual(['minutes', 'sourcesEn', 'sourcesSw', 'summarySw']);
});
