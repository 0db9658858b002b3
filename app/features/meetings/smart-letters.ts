import type { ReviewAction } from '~db/schema/meetings';
import { addDays } from '~/platform/calendar-day';
import { parseTypedNumber } from '~/platform/typed-number';

export type SmartLetter = 'S' | 'M' | 'A' | 'R' | 'T';

const fewestSigns = 20;
const mostDays = 180;

/**
 * The letters of SMART that a decision doesn't meet yet; they are shown and stop nothing.
 *
 * Specific: twenty signs at least. Measurable: an indicator, and a figure of today that isn't the target's. Achievable: somebody does it, or
 * a higher level is asked to help. Relevant: a worksheet showed the problem. Time-bound: due after the meeting, within 180 days.
 * @param heldOn the day of the meeting
 */
export function unmetLetters(action: Omit<ReviewAction, 'id'>, heldOn: string): SmartLetter[] {
  const [baseline, target] = [action.baseline, action.target].map((typed) => parseTypedNumber(typed));
  const met: Record<SmartLetter, boolean> = {
    S: action.action.length >= fewestSigns,
    M: action.indicator !== '' && baseline !== undefined && target !== undefined && target !== baseline,
    A: action.owner !== '' || action.level !== 'facility',
    R: action.worksheet !== '',
    T: action.due > heldOn && action.due <= addDays(heldOn, mostDays),
  };
  return (Object.keys(met) as SmartLetter[]).filter((letter) => !met[letter]);
}
