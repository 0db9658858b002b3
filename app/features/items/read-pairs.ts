import type { PartlyLocalized } from '~db/schema/items';
import { keyAt } from './cloze-fields';
import { mixChoices } from './order-choices';
import { NoItem } from './read-question';
import { type AnswersOf, answerText, type Reading, scoringOf, verdictsOf } from './moodle-reading';
import { isBlank, type RichText } from './rich-text';

/** A pair whose prompt says nothing is a choice that fits none. Pairs without an order of their choices would give the answers away. */
export function readMatching(reading: Reading): AnswersOf<'matching'> {
  const choices: AnswersOf<'matching'>['choices'] = [];
  const keyOf = (rich: RichText) => {
    const text = answerText(reading, rich);
    const known = choices.find((one) => isSame(one.text, text));
    if (known) return known.key;
    const key = keyAt(choices.length);
    choices.push({ key, text });
    return key;
  };
  reading.question.choices.forEach(keyOf);
  const prompts: AnswersOf<'matching'>['prompts'] = [];
  for (const { text, answer } of reading.question.pairs) {
    if (isBlank(answer)) throw new NoItem('pairs');
    const match = keyOf(answer);
    if (!isBlank(text)) prompts.push({ key: keyAt(prompts.length), text: answerText(reading, text), match });
  }
  if (prompts.length < 2) throw new NoItem('pairs');
  const hasOrder = reading.question.choices.length > 0;
  const ordered = hasOrder ? { prompts, choices } : mixChoices({ prompts, choices });
  return { type: 'matching', ...scoringOf(reading), ...ordered, ...verdictsOf(reading) };
}

const isSame = (one: PartlyLocalized, other: PartlyLocalized) => one.sw === other.sw && one.en === other.en;

export function readOrdering(reading: Reading): AnswersOf<'ordering'> {
  const steps = reading.question.answers.map(({ text }, place) => ({
    key: keyAt(place),
    text: answerText(reading, text),
  }));
  if (steps.length < 2) throw new NoItem('noRightAnswer');
  return { type: 'ordering', ...scoringOf(reading), steps, ...verdictsOf(reading) };
}
