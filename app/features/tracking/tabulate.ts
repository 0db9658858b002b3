import { group } from 'd3-array';
import type { AreaCounts, Counts, Figures, MonthCounts } from './figures.server';
import { type Step, steps, type TrackingFilter } from './schemas';
import { smallestGroup, suppressSmall } from './suppress';
import { hideNested } from './suppress-steps';
import type { FigureTable, Told } from './figure-tables';
import { type Coverage, tabulateCoverage } from './tabulate-coverage';
import { areaSteps, hideSmall, type MonthRow, tellSteps } from './tell-steps';

export interface Tabulated {
  tables: FigureTable[];
  /** Days from enrolment to certificate that half of the people needed at most; null where too few are known. */
  medianDays: number | null;
  /** `reached` is null where those who are certified there could be told. */
  facilities: { operating: number; reached: Told };
  /** Undefined where several courses are taken together, for one facility, and where nobody is known to be in post. */
  coverage: Coverage | undefined;
}

interface TabulatedFor {
  subjects: readonly string[];
  courses: readonly string[];
  areas: readonly string[];
  /** Of the chosen course, in their order. */
  lessons: readonly string[];
  filter: Pick<TrackingFilter, 'from' | 'to'>;
  /** For others than those who answer for the people: no small group is told. */
  isShared: boolean;
}

/** Puts the figures into tables; shared ones without what could tell of a few people. */
export function tabulate(figures: Figures, wanted: TabulatedFor): Tabulated {
  const { subjects, isShared, areas, courses, lessons, filter } = wanted;
  const months = monthRows(figures.months, subjects, filter);
  const funnel = added(
    figures.months.filter(({ subject, month }) => subjects.includes(subject) && isInGroup(month, filter)),
  );
  // Who has an account is known of all courses together only.
  funnel.known = added(figures.months.filter(({ subject, month }) => subject === '' && month === '')).known;
  const byArea = group(figures.areas, ({ area }) => area);
  const ofArea = (area: string, subject: readonly string[]) =>
    added((byArea.get(area) ?? []).filter((one) => subject.includes(one.subject)));
  const areaRows = areas.length > 1 ? areas.map((area) => ofArea(area, subjects)) : [];
  const shownSteps = funnelSteps(filter);
  const told = tellSteps(
    { funnel, areas: areaRows, months, isKnownShown: shownSteps.includes('known') },
    isShared,
  );
  const monthTable: FigureTable = {
    key: 'months',
    columns: ['enrolled', 'passed', 'certified'],
    rows: months.map(({ month }, at) => ({ key: month, values: told.months[at] ?? [] })),
  };
  const hasCourses = courses.length > 1 && subjects.length === 1 && subjects[0] === '';
  const { tables: coverageTables, coverage } = tabulateCoverage(figures.coverage ?? [], areas, isShared);
  const tables: (FigureTable | false | undefined)[] = [
    {
      key: 'funnel',
      columns: ['people'],
      rows: shownSteps.map((step) => ({ key: step, values: [told.funnel[step]] })),
    },
    areaRows.length > 0 && {
      key: 'areas',
      columns: [...areaSteps],
      rows: areas.map((key, at) => ({ key, values: told.areas[at] ?? [] })),
    },
    months.length > 0 && monthTable,
    trendTable(figures.trends ?? [], monthTable, isShared),
    hasCourses && areas.length > 0 && courseTable(areas, courses, ofArea, isShared),
    ...coverageTables,
    figures.lessons && lessonTable(lessons, figures.lessons, isShared),
  ];
  const known = figures.pace.reduce((sum, { people }) => sum + people, 0);
  return {
    tables: tables.filter((table): table is FigureTable => Boolean(table)),
    medianDays: known === 0 || (isShared && known < smallestGroup) ? null : medianOf(figures.pace, known),
    facilities: { ...figures.facilities, reached: hideSmall(figures.facilities.reached, isShared) },
    coverage,
  };
}

function courseTable(
  areas: readonly string[],
  courses: readonly string[],
  ofArea: (area: string, subjects: readonly string[]) => Counts,
  isShared: boolean,
): FigureTable {
  const cells = areas.map((area) => courses.map((course) => ofArea(area, [course]).certified));
  const told: Told[][] = isShared ? suppressSmall(cells).cells : cells;
  return {
    key: 'courses',
    columns: [...courses],
    rows: areas.map((key, at) => ({ key, values: told[at] ?? [] })),
  };
}

function lessonTable(
  lessons: readonly string[],
  people: ReadonlyMap<string, number>,
  isShared: boolean,
): FigureTable {
  const values = lessons.map((lesson) => people.get(lesson) ?? 0);
  const hidden = isShared ? hideNested(values) : [];
  return {
    key: 'lessons',
    columns: ['people'],
    rows: lessons.map((key, at) => ({ key, values: [hidden[at] ? null : (values[at] ?? 0)] })),
  };
}

const mostCadres = 6;
const trendMonths = 12;

/** Certificates of the cadres that got most, month by month; where a month's sum is not told, nothing of it is. */
function trendTable(
  trends: NonNullable<Figures['trends']>,
  { rows, columns }: FigureTable,
  isShared: boolean,
): FigureTable | undefined {
  const ofMonths = rows.slice(-trendMonths);
  const months = ofMonths.map(({ key }) => key);
  const counted = new Map(
    trends.map(({ cadre, month, certifiedIn }) => [`${cadre}/${month}`, certifiedIn] as const),
  );
  const countOf = (cadre: string, month: string) => counted.get(`${cadre}/${month}`) ?? 0;
  const cadres = [...new Set(trends.map(({ cadre }) => cadre))]
    .map((cadre) => ({ cadre, sum: months.reduce((sum, month) => sum + countOf(cadre, month), 0) }))
    .filter(({ sum }) => sum > 0)
    .sort((a, b) => b.sum - a.sum || (a.cadre < b.cadre ? -1 : 1))
    .slice(0, mostCadres)
    .map(({ cadre }) => cadre);
  if (cadres.length < 2 || months.length < 3) return undefined;
  const counts = cadres.map((cadre) => months.map((month) => countOf(cadre, month)));
  const told: Told[][] = isShared ? suppressSmall(counts).cells : counts;
  const isTold = ofMonths.map(({ values }) => values[columns.indexOf('certified')] !== null);
  return {
    key: 'trends',
    columns: months,
    rows: cadres.map((key, row) => ({
      key,
      values: months.map((_, at) => (isTold[at] ? (told[row]?.[at] ?? null) : null)),
    })),
  };
}

/** Who has an account enrolled in no month. */
const funnelSteps = ({ from, to }: Pick<TrackingFilter, 'from' | 'to'>): Step[] =>
  steps.filter((step) => step !== 'known' || (from === undefined && to === undefined));

const isInGroup = (month: string, { from, to }: Pick<TrackingFilter, 'from' | 'to'>): boolean =>
  from === undefined && to === undefined
    ? month === ''
    : month !== '' && month >= (from ?? '') && month <= (to ?? '9999');

const none: Counts = {
  known: 0,
  enrolled: 0,
  active: 0,
  passed: 0,
  certified: 0,
  expiring: 0,
  expired: 0,
  staffed: 0,
};

function added(rows: readonly (AreaCounts | MonthCounts)[]): Counts {
  const sum = { ...none };
  for (const row of rows) for (const key of Object.keys(none) as (keyof Counts)[]) sum[key] += row[key];
  return sum;
}

const mostMonths = 24;

function monthRows(
  rows: readonly MonthCounts[],
  subjects: readonly string[],
  { from, to }: TabulatedFor['filter'],
) {
  const byMonth = new Map<string, MonthRow>();
  for (const { subject, month, enrolled, passedIn, certifiedIn } of rows) {
    if (month === '' || !subjects.includes(subject)) continue;
    if ((from !== undefined && month < from) || (to !== undefined && month > to)) continue;
    const entry = byMonth.get(month) ?? { month, enrolled: 0, passedIn: 0, certifiedIn: 0 };
    entry.enrolled += enrolled;
    entry.passedIn += passedIn;
    entry.certifiedIn += certifiedIn;
    byMonth.set(month, entry);
  }
  return [...byMonth.values()].sort((a, b) => (a.month < b.month ? -1 : 1)).slice(-mostMonths);
}

function medianOf(pace: Figures['pace'], known: number): number {
  let seen = 0;
  for (const { days, people } of pace) {
    seen += people;
    if (seen * 2 >= known) return days;
  }
  return 0;
}
