import type { ByScore, ItemTally } from './tally-quiz';
import { groupShare, leastGroup } from './thresholds';

/** A choice of an item, as it was published. */
export interface Choice {
  key: string;
  correct: boolean;
}

export interface ChoiceAnalysis extends Choice {
  /** How many chose it. */
  count: number;
  /** How many of each group chose it; null where the groups are. */
  upper: number | null;
  lower: number | null;
}

export interface Groups {
  /** How many are in it. */
  upper: number;
  lower: number;
}

export interface ChoicesAnalysis {
  choices: ChoiceAnalysis[];
  /** Who had the best and the weakest scores; null where the groups are too small or scores hardly differ. */
  groups: Groups | null;
  /** How many gave no answer. */
  unanswered: number;
}

/**
 * How often each choice was taken, by all and by those with the best and the weakest scores among those who were asked the item. Each group is 27 % of them
 * and whoever has the same score as its last one, so that chance separates no equals.
 */
export function analyseChoices(tally: ItemTally, choices: readonly Choice[]): ChoicesAnalysis {
  const edges = groupEdges(tally.takers);
  const counted = choices.map(({ key, correct }) => {
    const chosen = tally.chosen.get(key) ?? [];
    return {
      key,
      correct,
      count: sumFrom(chosen, 0),
      upper: edges && sumFrom(chosen, edges.upperFrom),
      lower: edges && sumTo(chosen, edges.lowerTo),
    };
  });
  const groups = edges && {
    upper: sumFrom(tally.takers, edges.upperFrom),
    lower: sumTo(tally.takers, edges.lowerTo),
  };
  return { choices: counted, groups, unanswered: tally.unanswered };
}

function groupEdges(takers: ByScore): { upperFrom: number; lowerTo: number } | null {
  const wanted = groupShare * sumFrom(takers, 0);
  const lowerTo = takers.findIndex((_, level) => sumTo(takers, level) >= wanted);
  const upperFrom = takers.findLastIndex((_, level) => sumFrom(takers, level) >= wanted);
  if (upperFrom <= lowerTo) return null;
  const smallest = Math.min(sumFrom(takers, upperFrom), sumTo(takers, lowerTo));
  return smallest < leastGroup ? null : { upperFrom, lowerTo };
}

const sum = (counts: ByScore) => counts.reduce((all, one) => all + one, 0);
const sumFrom = (counts: ByScore, level: number) => sum(counts.slice(level));
const sumTo = (counts: ByScore, level: number) => sum(counts.slice(0, level + 1));
