/**
 * Seconds that a question takes at least where it is read: adults read some four words in a second (Brysbaert, Journal of Memory and
 * Language, 2019: 238 a minute), so that in three seconds nobody has read a stem and its choices, which have some 40 words in our courses. Studies of
 * rapid guessing use the same limit (Wise and Kong, Applied Measurement in Education, 2005, and later work).
 */
export const secondsToRead = 3;

/** Answers from which on a pace is worth a look: few questions may well be known by heart. */
export const leastAnswered = 5;

/** Whether so many answers came sooner than their questions can be read. @param seconds from start to submission, by the server's clock */
export const isUnusualPace = (seconds: number, answered: number): boolean =>
  answered >= leastAnswered && seconds < answered * secondsToRead;
