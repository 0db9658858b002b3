import type { ItemBody, ItemOf } from '~db/schema/items';
import type { Responses } from '~db/schema/quizzes';
import { answerFieldsOf, answerIn } from './answer-fields';
import { gradeBlank } from './grade-blank';
import { gradeChart, gradeChoice } from './grade-choice';
import { gradeOrdering } from './grade-ordering';
import { acceptedNumbers, numberMet, shareOf, textMet } from './grade-typed';
import { meanOf, scored } from './share';

/** The share of an item that its answer earns, 0 to 1. The order of the answers doesn't matter. */
export function gradeItem(item: ItemBody, responses: Responses): number {
  const response = answerIn(responses, item.id);
  switch (item.type) {
    case 'single':
    case 'multi':
      return gradeChoice(item, response);
    case 'chart':
      return gradeChart(item, response);
    case 'true_false':
      return response.length === 1 && response[0] === String(item.answer) ? 1 : 0;
    case 'numeric':
      return shareOf(numberMet(acceptedNumbers(item), response[0], Object.values(item.numeric.unit ?? {})));
    case 'short':
      return shareOf(textMet(item.accepted, response[0]));
    case 'matching':
      return gradeMatching(item, responses);
    case 'ordering':
      return gradeOrdering(item, responses);
    case 'gaps':
      return gradeGaps(item, responses);
  }
}

/** The share of prompts that have their choice, as Moodle scores it (https://docs.moodle.org/405/en/Matching_question_type). */
function gradeMatching({ id, prompts, scoring }: ItemOf<'matching'>, responses: Responses): number {
  const shares = prompts.map(({ key, match }) => (answerIn(responses, `${id}.${key}`)[0] === match ? 1 : 0));
  return scored(meanOf(shares), scoring);
}

/** The mean of the blanks' shares, each counting the same, as in Moodle's embedded answers without weights (https://docs.moodle.org/405/en/Embedded_Answers_(Cloze)_question_type). */
function gradeGaps({ id, blanks, scoring }: ItemOf<'gaps'>, responses: Responses): number {
  const shares = blanks.map((blank) => gradeBlank(blank, answerIn(responses, `${id}.${blank.key}`)[0]));
  return scored(meanOf(shares), scoring);
}

/** How many equal parts an item is scored in, where it is scored by parts. */
export function partsOf(item: ItemBody): number {
  switch (item.type) {
    case 'multi':
      return item.options.filter(({ correct }) => correct).length;
    case 'chart':
      return item.answer.length;
    case 'ordering':
      return item.steps.length - 1;
    case 'matching':
    case 'gaps':
      return answerFieldsOf(item).length;
    case 'single':
    case 'true_false':
    case 'numeric':
    case 'short':
      return 1;
  }
}
