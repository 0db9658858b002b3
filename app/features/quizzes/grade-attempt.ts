import type { ItemBody } from '~db/schema/items';
import type { Responses } from '~db/schema/quizzes';
import { parseTypedNumber } from '~/platform/typed-number';

export interface GradedAttempt {
  /** Ids of the items that were answered right. */
  right: string[];
  /** Share of items right, 0 to 100. */
  score: number;
}

/** Whether a response answers an item. Several choices score all or nothing; a number counts within its tolerance. */
export function isRight(item: ItemBody, response: readonly string[]): boolean {
  switch (item.type) {
    case 'single':
    case 'multi': {
      const right = item.options.filter((option) => option.correct).map((option) => option.key);
      return right.length === response.length && right.every((key) => response.includes(key));
    }
    case 'true_false':
      return response.length === 1 && response[0] === String(item.answer);
    case 'numeric': {
      const number = parseTypedNumber(response[0] ?? '');
      if (number === undefined) return false;
      const binaryNoise = 1e-9;
      return Math.abs(number - item.numeric.answer) <= item.numeric.tolerance + binaryNoise;
    }
  }
}

/** Grades responses against the items that were seen. The order of neither matters. */
export function gradeAttempt(items: readonly ItemBody[], responses: Responses): GradedAttempt {
  const right = items.filter((item) => isRight(item, responses[item.id] ?? [])).map((item) => item.id);
  return { right, score: items.length === 0 ? 0 : (100 * right.length) / items.length };
}

/** Whether a score reaches a pass mark, both 0 to 100. */
export function isPass(score: number, passMark: number): boolean {
  return score >= passMark - 1e-9;
}
