import type { ItemOf } from '~db/schema/items';
import { isWhole, scored } from './share';

/**
 * The share that chosen options earn. One choice earns its own share; several add up, and never below nothing. Where options carry no
 * share, each right one earns an equal part and each wrong one costs as much: (right − wrong) ÷ all right ones.
 * That is Moodle's sum of fractions (https://docs.moodle.org/405/en/Multiple_Choice_question_type) and QTI's `map_response` with
 * a lower bound of 0 (https://www.imsglobal.org/question/qtiv2p2/imsqti_v2p2_impl.html).
 */
export function gradeChoice(item: ItemOf<'single' | 'multi'>, response: readonly string[]): number {
  const { type, options } = item;
  const right = options.filter(({ correct }) => correct);
  const chosen = options.filter(({ key }) => response.includes(key));
  if (type === 'single' && response.length !== 1) return 0;
  const hasShares = options.some(({ share }) => share !== undefined);
  const share = chosen.reduce(
    (sum, option) => sum + (option.share ?? (option.correct ? 1 : -1) / right.length),
    0,
  );
  if (type === 'single' || hasShares || item.scoring === 'partial') return scored(share, 'partial');
  const isExact = chosen.length === right.length && chosen.length === response.length && isWhole(share);
  return isExact ? 1 : 0;
}

/** The share that the points chosen on a chart earn, by the rule of choices. */
export function gradeChart({ answer, scoring }: ItemOf<'chart'>, response: readonly string[]): number {
  const right = response.filter((key) => answer.includes(key)).length;
  if (answer.length === 1 && response.length > 1) return 0;
  return scored((right - (response.length - right)) / answer.length, scoring);
}
