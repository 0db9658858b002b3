import { type BoardFigure, byTime, presentBoard, sayPeriod, worksheetOf } from '~/features/worksheets/index';
import type { Language } from '~/platform/i18n/language';
import type { SavedRun } from './list-runs.server';

/** As many figures as one sheet of A4 holds in large letters. */
const mostFigures = 6;

/** What was saved of one period and place, as it hangs on a wall. */
export interface SavedBoard {
  /** The period and the place as an address names them. */
  of: string;
  /** In words. */
  period: string;
  facility: string | null;
  figures: BoardFigure[];
}

/** Saved runs as sheets for the wall, the latest period first; a period without a figure for citizens has none. */
export function presentBoards(saved: readonly SavedRun[], language: Language): SavedBoard[] {
  const placeOf = ({ period, facilityCode }: SavedRun) => `${period}_${facilityCode ?? ''}`;
  const sorted = saved.toSorted((one, other) => byTime(other.period, one.period));
  return [...new Set(sorted.map(placeOf))].flatMap((of) => {
    const runs = sorted.filter((run) => placeOf(run) === of);
    const figures = runs
      .toSorted((one, other) => (one.worksheet < other.worksheet ? -1 : 1))
      .flatMap((run) => {
        const worksheet = worksheetOf(run.worksheet);
        return worksheet
          ? presentBoard(worksheet, run.part, { ...run.figures, ...run.settings }, language)
          : [];
      })
      .slice(0, mostFigures);
    const [first] = runs;
    return first && figures.length > 0
      ? [{ of, period: sayPeriod(first.period, language), facility: first.facility, figures }]
      : [];
  });
}
