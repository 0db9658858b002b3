import type { AgendaPoint } from '~db/schema/meetings';
import type { Holder } from '~/features/accounts/index';
import { listRuns, listSharedRuns, type SavedRun } from '~/features/runs/index.server';
import { partsOnPage, sayPeriod, titleOf, worksheetOf, worksheets } from '~/features/worksheets/index';
import { answerWorksheet, typedAlone } from '~/features/worksheets/index.server';
import type { Language } from '~/platform/i18n/language';

/** As many saved figures as a small screen offers; the latest. */
const mostRuns = 30;

/** Worksheets with a step of their own in every meeting, or whose figures stay on the phone. */
const noPoints = new Set(['W11', 'W13', 'W14']);

/** Something that a meeting can look at. */
export interface OfferedPoint {
  /** Of the point that comes of it: the run's id, or the worksheet's key. */
  id: string;
  pick: string;
  title: string;
  /** Period and facility, and who shares it. */
  about: string;
  /** Whether the figures are of the meeting's own period. */
  isOfPeriod: boolean;
}

type Reader = Pick<Holder, 'id' | 'grants'>;

async function listReadableRuns(reader: Reader): Promise<(SavedRun & { owner?: string })[]> {
  const [own, shared] = await Promise.all([listRuns(reader.id), listSharedRuns(reader)]);
  return [...own, ...shared];
}

/** The saved figures that a meeting can look at: one's own and those shared with one, of its own period first. */
export async function offerRuns(reader: Reader, period: string, language: Language): Promise<OfferedPoint[]> {
  const runs = await listReadableRuns(reader);
  const offered = runs.flatMap((run) => {
    const worksheet = worksheetOf(run.worksheet);
    if (!worksheet || noPoints.has(run.worksheet)) return [];
    return [
      {
        id: run.id,
        pick: `run:${run.id}`,
        title: titleOf(worksheet, language),
        about: [sayPeriod(run.period, language), run.facility, run.owner].filter(Boolean).join(' · '),
        isOfPeriod: run.period === period,
        period: run.period,
      },
    ];
  });
  const inOrder = offered.sort(
    (one, other) =>
      Number(other.isOfPeriod) - Number(one.isOfPeriod) ||
      (one.period < other.period ? 1 : one.period > other.period ? -1 : 0),
  );
  return inOrder.slice(0, mostRuns).map(({ id, pick, title, about, isOfPeriod }) => ({
    id,
    pick,
    title,
    about,
    isOfPeriod,
  }));
}

/** The worksheets whose figure can be typed into the finding. */
export const offerWorksheets = (language: Language): OfferedPoint[] =>
  worksheets
    .filter(({ key, isOnDevice }) => !isOnDevice && !noPoints.has(key))
    .map((worksheet) => ({
      id: worksheet.key,
      pick: `sheet:${worksheet.key}`,
      title: titleOf(worksheet, language),
      about: '',
      isOfPeriod: false,
    }));

/**
 * The points that come of what was picked, their figures and findings filled in from the results in the reader's language. A run that is
 * not there for this reader, and a worksheet that is not there, is left out.
 */
export async function preparePoints(
  reader: Reader,
  picks: readonly { kind: 'run' | 'sheet'; id: string }[],
  language: Language,
): Promise<AgendaPoint[]> {
  const runs = picks.some(({ kind }) => kind === 'run') ? await listReadableRuns(reader) : [];
  return picks.flatMap(({ kind, id }) => {
    const run = kind === 'run' ? runs.find((one) => one.id === id) : undefined;
    const worksheet = worksheetOf(run?.worksheet ?? id);
    const [part] = worksheet ? (partsOnPage(worksheet)[0] ?? []) : [];
    if (!worksheet || part === undefined || (kind === 'run' && !run) || noPoints.has(worksheet.key))
      return [];
    const point = {
      id,
      worksheet: worksheet.key,
      part: run?.part ?? part,
      runId: run?.id ?? null,
      whys: [],
    };
    return [{ ...point, ...(run ? resultOf(run, language) : { figure: '', finding: '' }) }];
  });
}

/** The most important figure of a run and what it means, in words. */
function resultOf(
  { worksheet: key, part, period, figures, settings }: SavedRun,
  language: Language,
): Pick<AgendaPoint, 'figure' | 'finding'> {
  const worksheet = worksheetOf(key);
  const answer =
    worksheet && answerWorksheet(worksheet, part, typedAlone({ ...figures, ...settings }), language);
  const headline = answer?.result?.headline;
  const band = headline?.band ? ` (${headline.band})` : '';
  return {
    figure: headline ? `${headline.label}, ${sayPeriod(period, language)}: ${headline.value}${band}` : '',
    finding: answer?.result?.sentences.join(' ') ?? '',
  };
}
