import type { Blank, ItemBody, Localized } from '~db/schema/items';
import { parseTypedNumber } from '~/platform/typed-number';
import { gradeBlank } from './grade-blank';
import { acceptedNumbers, numberMet, shareOf, textMet } from './grade-typed';
import { plainText } from './plain-text';
import { isWhole } from './share';
import { leastGroup, mostTypedShown } from './thresholds';

/** How often each answer was given as it was typed, or the key of what was chosen. */
export type GivenAnswers = ReadonlyMap<string, number>;

/** An answer with all that count as the same. */
export interface AnswerCount {
  /** The key of what was chosen, the number, or the text as most typed it. */
  answer: string;
  count: number;
  /** Share of the part that it earns, 0 to 1. */
  share: number;
}

/** One thing to answer in an item, and how it was answered. */
export interface PartAnalysis {
  /** Of a prompt, a step or a blank; empty where the item is answered as one. */
  key: string;
  kind: 'chosen' | 'number' | 'text';
  /** How many got all of it right. */
  right: number;
  unanswered: number;
  /**
   * The most frequent first. People type names and numbers of theirs: what isn't accepted and fewer than five typed isn't told.
   */
  answers: AnswerCount[];
  /** How many gave an answer that isn't told. */
  others: number;
}

/** @param given the answers to each part by its key @param attempts in how many the item was asked */
export function analyseParts(
  item: ItemBody,
  given: ReadonlyMap<string, GivenAnswers>,
  attempts: number,
): PartAnalysis[] {
  return partsIn(item).map((part) => analysePart(part, given.get(part.key) ?? new Map(), attempts));
}

interface Part extends Pick<PartAnalysis, 'key' | 'kind'> {
  /** What an answer counts as, under which the same ones are gathered; `shown` where it is said otherwise than typed. */
  read: (typed: string) => { same: string; shown?: string; share: number };
}

function partsIn(item: ItemBody): Part[] {
  switch (item.type) {
    case 'short':
      return [
        { key: '', kind: 'text', read: (typed) => asText(typed, shareOf(textMet(item.accepted, typed))) },
      ];
    case 'numeric': {
      const units = Object.values(item.numeric.unit ?? {});
      const read = (typed: string) =>
        asNumber(typed, shareOf(numberMet(acceptedNumbers(item), typed, units)), units);
      return [{ key: '', kind: 'number', read }];
    }
    case 'matching':
      return item.prompts.map(({ key, match }) => chosen(key, match));
    case 'ordering':
      return item.steps.map(({ key }, index) => chosen(key, String(index + 1)));
    case 'gaps':
      return item.blanks.map(partOfBlank);
    case 'single':
    case 'multi':
    case 'true_false':
    case 'chart':
      return [];
  }
}

const chosen = (key: string, right: string): Part => ({
  key,
  kind: 'chosen',
  read: (answer) => ({ same: answer, shown: answer, share: answer === right ? 1 : 0 }),
});

function partOfBlank(blank: Blank<Localized>): Part {
  const { key } = blank;
  switch (blank.kind) {
    case 'choice':
      return chosen(key, blank.options.find(({ correct }) => correct)?.key ?? '');
    case 'short':
      return { key, kind: 'text', read: (typed) => asText(typed, gradeBlank(blank, typed)) };
    case 'numeric':
      return { key, kind: 'number', read: (typed) => asNumber(typed, gradeBlank(blank, typed), []) };
  }
}

const asText = (typed: string, share: number) => ({ same: plainText(typed), share });

function asNumber(typed: string, share: number, units: readonly string[]) {
  const number = parseTypedNumber(typed, units);
  return number === undefined ? asText(typed, share) : { same: `=${number}`, shown: String(number), share };
}

interface Gathered {
  count: number;
  share: number;
  forms: Map<string, number>;
}

function analysePart({ key, kind, read }: Part, given: GivenAnswers, attempts: number): PartAnalysis {
  const gathered = new Map<string, Gathered>();
  for (const [typed, count] of given) {
    const { same, shown = typed, share } = read(typed);
    const known = gathered.get(same) ?? { count: 0, share, forms: new Map<string, number>() };
    known.count += count;
    known.forms.set(shown, (known.forms.get(shown) ?? 0) + count);
    gathered.set(same, known);
  }
  const all = [...gathered.values()]
    .map(({ forms, count, share }): AnswerCount => ({ answer: mostFrequent(forms), count, share }))
    .sort((one, other) => other.count - one.count || (one.answer < other.answer ? -1 : 1));
  const mayBeTold = ({ count, share }: AnswerCount) => kind === 'chosen' || share > 0 || count >= leastGroup;
  const told = all.filter(mayBeTold);
  const answers = kind === 'chosen' ? told : told.slice(0, mostTypedShown);
  const sumOf = (some: readonly AnswerCount[]) => some.reduce((sum, { count }) => sum + count, 0);
  return {
    key,
    kind,
    right: sumOf(all.filter(({ share }) => isWhole(share))),
    unanswered: attempts - sumOf(all),
    answers,
    others: sumOf(all) - sumOf(answers),
  };
}

/** The form that most gave; of several the first in the order of letters. */
const mostFrequent = (forms: ReadonlyMap<string, number>): string =>
  [...forms].sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))[0]?.[0] ?? '';
