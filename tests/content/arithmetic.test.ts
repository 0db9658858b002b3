import { describe, expect, it } from 'vitest';
import { languages } from '~/platform/i18n/language';
import { agrees, sumsIn } from './arithmetic';
import { lessons, quizzes, readLesson } from './lesson-files';

describe('the reader of sums', () => {
  it.each([
    ['24 ÷ 8 = 3', 3, 3],
    ['Mlimani: (140 − 132) ÷ 140 × 100 = **5.7 %**', 5.714, 5.7],
    ['0.6745 × (410 − 40.5) ÷ 2.0 = **124.61**', 124.614, 124.61],
    ['34 ÷ (5 − 1) = 8.5, and √8.5 = 2.9155.', 8.5, 8.5],
    ['24 facilities × 30 tally sheets a month × 12 months = **8,640** sheets', 8640, 8640],
    ['(60 − 63) ÷ 60 = −5.0 %.', -0.05, -5],
    ['For 9,504 × TZS 100 = **TZS 950,400** a year', 950_400, 950_400],
    ['vituo 24 × karatasi 30 = karatasi **720**', 720, 720],
    ['Facility: 2 of 3 = **66.7 %**. Kituo: 2 kati ya 3 = **66.7 %**.', 0.667, 66.7],
    ['Penta1 60 ÷ Penta3 57 = 1.05; 47 − 42 = **+5**', 1.05, 1.05],
    ['(24 + 0 + 18) ÷ 3 = 42 ÷ 3 = **14.0**', 14, 14],
  ])('reads %s', (text, left, right) => {
    const [first] = sumsIn(text);
    expect(first?.left).toBeCloseTo(left, 2);
    expect(first?.right).toBe(right);
    expect(sumsIn(text).every(agrees)).toBe(true);
  });

  it.each(['24 ÷ 8 = 4', '81 ÷ 90 × 100 = 91 %', '3 ÷ 8 = 37.6 %', '1 + 1 = 2.04', '64 + 300 − 100 − 4 = 261'])(
    'tells that %s is wrong',
    (text) => expect(sumsIn(text).map(agrees)).toEqual([false]),
  );

  it('finds no sum in other text', () => {
    expect(sumsIn('A + B − C ± D = E. Weeks 3 − 5; x = 4, 16 = 16')).toEqual([]);
  });
});

describe.each(languages)('every sum in %s', (language) => {
  it.each(lessons)('of %s is right', (lesson) => {
    const wrong = sumsIn(readLesson(lesson, language)).filter((sum) => !agrees(sum));
    expect(wrong).toEqual([]);
  });
});

it.each(quizzes())('every sum of %s is right', (_, text) => {
  expect(sumsIn(text).filter((sum) => !agrees(sum))).toEqual([]);
});

it('the languages of a lesson write the same sums', () => {
  const sidesOf = (lesson: string, language: (typeof languages)[number]) =>
    sumsIn(readLesson(lesson, language)).map(({ left, right }) => `${left} = ${right}`);
  for (const lesson of lessons) expect(sidesOf(lesson, 'sw'), lesson).toEqual(sidesOf(lesson, 'en'));
});
