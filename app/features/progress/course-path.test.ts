import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CourseManifest, QuizEntry } from '~db/schema/catalog';
import { coursePath, nothingDone } from './course-path';

const both = (text: string) => ({ sw: text, en: text });
const quiz = (id: string, kind: QuizEntry['kind']): QuizEntry => ({
  id,
  kind,
  draw: 5,
  perOutcome: null,
  passMark: 70,
  attemptsBeforePause: null,
  pauseHours: null,
  items: [],
});
const lesson = (id: string) => ({
  id,
  slug: id,
  minutes: 5,
  title: both(id),
  summary: both(id),
  revision: both(id),
});
const manifest: CourseManifest = {
  id: 'c',
  slug: 'course',
  topic: 'topic',
  inks: 'lake',
  title: both('Course'),
  summary: both('Summary'),
  cadres: [],
  hours: 1,
  creditPoints: 0,
  outcomes: [],
  modules: [
    {
      id: 'm1',
      slug: 'one',
      title: both('One'),
      lessons: [lesson('l1'), lesson('l2')],
      quiz: quiz('q1', 'graded'),
    },
    { id: 'm2', slug: 'two', title: both('Two'), lessons: [lesson('l3')], quiz: null },
  ],
  final: quiz('final', 'final'),
};

const pathOf = (lessonsDone: string[], bestScores: Record<string, number> = {}) => {
  const entries = Object.entries(bestScores).map(([id, score]) => {
    const result = { score, passed: score >= 70 };
    return [id, { best: result, last: result }] as const;
  });
  return coursePath(manifest, { enrolled: true, lessonsDone, results: Object.fromEntries(entries) });
};
const statesOf = (path: ReturnType<typeof pathOf>) => path.stops.map(({ state }) => state);

describe('coursePath', () => {
  it('goes by the last result where the quiz says so', () => {
    const final = { ...manifest.final, counts: 'last' as const };
    const results = { final: { best: { score: 90, passed: true }, last: { score: 40, passed: false } } };
    const facts = { enrolled: true, lessonsDone: ['l1', 'l2', 'l3'], results };
    expect(coursePath(manifest, facts)).toMatchObject({ isComplete: true, finalScore: 90 });
    expect(coursePath({ ...manifest, final }, facts)).toMatchObject({ isComplete: false, finalScore: 40 });
  });

  it('begins at the first lesson', () => {
    const path = coursePath(manifest, nothingDone);
    expect(statesOf(path)).toEqual(['here', 'todo', 'todo', 'todo', 'todo']);
    expect(path.next).toMatchObject({ kind: 'lesson', lesson: { id: 'l1' } });
    expect(path).toMatchObject({
      lessonsDone: 0,
      lessonsTotal: 3,
      share: 0,
      isComplete: false,
      finalScore: undefined,
    });
  });

  it('goes back to what was left out', () => {
    const path = pathOf(['l2', 'l3'], { final: 90 });
    expect(statesOf(path)).toEqual(['here', 'done', 'todo', 'done', 'done']);
    expect(path).toMatchObject({ lessonsDone: 2, isComplete: false, finalScore: 90 });
  });

  it('takes a quiz for done at its pass mark, not below', () => {
    expect(statesOf(pathOf(['l1', 'l2'], { q1: 69.9 }))[2]).toBe('here');
    expect(statesOf(pathOf(['l1', 'l2'], { q1: 70 }))[2]).toBe('done');
  });

  it('is complete with every lesson and the final, whether or not the module’s quiz is passed', () => {
    const path = pathOf(['l1', 'l2', 'l3'], { final: 70 });
    expect(path).toMatchObject({ isComplete: true, next: undefined, share: 1 });
    expect(statesOf(path)).toEqual(['done', 'done', 'todo', 'done', 'done']);
    expect(pathOf(['l1', 'l2', 'l3'], { q1: 100, final: 69.9 }).isComplete).toBe(false);
    expect(pathOf(['l1', 'l2'], { q1: 100, final: 100 }).isComplete).toBe(false);
  });

  it('counts nothing that the course has not, such as a lesson of an earlier revision', () => {
    expect(pathOf(['l1', 'gone'], { gone: 100 })).toMatchObject({ lessonsDone: 1, share: 0.2 });
  });

  it('ends where all is done', () => {
    const path = pathOf(['l1', 'l2', 'l3'], { q1: 100, final: 100 });
    expect(path).toMatchObject({ next: undefined, share: 1, isComplete: true });
  });

  it('has one place where the person is, the first that is not done, and a share that grows', () => {
    const facts = fc.record({
      lessons: fc.subarray(['l1', 'l2', 'l3']),
      scores: fc.dictionary(fc.constantFrom('q1', 'final'), fc.double({ min: 0, max: 100, noNaN: true })),
      more: fc.constantFrom('l1', 'l2', 'l3'),
    });
    fc.assert(
      fc.property(facts, ({ lessons, scores, more }) => {
        const path = pathOf(lessons, scores);
        const states = statesOf(path);
        const open = path.isComplete ? -1 : states.findIndex((state) => state !== 'done');
        expect(states.filter((state) => state === 'here')).toHaveLength(open < 0 ? 0 : 1);
        expect(path.next).toBe(open < 0 ? undefined : path.stops[open]);
        expect(pathOf([...lessons, more], scores).share).toBeGreaterThanOrEqual(path.share);
      }),
    );
  });
});
