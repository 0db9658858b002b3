import { group } from 'd3-array';
import { type SQL, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { textArray } from '~db/text-array';
import type { Holder } from '~/features/accounts/index';
import type { Language } from '~/platform/i18n/language';
import {
  type AreaComparison,
  compareArea,
  inSteps,
  monthOfTraining,
  type Rates,
  ratesOf,
  type ReportingMonth,
  type TrainedMonth,
} from './compare-reporting';
import { headcountsWithin } from './figures.server';
import { type Question, readQuestion } from './get-overview.server';

/** Statements behind the page on reporting; the places that somebody answers for are part of each. */
export const reportingStatements = {
  /** Reports by area and month. */
  reports: ({ sight, filter: { from, to } }: Question): SQL => {
    const { kind, ids } = sight.children;
    const area = kind === 'region' ? sql`region_id` : sql`council_id`;
    const within =
      kind === 'region'
        ? sql`council_id in (select id from council where region_id = any(${textArray(ids)}))`
        : sql`council_id = any(${textArray(ids)})`;
    return sql`
      select ${area} as area, month, sum(expected)::int as expected, sum(received)::int as received, sum(on_time)::int as "onTime"
      from reporting_rate join council on council.id = council_id
      where ${within} ${from === undefined ? sql`` : sql`and month >= ${from}`} ${to === undefined ? sql`` : sql`and month <= ${to}`}
      group by 1, 2 order by 1, 2`;
  },

  /** How many of each cadre got a certificate in each month, by area. */
  trained: ({ sight, subjects, filter: { cadre, sex } }: Question): SQL => {
    const { kind, ids } = sight.children;
    if (kind === 'region')
      return sql`
        select substr(area, 8) as area, cadre, month, sum(certified_in)::int as "certifiedIn" from tally
        where area = any(${textArray(ids.map((id) => `region/${id}`))}) and subject = any(${textArray(subjects)})
          and sex = ${sex ?? ''} and month <> '' and ${cadre === undefined ? sql`cadre <> ''` : sql`cadre = ${cadre}`}
        group by 1, 2, 3 having sum(certified_in) > 0`;
    return sql`
      select council_id as area, cadre, to_char(certified_at at time zone 'Africa/Dar_es_Salaam', 'YYYY-MM') as month,
        count(*)::int as "certifiedIn"
      from standing
      where council_id = any(${textArray(ids)}) and course_id = any(${textArray(subjects)}) and certified_at is not null
        ${cadre === undefined ? sql`` : sql`and cadre = ${cadre}`} ${sex === undefined ? sql`` : sql`and sex = ${sex}`}
      group by 1, 2, 3`;
  },
};

/** Areas whose trained people are mostly of one cadre, taken together. */
interface CadreComparison {
  cadre: string;
  areas: number;
  before: Rates;
  after: Rates;
}

/** How the reports of an area came in before and after training. */
export interface Reporting {
  question: Question;
  /** The last months of which anything is known, the first one first. */
  months: string[];
  /** Of the whole area. */
  whole: {
    training: string | null;
    byMonth: (Rates & {
      month: string;
      /** Trained up to the month, in steps. */
      trained: number;
      /** Per cent of the health workers in post; null where these are not known, or courses are taken together. */
      share: number | null;
    })[];
  };
  areas: (AreaComparison & {
    /** Completeness in each of {@link months}. */
    completeness: (number | null)[];
  })[];
  cadres: CadreComparison[];
}

const mostMonths = 24;

/** Reports beside training, of the places that somebody answers for. Everybody is told the same: no small group of trained people. */
export async function getReporting(
  holder: Pick<Holder, 'grants'>,
  search: URLSearchParams,
  language: Language,
): Promise<Reporting> {
  const question = await readQuestion(holder, search, language);
  const { sight, subjects, filter } = question;
  const rows = async <Row>(statement: SQL) => (await database().execute(statement)) as unknown as Row[];
  const [reports, trained, headcounts] = await Promise.all([
    rows<ReportingMonth>(reportingStatements.reports(question)),
    rows<TrainedMonth>(reportingStatements.trained(question)),
    rows<{ area: string; inPost: number }>(headcountsWithin(sight, filter)),
  ]);
  const byMonth = group(reports, ({ month }) => month);
  const months = [...byMonth.keys()].sort().slice(-mostMonths);
  const inPost = headcounts.reduce((sum, one) => sum + one.inPost, 0);
  const told = inSteps(trained, months);
  const isShare = subjects.length === 1 && inPost > 0 && filter.sex === undefined;
  const ofArea = group(reports, ({ area }) => area);
  const trainedIn = group(trained, ({ area }) => area);
  const areas = sight.children.ids.flatMap((area) => {
    const own = ofArea.get(area);
    if (!own) return [];
    const of = new Map(own.map((one) => [one.month, ratesOf([one]).completeness]));
    return [
      {
        ...compareArea(area, own, trainedIn.get(area) ?? []),
        completeness: months.map((month) => of.get(month) ?? null),
      },
    ];
  });
  return {
    question,
    months,
    whole: {
      training: monthOfTraining(trained),
      byMonth: months.map((month, at) => ({
        month,
        ...ratesOf(byMonth.get(month) ?? []),
        trained: told[at] ?? 0,
        share: isShare ? Math.round((1000 * (told[at] ?? 0)) / inPost) / 10 : null,
      })),
    },
    areas,
    cadres: compareCadres(areas),
  };
}

/** Means over areas, each of which counts the same: large ones would drown the others. */
function compareCadres(areas: readonly AreaComparison[]): CadreComparison[] {
  const compared = areas.filter(
    ({ cadre, before, after }) =>
      cadre !== null && before.completeness !== null && after.completeness !== null,
  );
  const meanOf = (some: readonly AreaComparison[], side: 'before' | 'after'): Rates => {
    const mean = (key: keyof Rates) =>
      Math.round((10 * some.reduce((sum, one) => sum + (one[side][key] ?? 0), 0)) / some.length) / 10;
    return { completeness: mean('completeness'), timeliness: mean('timeliness') };
  };
  return [...group(compared, ({ cadre }) => cadre ?? '')]
    .map(([cadre, some]) => ({
      cadre,
      areas: some.length,
      before: meanOf(some, 'before'),
      after: meanOf(some, 'after'),
    }))
    .sort((a, b) => b.areas - a.areas || (a.cadre < b.cadre ? -1 : 1));
}
