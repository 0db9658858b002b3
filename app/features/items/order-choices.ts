import { createHash } from 'node:crypto';
import type { PartlyLocalized } from '~db/schema/items';
import { keyAt } from './cloze-fields';
import { seededShuffle } from './seeded-shuffle';

interface Keyed {
  key: string;
  text: PartlyLocalized;
}

/** The two sides of a matching. */
export interface Matches {
  prompts: (Keyed & { match: string })[];
  choices: Keyed[];
}

const words = ({ text }: Keyed) => JSON.stringify([text.sw, text.en]);

/** The same matching with its choices in the order of their words, whatever it was: quizzes mix them anyway. */
export const sortChoices = ({ prompts, choices }: Matches): Matches =>
  withChoices(
    prompts,
    [...choices].sort((one, other) => (words(one) < words(other) ? -1 : 1)),
  );

/** The same matching with its choices in an order that its words decide, so that it is always mixed in one way. */
export function mixChoices(matches: Matches): Matches {
  const sorted = sortChoices(matches);
  const seed = createHash('sha256').update(JSON.stringify(sorted)).digest().readInt32BE();
  return withChoices(sorted.prompts, seededShuffle(seed)(sorted.choices));
}

/** Gives choices keys by their order. */
function withChoices(prompts: Matches['prompts'], choices: readonly Keyed[]): Matches {
  const keys = new Map(choices.map(({ key }, place) => [key, keyAt(place)]));
  return {
    prompts: prompts.map((prompt) => ({ ...prompt, match: keys.get(prompt.match) ?? prompt.match })),
    choices: choices.map(({ text }, place) => ({ key: keyAt(place), text })),
  };
}
