import {
  countTryAgainstAll,
  type RateLimit,
  type RateLimitAnswer,
} from '~/platform/security/rate-limit.server';

/** Whoever writes to attempts that aren't theirs, or that don't exist, is stopped by this one: each attempt has a count of its own. */
const ofPerson: RateLimit = { name: 'attempt:person', limit: 120, windowSeconds: 60 };

/**
 * In practice each question is a sending, and whoever knows the answers sends one every two or three seconds; a phone that gets no answer on
 * a bad network sends the same form again, some ten times. Twice a second for half a minute is a script.
 */
const ofAttempt: RateLimit = { name: 'attempt:sending', limit: 60, windowSeconds: 60 };

/** Counts that a person sends answers to an attempt, whether they are kept or not. */
export const countSending = (personId: string, attemptId: string): Promise<RateLimitAnswer> =>
  countTryAgainstAll([
    [ofPerson, personId],
    [ofAttempt, `${personId}:${attemptId}`],
  ]);
