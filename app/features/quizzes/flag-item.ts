import type { PartAnalysis } from './analyse-parts';
import type { ChoiceAnalysis, ChoicesAnalysis, Groups } from './analyse-choices';
import {
  beyondChance,
  leastAttemptsForChoices,
  leastChoiceShare,
  leastDiscrimination,
  tooEasyFrom,
  tooHardTo,
} from './thresholds';

/** A mean of many shares may miss a bound by less than this. */
const binaryNoise = 1e-9;

export type FlagKind =
  | 'mayBeMiskeyed'
  | 'partMayBeMiskeyed'
  | 'answerMayBeMissing'
  | 'tooHard'
  | 'tooEasy'
  | 'separatesLittle'
  | 'choiceOfTheGood'
  | 'unusedChoice';

/** Something about an item that somebody should look at. */
export interface Flag {
  kind: FlagKind;
  /** Keys of the choices or parts that it is about, or typed answers; empty where it is about the item. */
  choices: string[];
}

export interface FlaggedFigures extends ChoicesAnalysis {
  attempts: number;
  /** Mean share, 0 to 1. */
  facility: number;
  discrimination: number | null;
  parts: readonly PartAnalysis[];
}

/** What the figures of an item ask to be looked at, the gravest first. Figures that chance may explain ask for nothing. */
export function flagItem(figures: FlaggedFigures): Flag[] {
  const { facility, discrimination, attempts } = figures;
  const about = (kind: FlagKind, choices: string[] = []): Flag => ({ kind, choices });
  const isTooEasy = facility >= tooEasyFrom - binaryNoise;
  const isTooHard = facility <= tooHardTo + binaryNoise;
  const isNegative = isBelow(discrimination, 0, attempts);
  const ofTheGood = choicesOfTheGood(figures);
  const unused = unusedChoices(figures);
  const miskeyedParts = partsThatMayBeMiskeyed(figures);
  const missing = answersThatMayBeMissing(figures);
  return [
    ...(isNegative || isOutdoneByWrongChoice(figures) ? [about('mayBeMiskeyed')] : []),
    ...(miskeyedParts.length > 0 ? [about('partMayBeMiskeyed', miskeyedParts)] : []),
    ...(missing.length > 0 ? [about('answerMayBeMissing', missing)] : []),
    ...(isTooHard ? [about('tooHard')] : []),
    ...(isTooEasy ? [about('tooEasy')] : []),
    ...(!isNegative && !isTooEasy && !isTooHard && isBelow(discrimination, leastDiscrimination, attempts)
      ? [about('separatesLittle')]
      : []),
    ...(ofTheGood.length > 0 ? [about('choiceOfTheGood', ofTheGood)] : []),
    ...(unused.length > 0 ? [about('unusedChoice', unused)] : []),
  ];
}

/**
 * Whether a correlation is below a bound by more than chance: its upper limit of confidence is, by Fisher's transformation
 * (R. A. Fisher, "On the 'probable error' of a coefficient of correlation", Metron 1 (1921), 3–32).
 */
function isBelow(correlation: number | null, bound: number, attempts: number): boolean {
  if (correlation === null || attempts <= 3) return false;
  return Math.tanh(Math.atanh(correlation) + beyondChance / Math.sqrt(attempts - 3)) < bound;
}

/** Whether one of two answers was given more often than the other, by a sign test. */
const isMoreThan = (one: number, other: number) =>
  one > other && (one - other) / Math.sqrt(one + other) > beyondChance;

/** The first wrong answer to a part, which is the most frequent. */
const commonestWrong = ({ answers }: PartAnalysis) => answers.find(({ share }) => share === 0);

/** Parts to which more chose one and the same wrong answer than the right one. */
const partsThatMayBeMiskeyed = ({ parts }: FlaggedFigures): string[] =>
  parts
    .filter((part) => part.kind === 'chosen' && isMoreThan(commonestWrong(part)?.count ?? 0, part.right))
    .map(({ key }) => key);

/** Typed answers that aren't accepted, and that more gave than the right ones. */
const answersThatMayBeMissing = ({ parts }: FlaggedFigures): string[] =>
  parts.flatMap((part) => {
    const wrong = part.kind === 'chosen' ? undefined : commonestWrong(part);
    return wrong && isMoreThan(wrong.count, part.right) ? [wrong.answer] : [];
  });

/** Whether, of the upper group, more took one wrong choice than the only right one; a sign test between the two. */
function isOutdoneByWrongChoice({ choices }: ChoicesAnalysis): boolean {
  const [right, ...others] = choices.filter(({ correct }) => correct);
  if (!right || others.length > 0) return false;
  return choices.some(({ correct, upper }) => {
    const [wrong, key] = [upper ?? 0, right.upper ?? 0];
    return !correct && isMoreThan(wrong, key);
  });
}

/** Wrong choices that the upper group takes more often than the lower one; a test of two shares. */
function choicesOfTheGood({ choices, groups }: ChoicesAnalysis): string[] {
  if (!groups) return [];
  return choices.filter((choice) => !choice.correct && isOfTheGood(choice, groups)).map(({ key }) => key);
}

function isOfTheGood({ upper, lower }: ChoiceAnalysis, groups: Groups): boolean {
  if (upper === null || lower === null) return false;
  const [inUpper, inLower] = [upper / groups.upper, lower / groups.lower];
  const together = (upper + lower) / (groups.upper + groups.lower);
  const error = Math.sqrt(together * (1 - together) * (1 / groups.upper + 1 / groups.lower));
  return inUpper > inLower && (error === 0 || (inUpper - inLower) / error > beyondChance);
}

/** Wrong choices that hardly anybody takes, though there are enough wrong answers for each to get its part. */
function unusedChoices({ choices, attempts }: FlaggedFigures): string[] {
  const wrong = choices.filter(({ correct }) => !correct);
  const least = leastChoiceShare * attempts;
  const taken = wrong.reduce((sum, { count }) => sum + count, 0);
  if (attempts < leastAttemptsForChoices || taken < least * wrong.length) return [];
  return wrong.filter(({ count }) => count < least).map(({ key }) => key);
}
