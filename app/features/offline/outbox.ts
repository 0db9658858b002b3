import type { Language } from '~/platform/i18n/language';

/** What the list of an outbox tells apart: answers to a quiz that were saved, and those that were handed in. */
export type OutboxKind = 'lesson' | 'practice' | 'worksheet' | 'answers' | 'submission';

/** How much of an outbox the server takes at a time: so many entries, and so many characters of one that is sealed. A phone sends no more than one entry may have. */
export const outboxLimits = { entries: 100, characters: 64_000 } as const;

/** What a phone may know of an entry of its outbox: it can't open it any more. Times are by the phone's clock, as ISO 8601. */
export interface Unsent {
  uuid: string;
  kind: OutboxKind;
  at: string;
  /** Whose it is, by the name that tells nothing. */
  person: string;
  /** Why the server wouldn't take it. */
  reason?: string;
}

/** What is left of an entry that the server has taken. */
export interface Received extends Omit<Unsent, 'reason'> {
  /** By the server's clock. */
  receivedAt: string;
  code: string;
  /** What came of it; `beside`: figures that are kept beside newer ones. */
  outcome: 'done' | 'saved' | 'beside' | 'submitted';
}

/** What pages show of the outbox, which only the service worker opens. */
export interface OutboxSummary {
  /** How many are unsent, in the words of each language; none where nothing is. */
  lines?: Record<Language, string>;
  unsent: Unsent[];
  /** The last ones, newest first. */
  received: Received[];
}

/** The words of the list, which the page brings; with `{time}` and `{code}`. */
export interface OutboxWords {
  kinds: Record<OutboxKind, string>;
  waiting: string;
  received: string;
  /** Added where a quiz was handed in that can't be graded yet. */
  stillOpen: string;
  /** Added to figures that are kept beside newer ones. */
  beside: string;
  /** Why something was refused; `other` where there is nothing more to say. */
  reasons: { other: string } & Record<string, string>;
  forget: string;
}

/** What the list of quizzes to take along says of one of them. */
export interface QuizWords {
  take: string;
  taking: string;
  taken: string;
  cut: string;
  refused: string;
  signIn: string;
}

/** Where the summary is kept, in a cache of its own. */
export const outboxSummary = { cache: 'tumia-outbox', address: '/outbox' } as const;

/**
 * What a page may ask of the worker, and the worker tells its pages; `listIn`: the list is to be kept in the language of an address; `take`: the page at
 * an address, if any, which is an attempt's, is to be kept, and each {@link TakenQuiz} to be told.
 */
export type OutboxMessage =
  'send' | 'changed' | 'unsendable' | { forget: string } | { listIn: string } | { take: string };

/** A quiz that whoever's turn it is can take without network. */
export interface TakenQuiz {
  /** Path of its page. */
  quiz: string;
  /** Path of its attempt. */
  path: string;
}
