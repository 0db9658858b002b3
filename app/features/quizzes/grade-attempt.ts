import type { ItemBody } from '~db/schema/items';
import type { Responses } from '~db/schema/quizzes';
import { gradeItem } from './grade-item';
import { binaryNoise, isWhole, meanOf } from './share';

export interface GradedAttempt {
  /** Ids of the items that were answered right, all of each. */
  right: string[];
  /** Share that each item earned, 0 to 1, by its id. */
  shares: Record<string, number>;
  /** Mean of the shares, 0 to 100. */
  score: number;
}

/** Grades responses against the items that were seen. The order of neither matters. */
export function gradeAttempt(items: readonly ItemBody[], responses: Responses): GradedAttempt {
  const graded = items.map((item) => [item.id, gradeItem(item, responses)] as const);
  return {
    right: graded.filter(([, share]) => isWhole(share)).map(([id]) => id),
    shares: Object.fromEntries(graded),
    score: 100 * meanOf(graded.map(([, share]) => share)),
  };
}

/** Whether a score reaches a pass mark, both 0 to 100. */
export function isPass(score: number, passMark: number): boolean {
  return score >= passMark - binaryNoise;
}
