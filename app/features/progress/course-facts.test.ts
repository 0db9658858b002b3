import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsOf, nothingDone, type ProgressEvent } from './course-facts';

const asOf = new Date('2026-12-31T00:00:00Z');

type Written = Pick<ProgressEvent, 'verb' | 'objectType' | 'objectId'> & Partial<ProgressEvent>;

/** Events a minute apart, in this order. */
const written = (...events: Written[]): ProgressEvent[] =>
  events.map((event, minute) => ({
    id: `e${minute}`,
    occurredAt: new Date(Date.UTC(2026, 11, 1, 8, minute)),
    result: null,
    ...event,
  }));

const graded = (attempt: string, score: number, quizId = 'final'): Written => ({
  verb: 'graded',
  objectType: 'attempt',
  objectId: attempt,
  result: { quizId, score, passed: score >= 70 },
});
const signOff = (verb: 'approved' | 'voided', id: string): Written => ({
  verb,
  objectType: 'sign-off',
  objectId: id,
});

describe('factsOf', () => {
  it('knows nothing of whom the log says nothing', () => {
    expect(factsOf([], asOf)).toEqual({ ...nothingDone, asOf });
  });

  it('takes the first enrolment, and each lesson and worksheet once', () => {
    const events = written(
      { verb: 'registered', objectType: 'course', objectId: 'c' },
      { verb: 'completed', objectType: 'lesson', objectId: 'l2' },
      { verb: 'completed', objectType: 'lesson', objectId: 'l1' },
      { verb: 'completed', objectType: 'worksheet', objectId: 'W08' },
      { verb: 'completed', objectType: 'lesson', objectId: 'l2' },
      { verb: 'registered', objectType: 'course', objectId: 'c' },
    );
    expect(factsOf(events, asOf)).toMatchObject({
      enrolledAt: events[0]?.occurredAt,
      lessonsDone: ['l1', 'l2'],
      worksheetsDone: ['W08'],
    });
  });

  it('takes an attempt that was graded anew by its new grade, at its old place', () => {
    const events = written(graded('a1', 90), graded('a2', 60), graded('a1', 40));
    expect(factsOf(events, asOf).results.final).toEqual({
      best: { score: 60, passed: false },
      last: { score: 60, passed: false },
    });
    expect(factsOf(written(graded('a1', 90), graded('a2', 60)), asOf).results.final).toMatchObject({
      best: { score: 90, passed: true },
      last: { score: 60, passed: false },
    });
  });

  it('keeps a pass of an attempt whose score another one beat under a higher mark', () => {
    const late = { ...graded('a2', 80), result: { quizId: 'final', score: 80, passed: false } };
    expect(factsOf(written(graded('a1', 72), late), asOf).results.final?.best).toEqual({
      score: 80,
      passed: true,
    });
  });

  it('takes a sign-off as long as it isn’t taken back', () => {
    const signedOff = (...events: Written[]) => factsOf(written(...events), asOf).isSignedOff;
    expect(signedOff(signOff('approved', 's1'))).toBe(true);
    expect(signedOff(signOff('approved', 's1'), signOff('voided', 's1'))).toBe(false);
    expect(signedOff(signOff('approved', 's1'), signOff('voided', 's1'), signOff('approved', 's2'))).toBe(
      true,
    );
  });

  const anyEvent = fc
    .oneof(
      fc.record({
        verb: fc.constantFrom('completed'),
        objectType: fc.constantFrom('lesson', 'worksheet'),
        objectId: fc.constantFrom('l1', 'l2', 'W08'),
      }),
      fc.constant({ verb: 'registered', objectType: 'course', objectId: 'c' }),
      fc.constant({ verb: 'earned', objectType: 'credential', objectId: 'k' }),
      fc
        .tuple(fc.constantFrom('approved' as const, 'voided' as const), fc.constantFrom('s1', 's2'))
        .map(([verb, id]) => signOff(verb, id)),
      fc
        .tuple(
          fc.constantFrom('a1', 'a2', 'a3'),
          fc.integer({ min: 0, max: 100 }),
          fc.constantFrom('q1', 'final'),
        )
        .map(([attempt, score, quiz]) => graded(attempt, score, quiz)),
    )
    .chain((event) =>
      fc.record({ id: fc.uuid(), minute: fc.nat({ max: 5 }) }).map(({ id, minute }): ProgressEvent => ({
        result: null,
        ...event,
        id,
        occurredAt: new Date(Date.UTC(2026, 11, 1, 8, minute)),
      })),
    );
  const log = fc.uniqueArray(anyEvent, { selector: ({ id }) => id, maxLength: 25 });

  /** A log, and the same as two phones send it: each a part of it, in any order, some of it again. */
  const logAsSent = log.chain((events) =>
    fc
      .record({
        shuffled: fc.shuffledSubarray(events, { minLength: events.length }),
        again: fc.shuffledSubarray(events),
        cut: fc.nat({ max: events.length }),
      })
      .map(({ shuffled, again, cut }) => ({
        events,
        sent: [...shuffled.slice(cut), ...again, ...shuffled.slice(0, cut)],
      })),
  );

  it('neither the order in which two phones send nor what they send again matters', () => {
    fc.assert(
      fc.property(logAsSent, ({ events, sent }) => {
        expect(factsOf(sent, asOf)).toEqual(factsOf(events, asOf));
      }),
    );
  });

  it('joins what two phones know to what one phone that did it all would know', () => {
    fc.assert(
      fc.property(log, log, (one, other) => {
        const merged = factsOf([...one, ...other], asOf);
        expect(factsOf([...other, ...one], asOf)).toEqual(merged);
        const lessons = [...factsOf(one, asOf).lessonsDone, ...factsOf(other, asOf).lessonsDone];
        expect(merged.lessonsDone).toEqual([...new Set(lessons)].sort());
      }),
    );
  });
});
