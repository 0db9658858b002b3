import {
  byTime,
  frequencyOf,
  type PresentedChart,
  type PresentedHeadline,
  sayPeriod,
  titleOf,
  worksheetOf,
} from '~/features/worksheets/index';
import { presentHistory } from '~/features/worksheets/index.server';
import { formatDateTime } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { OwnRun, SavedRun, SharedRun } from './list-runs.server';
import type { RunShare } from './share-run.server';

/** What was saved of one part of a worksheet for one facility, in the reader's language. */
export interface RunSeries {
  /** The worksheet's and the part's. */
  title: string;
  part: string;
  facility: string | null;
  chart: PresentedChart | null;
  /** The latest period first; of one that several share, the one saved last. */
  runs: {
    id: string;
    period: string;
    headline: PresentedHeadline | null;
    about: string;
    /** Figures of the same period that gave way to newer ones, and when they were written. */
    beside: { id: string; when: string }[];
  }[];
}

/** Months are a series of their own beside quarters: on one line they would stand for times of the same length. */
const seriesOf = ({ worksheet, part, facilityCode, period }: SavedRun) =>
  JSON.stringify([worksheet, part, facilityCode, frequencyOf(period)]);

const sayShares = (shares: readonly RunShare[], language: Language) =>
  shares
    .map(({ audience, name }) => getTranslator(language)(`people:share.with.${audience}`, { name }))
    .join('. ');

/** Figures that stand beside those of a period, as links say them. */
export const sayBeside = (beside: OwnRun['beside'], language: Language) =>
  beside.map(({ id, writtenAt }) => ({ id, when: formatDateTime(new Date(writtenAt), language) }));

/** Saved runs as series over time, by worksheet. One whose worksheet is no longer there is left out. */
export function presentRuns(
  saved: readonly (OwnRun | SharedRun)[],
  language: Language,
  sharesOf: ReadonlyMap<string, readonly RunShare[]> = new Map(),
): RunSeries[] {
  const t = getTranslator(language);
  const keys = [...new Set(saved.map(seriesOf))];
  return keys.flatMap((key) => {
    const group = saved.filter((run) => seriesOf(run) === key);
    const runs = group.toSorted((one, other) => byTime(other.period, one.period));
    const [latest] = runs;
    const worksheet = latest && worksheetOf(latest.worksheet);
    if (!worksheet) return [];
    const asked = runs.map(({ period, figures, settings }) => ({
      period,
      fields: { ...figures, ...settings },
    }));
    const history = presentHistory(worksheet, latest.part, asked, language);
    if (!history) return [];
    return [
      {
        title: titleOf(worksheet, language),
        part: t(`worksheets:part.${worksheet.key}.${latest.part}` as 'worksheets:part.W01.reports'),
        facility: latest.facility,
        chart: history.chart,
        runs: runs.map((run, place) => ({
          id: run.id,
          period: sayPeriod(run.period, language),
          about:
            'owner' in run
              ? t('runs:sharedByName', { name: run.owner })
              : sayShares(sharesOf.get(run.id) ?? [], language),
          headline: history.headlines[place] ?? null,
          beside: 'beside' in run ? sayBeside(run.beside, language) : [],
        })),
      },
    ];
  });
}
