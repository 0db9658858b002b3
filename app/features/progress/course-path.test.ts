import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompletionRule, CourseManifest, QuizEntry } from '~db/schema/catalog';
import { type CourseFacts, nothingDone } from './course-facts';
import { coursePath } from './course-path';

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

const enrolledAt = new Date('2026-12-01T15:00:00+03:00');
const done = (facts: Partial<CourseFacts>): CourseFacts => ({
  ...nothingDone,
  enrolledAt,
  asOf: enrolledAt,
  ...facts,
});

interface Drawn {
  lessonsDone: string[];
  worksheetsDone: string[];
  isSignedOff: boolean;
  days: number;
  score: number;
}

const pathOf = (lessonsDone: string[], bestScores: Record<string, number> = {}) => {
  const entries = Object.entries(bestScores).map(([id, score]) => {
    const result = { score, passed: score >= 70 };
    return [id, { best: result, last: result }] as const;
  });
  return coursePath(manifest, done({ lessonsDone, results: Object.fromEntries(entries) }));
};
const statesOf = (path: ReturnType<typeof pathOf>) => path.stops.map(({ state }) => state);

describe('coursePath', () => {
  it('goes by the last result where the quiz says so', () => {
    const final = { ...manifest.final, counts: 'last' as const };
    const results = { final: { best: { score: 90, passed: true }, last: { score: 40, passed: false } } };
    const facts = done({ lessonsDone: ['l1', 'l2', 'l3'], results });
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

describe('a rule of completion', () => {
  const passed = { score: 72, passed: true };
  const results = { final: { best: passed, last: passed } };
  const usual = done({ lessonsDone: ['l1', 'l2', 'l3'], results });
  const rule: CompletionRule = {
    lessons: 'all',
    quizzes: [{ quiz: 'final', passMark: null }],
    minimumDays: 0,
    worksheets: [],
    signOff: false,
  };
  const under = (change: Partial<CompletionRule>, facts: CourseFacts) =>
    coursePath({ ...manifest, completion: { ...rule, ...change } }, facts);
  const left = (path: ReturnType<typeof under>) =>
    path.requirements.filter(({ isMet }) => !isMet).map(({ kind }) => kind);

  it('that says nothing of its own is the usual one', () => {
    expect(under({}, usual)).toEqual(coursePath(manifest, usual));
    expect(under({}, usual).isComplete).toBe(true);
  });

  it('may name lessons, and leave the others to choice', () => {
    const facts = done({ lessonsDone: ['l2'], results });
    expect(under({ lessons: ['l2'] }, facts)).toMatchObject({ isComplete: true, next: undefined, share: 1 });
    const path = under({ lessons: ['l2', 'l3'] }, facts);
    expect(left(path)).toEqual(['lesson']);
    expect(path.next).toMatchObject({ kind: 'lesson', lesson: { id: 'l1' } });
  });

  it('may ask for a module’s quiz, with a mark of its own', () => {
    const quizzes = [
      { quiz: 'q1', passMark: 60 },
      { quiz: 'final', passMark: null },
    ];
    const scored = (score: number) => ({ score, passed: score >= 70 });
    const tried = (score: number) =>
      done({ ...usual, results: { ...results, q1: { best: scored(score), last: scored(score) } } });
    expect(under({ quizzes }, usual)).toMatchObject({ isComplete: false, next: { quiz: { id: 'q1' } } });
    expect(left(under({ quizzes }, tried(59.9)))).toEqual(['quiz']);
    expect(under({ quizzes }, tried(60)).isComplete).toBe(true);
  });

  it('may ask for days, which begin at midnight in East Africa', () => {
    const at = (asOf: string) => under({ minimumDays: 2 }, done({ ...usual, asOf: new Date(asOf) }));
    const opensAt = new Date('2026-12-03T00:00:00+03:00');
    expect(at('2026-12-02T23:59:59+03:00')).toMatchObject({
      isComplete: false,
      next: undefined,
      requirements: expect.arrayContaining([{ kind: 'days', days: 2, opensAt, isMet: false }]) as unknown,
    });
    expect(at('2026-12-03T00:00:00+03:00').isComplete).toBe(true);
    expect(left(under({ minimumDays: 2 }, nothingDone))).toContain('days');
  });

  it('may ask for a worksheet, to which it leads once the stops are done', () => {
    const open = under({ worksheets: ['W08'] }, usual);
    expect(open).toMatchObject({ isComplete: false, next: { kind: 'worksheet', worksheet: 'W08' } });
    expect(open.share).toBeCloseTo(4 / 6);
    expect(under({ worksheets: ['W08'] }, done({ ...usual, worksheetsDone: ['W08'] })).isComplete).toBe(true);
    expect(under({ worksheets: ['W08'] }, done({ ...usual, worksheetsDone: ['W01'] })).isComplete).toBe(
      false,
    );
  });

  it('may ask for a facilitator, for whom the learner can only wait', () => {
    expect(under({ signOff: true }, usual)).toMatchObject({ isComplete: false, next: undefined });
    expect(under({ signOff: true }, done({ ...usual, isSignedOff: true })).isComplete).toBe(true);
  });

  it('is met when each requirement is, and more facts never undo it', () => {
    const anyRule = fc.record({
      lessons: fc.oneof(fc.constant('all' as const), fc.subarray(['l1', 'l2', 'l3'], { minLength: 1 })),
      quizzes: fc.option(fc.integer({ min: 1, max: 70 }), { nil: null }).map((passMark) => [
        { quiz: 'q1', passMark },
        { quiz: 'final', passMark: null },
      ]),
      minimumDays: fc.nat({ max: 3 }),
      worksheets: fc.subarray(['W01', 'W08']),
      signOff: fc.boolean(),
    });
    const anyFacts = fc.record({
      lessonsDone: fc.subarray(['l1', 'l2', 'l3']),
      worksheetsDone: fc.subarray(['W01', 'W08']),
      isSignedOff: fc.boolean(),
      days: fc.nat({ max: 4 }),
      score: fc.integer({ min: 0, max: 100 }),
    });
    const factsFrom = ({ days, score, ...more }: Drawn) => {
      const result = { score, passed: score >= 70 };
      return done({
        ...more,
        asOf: new Date(enrolledAt.getTime() + days * 86_400_000),
        results: { q1: { best: result, last: result }, final: { best: result, last: result } },
      });
    };
    fc.assert(
      fc.property(anyRule, anyFacts, anyFacts, (change, some, more) => {
        const path = under(change, factsFrom(some));
        expect(path.isComplete).toBe(left(path).length === 0);
        if (!path.isComplete) expect(path.share).toBeLessThan(1);
        const both = {
          lessonsDone: [...some.lessonsDone, ...more.lessonsDone],
          worksheetsDone: [...some.worksheetsDone, ...more.worksheetsDone],
          isSignedOff: some.isSignedOff || more.isSignedOff,
          days: Math.max(some.days, more.days),
          score: Math.max(some.score, more.score),
        };
        if (path.isComplete) expect(under(change, factsFrom(both)).isComplete).toBe(true);
      }),
    );
  });
});
