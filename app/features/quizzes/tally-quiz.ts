import { addPair, type CoMoment, noPairs } from './co-moment';

/** An item version that was asked in an attempt. */
export interface AnsweredItem {
  hash: string;
  /** Share of the item that the answer earned, 0 to 1. */
  share: number;
  /** Keys of the choices in the answer; none of an item that is answered otherwise. */
  response: readonly string[];
  /** The answer to each part of an item that has no choices, by the part's key; empty where it is answered as one. */
  parts?: ReadonlyMap<string, string>;
}

/** A submitted attempt, as far as the analysis looks at it. */
export interface AnalysedAttempt {
  items: readonly AnsweredItem[];
  /** From its start to its end by the server's clock, pauses included. */
  minutes: number;
}

/** Scores in whole per cent, 0 to 100. */
const scoreLevels = 101;

/** How many had each score in whole per cent. */
export type ByScore = number[];

/** What is known of one item version. */
export interface ItemTally {
  hash: string;
  /** Its place in the tally, from 0. */
  index: number;
  /** Its share (x). */
  shares: CoMoment;
  /** Its share (x) with the mean share of the other items of the same attempt (y). */
  withRest: CoMoment;
  takers: ByScore;
  unanswered: number;
  /** Who chose each choice. */
  chosen: Map<string, ByScore>;
  /** How often each answer to each part was given, by the part's key and the answer as it was given. */
  given: Map<string, Map<string, number>>;
}

/** What is known of a quiz: as large as its pool of items, and one number for each attempt. */
export interface QuizTally {
  attempts: number;
  /** Items in all attempts together. */
  asked: number;
  /** Mean share of each attempt (x). */
  scores: CoMoment;
  minutes: number[];
  items: Map<string, ItemTally>;
  /** Shares of two items of one attempt, by the places of the later and the earlier item. */
  pairs: CoMoment[][];
}

export const emptyTally = (): QuizTally => ({
  attempts: 0,
  asked: 0,
  scores: noPairs(),
  minutes: [],
  items: new Map(),
  pairs: [],
});

const nobody = (): ByScore => Array.from({ length: scoreLevels }, () => 0);

/** Takes an attempt in; the order of attempts matters to nothing. One without items says nothing and is left out. */
export function addAttempt(tally: QuizTally, { items, minutes }: AnalysedAttempt): void {
  if (items.length === 0) return;
  const total = items.reduce((sum, { share }) => sum + share, 0);
  const score = total / items.length;
  tally.attempts += 1;
  tally.asked += items.length;
  tally.minutes.push(minutes);
  addPair(tally.scores, score, 0);
  const tallies = items.map(({ hash }) => itemTally(tally, hash));
  for (const [at, answered] of items.entries()) {
    const own = tallies[at] as ItemTally;
    addAnswer(own, answered, score);
    if (items.length > 1)
      addPair(own.withRest, answered.share, (total - answered.share) / (items.length - 1));
    for (let other = 0; other < at; other++) {
      const { share } = items[other] as AnsweredItem;
      addItemPair(tally, own, answered.share, tallies[other] as ItemTally, share);
    }
  }
}

function itemTally(tally: QuizTally, hash: string): ItemTally {
  const known = tally.items.get(hash);
  if (known) return known;
  const fresh: ItemTally = {
    hash,
    index: tally.items.size,
    shares: noPairs(),
    withRest: noPairs(),
    takers: nobody(),
    unanswered: 0,
    chosen: new Map(),
    given: new Map(),
  };
  tally.items.set(hash, fresh);
  return fresh;
}

function addAnswer(item: ItemTally, { share, response, parts }: AnsweredItem, score: number): void {
  const level = Math.round(score * (scoreLevels - 1));
  addPair(item.shares, share, 0);
  addOne(item.takers, level);
  if (response.length === 0 && (parts?.size ?? 0) === 0) item.unanswered += 1;
  for (const [key, answer] of parts ?? []) {
    const answers = item.given.get(key) ?? new Map<string, number>();
    item.given.set(key, answers.set(answer, (answers.get(answer) ?? 0) + 1));
  }
  for (const key of new Set(response)) {
    const choosers = item.chosen.get(key) ?? nobody();
    addOne(choosers, level);
    item.chosen.set(key, choosers);
  }
}

function addOne(byScore: ByScore, level: number): void {
  byScore[level] = (byScore[level] ?? 0) + 1;
}

function addItemPair(tally: QuizTally, one: ItemTally, share: number, other: ItemTally, otherShare: number) {
  const isLater = one.index > other.index;
  const [later, earlier] = isLater ? [one.index, other.index] : [other.index, one.index];
  const row = (tally.pairs[later] ??= []);
  const pair = (row[earlier] ??= noPairs());
  if (isLater) addPair(pair, share, otherShare);
  else addPair(pair, otherShare, share);
}
