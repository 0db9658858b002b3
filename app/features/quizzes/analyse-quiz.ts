import { median } from '~/ui/charts/median';
import type { ItemBody } from '~db/schema/items';
import { analyseChoices, type ChoicesAnalysis } from './analyse-choices';
import { analyseParts, type PartAnalysis } from './analyse-parts';
import { choicesOf } from './choices-of';
import { correlation } from './co-moment';
import { type Flag, flagItem } from './flag-item';
import { cronbachAlpha, standardError } from './reliability';
import type { ItemTally, QuizTally } from './tally-quiz';
import { leastAttempts } from './thresholds';

export interface ItemFigures extends ChoicesAnalysis {
  /** Facility index: mean share of the item that was earned, 0 to 1. */
  facility: number;
  /**
   * Discrimination index, −1 to 1: the corrected item–total correlation, Pearson's between an item's share and the mean share of the other items of
   * the same attempt. The item itself is left out, since it would agree with itself (Moodle, Quiz statistics calculations, "discrimination
   * index"). The rest is a mean, not a sum, since draws may differ in length; draws also differ in difficulty, which makes the index
   * smaller than with one common set of items. null where the item or the rest never differs.
   */
  discrimination: number | null;
  /** What there is to answer in an item without choices. */
  parts: PartAnalysis[];
  /** The gravest first. */
  flags: Flag[];
}

export interface ItemAnalysis {
  hash: string;
  /** Attempts in which it was asked. */
  attempts: number;
  /** null below ten attempts. */
  figures: ItemFigures | null;
}

export interface QuizFigures {
  /** Mean score, 0 to 100. */
  meanScore: number;
  /** Cronbach's alpha, at most 1; null where it is undefined. */
  alpha: number | null;
  /** Standard error of measurement in points of 0 to 100; null where it is undefined. */
  standardError: number | null;
  /**
   * Median time from the start of an attempt to its end. Nothing shorter is known: pauses are part of it, and how long one question took is not
   * recorded.
   */
  minutes: number;
  /** The median of `minutes` divided by how many questions an attempt has on average. */
  minutesPerItem: number;
}

export interface QuizAnalysis {
  attempts: number;
  /** null below ten attempts. */
  figures: QuizFigures | null;
  /** In the order of first being seen. */
  items: ItemAnalysis[];
}

/** @param bodyOf an item version; its answers aren't analysed where it isn't known */
export function analyseQuiz(tally: QuizTally, bodyOf: (hash: string) => ItemBody | undefined): QuizAnalysis {
  return {
    attempts: tally.attempts,
    figures: tally.attempts < leastAttempts ? null : quizFigures(tally),
    items: [...tally.items.values()].map((item) => ({
      hash: item.hash,
      attempts: item.shares.count,
      figures: item.shares.count < leastAttempts ? null : itemFigures(item, bodyOf(item.hash)),
    })),
  };
}

function quizFigures(tally: QuizTally): QuizFigures {
  const alpha = cronbachAlpha(tally);
  const minutes = median(tally.minutes) ?? 0;
  return {
    meanScore: 100 * tally.scores.meanX,
    alpha,
    standardError: standardError(tally, alpha),
    minutes,
    minutesPerItem: (minutes * tally.attempts) / tally.asked,
  };
}

function itemFigures(item: ItemTally, body: ItemBody | undefined): ItemFigures {
  const figures = {
    facility: item.shares.meanX,
    discrimination: correlation(item.withRest),
    ...analyseChoices(item, choicesOf(body)),
    parts: body ? analyseParts(body, item.given, item.shares.count) : [],
  };
  return { ...figures, flags: flagItem({ ...figures, attempts: item.shares.count }) };
}
