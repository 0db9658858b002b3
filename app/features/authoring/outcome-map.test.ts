import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mapOutcomes, type MappedQuiz } from './outcome-map';

const both = (text: string) => ({ sw: `${text} sw`, en: text });
const quizOf = (...outcomes: string[]): MappedQuiz => ({
  items: outcomes.map((outcome) => ({ outcome })),
  fromBank: [],
});
const outcomes = ['o1', 'o2', 'o3'].map((id) => ({ id, text: both(id) }));
const moduleOf = (title: string, quiz?: MappedQuiz, practice?: MappedQuiz) => ({
  title: both(title),
  lessons: [both(`${title} 1`), both(`${title} 2`)],
  quiz,
  practice,
});

describe('the map', () => {
  test('an outcome has the lessons of the modules that ask about it, and its questions', () => {
    const modules = [moduleOf('m1', quizOf('o1', 'o1'), quizOf('o2')), moduleOf('m2', quizOf('o2'))];
    const rows = mapOutcomes({ outcomes, modules, final: quizOf('o1', 'o3') }, 'en');
    expect(
      rows.map(({ lessons, practice, quiz, final, lacks }) => [lessons, practice, quiz, final, lacks]),
    ).toEqual([
      [['m1 1', 'm1 2'], 0, 2, 1, null],
      [['m1 1', 'm1 2', 'm2 1', 'm2 2'], 1, 1, 0, null],
      [[], 0, 0, 1, 'lesson'],
    ]);
  });

  test('an outcome that nothing asks about has neither', () => {
    expect(mapOutcomes({ outcomes, modules: [], final: undefined }, 'sw').map(({ lacks }) => lacks)).toEqual([
      'both',
      'both',
      'both',
    ]);
  });

  test('a draw from a bank asks, though its questions aren’t counted', () => {
    const draw = { items: [], fromBank: [{ outcome: 'o1', outcomes: { x: 'o2' } }] };
    const [first, second, third] = mapOutcomes(
      { outcomes, modules: [moduleOf('m', draw)], final: undefined },
      'en',
    );
    expect([first?.hasBank, second?.hasBank, third?.hasBank]).toEqual([true, true, false]);
    expect([first?.lacks, third?.lacks]).toEqual([null, 'both']);
  });

  test('every question of a known outcome is counted once', () => {
    const quiz = fc.array(fc.constantFrom('o1', 'o2', 'o3')).map((ids) => quizOf(...ids));
    fc.assert(
      fc.property(fc.array(fc.tuple(quiz, quiz)), quiz, (parts, final) => {
        const modules = parts.map(([one, practice], index) => moduleOf(`m${index}`, one, practice));
        const rows = mapOutcomes({ outcomes, modules, final }, 'en');
        const counted = rows.reduce((sum, row) => sum + row.practice + row.quiz + row.final, 0);
        const written = [final, ...parts.flat()].reduce((sum, { items }) => sum + items.length, 0);
        expect(counted).toBe(written);
      }),
    );
  });
});
