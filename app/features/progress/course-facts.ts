/** What a person has done in a course, as the log tells it. */
export interface CourseFacts {
  /** The moment at which these facts held, by the server's clock. */
  asOf: Date;
  /** Null where the person isn't enrolled. */
  enrolledAt: Date | null;
  /** Ids of lessons that are done. */
  lessonsDone: string[];
  /** Of each quiz that was submitted, by its id: the best score, 0 to 100, and whether an attempt passed; and the last attempt's. */
  results: Record<string, Record<'best' | 'last', { score: number; passed: boolean }>>;
  /** Keys of worksheets that were done with one's own facility's figures. */
  worksheetsDone: string[];
  /** Whether a facilitator's sign-off stands. */
  isSignedOff: boolean;
  /** Whether the course's certificate was ever earned. */
  isAwarded: boolean;
}

/** An event of the log, as far as progress reads it. */
export interface ProgressEvent {
  id: string;
  verb: string;
  objectType: string;
  objectId: string;
  occurredAt: Date;
  result: Record<string, unknown> | null;
}

const byTime = (one: ProgressEvent, other: ProgressEvent): number =>
  one.occurredAt.getTime() - other.occurredAt.getTime() || (one.id < other.id ? -1 : 1);

/**
 * What a person's events in a course amount to. Neither the order in which they arrive nor their repetition matters: everything is a set, an
 * earliest or a latest, by the server's time and then by id.
 */
export function factsOf(events: Iterable<ProgressEvent>, asOf: Date): CourseFacts {
  const all = [...new Map([...events].map((event) => [event.id, event])).values()].sort(byTime);
  const objects = (verb: string, objectType: string) =>
    new Set(
      all.filter((one) => one.verb === verb && one.objectType === objectType).map((one) => one.objectId),
    );
  const takenBack = objects('voided', 'sign-off');
  return {
    asOf,
    enrolledAt: all.find(({ verb }) => verb === 'registered')?.occurredAt ?? null,
    lessonsDone: [...objects('completed', 'lesson')].sort(),
    results: resultsOf(all.filter(({ verb, objectType }) => verb === 'graded' && objectType === 'attempt')),
    worksheetsDone: [...objects('completed', 'worksheet')].sort(),
    isSignedOff: [...objects('approved', 'sign-off')].some((id) => !takenBack.has(id)),
    isAwarded: objects('earned', 'credential').size > 0,
  };
}

export const nothingDone: CourseFacts = factsOf([], new Date(0));

/** An attempt that was graded anew counts by its latest grade, and stands where it was graded first. @param graded by time */
function resultsOf(graded: readonly ProgressEvent[]): CourseFacts['results'] {
  const attempts = new Map<string, { quizId: string; score: number; passed: boolean }>();
  for (const { objectId, result } of graded) {
    const { quizId, score, passed } = result ?? {};
    if (typeof quizId !== 'string' || typeof score !== 'number') continue;
    attempts.set(objectId, { quizId, score, passed: passed === true });
  }
  const results: CourseFacts['results'] = {};
  for (const { quizId, score, passed } of attempts.values()) {
    const before = results[quizId]?.best ?? { score, passed };
    results[quizId] = {
      best: { score: Math.max(before.score, score), passed: before.passed || passed },
      last: { score, passed },
    };
  }
  return results;
}
