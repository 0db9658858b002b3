import { group } from 'd3-array';
import type { AreaCounts, Counts, Figures, MonthCounts } from './figures.server';
import { type Step, steps, type TrackingFilter } from './schemas';
import { smallestGroup, suppressSmall } from './suppress';

/** A count, or null where it is not told. */
export type Told = number | null;

export type TableKey = 'funnel' | 'areas' | 'months' | 'trends' | 'courses' | 'coverage' | 'lessons';

/** A table of counts: what the page, the pictures and the download are made from. */
export interface FigureTable {
  key: TableKey;
  /** Steps, ids of courses, or names of counts. */
  columns: string[];
  rows: { key: string; values: Told[] }[];
}

export interface Tabulated {
  tables: FigureTable[];
  /** Days from enrolment to certificate that half of the people needed at most; null where too few are known. */
  medianDays: number | null;
  /** `reached` is null where those who are certified there could be told. */
  facilities: { operating: number; reached: Told };
}

const areaSteps = ['enrolled', 'active', 'passed', 'certified', 'expiring', 'expired'] as const;

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

/** Whose sum a count by month is. */
const stepOfHead: Readonly<Record<string, string>> = { passedIn: 'passed', certifiedIn: 'certified' };

/** Puts the figures into tables; shared ones without what could tell of a few people. */
export function tabulate(figures: Figures, wanted: TabulatedFor): Tabulated {
  const { subjects, isShared, areas, courses, lessons } = wanted;
  /** Steps whose sum would tell what is hidden in a column. */
  const hiddenSums = new Set<string>();
  const single = (values: number[], head: string): Told[] => {
    if (!isShared || values.length === 0) return values;
    const { cells, total } = suppressSmall(values.map((one) => [one]));
    if (total === null) hiddenSums.add(head);
    return cells.map(([one]) => one ?? null);
  };
  const columns = (
    rows: string[],
    heads: readonly string[],
    valueOf: (row: string, head: string) => number,
  ) => {
    const byColumn = heads.map((head) =>
      single(
        rows.map((row) => valueOf(row, head)),
        stepOfHead[head] ?? head,
      ),
    );
    return rows.map((key, at) => ({ key, values: byColumn.map((column) => column[at] ?? null) }));
  };
  const months = monthRows(figures.months, subjects, wanted.filter);
  const byMonth = new Map(months.map((one) => [one.month, one]));
  const byArea = group(figures.areas, ({ area }) => area);
  const ofArea = (area: string, subject: readonly string[]) =>
    added((byArea.get(area) ?? []).filter((one) => subject.includes(one.subject)));
  const funnel = added(
    figures.months.filter(
      ({ subject, month }) => subjects.includes(subject) && isInGroup(month, wanted.filter),
    ),
  );
  // Who has an account is known of all courses together only.
  funnel.known = added(figures.months.filter(({ subject, month }) => subject === '' && month === '')).known;
  const areaRows = [...areas];
  const ofSubjects = new Map(areaRows.map((area) => [area, ofArea(area, subjects)]));
  const courseCells = areaRows.map((area) => courses.map((course) => ofArea(area, [course]).certified));
  const hasCourses = courses.length > 1 && subjects.length === 1 && subjects[0] === '';
  const toldCourses =
    isShared && hasCourses && areaRows.length > 0 ? suppressSmall(courseCells).cells : courseCells;
  const monthTable: FigureTable = {
    key: 'months',
    columns: ['enrolled', 'passed', 'certified'],
    rows: columns(
      months.map(({ month }) => month),
      ['enrolled', 'passedIn', 'certifiedIn'],
      (month, head) => byMonth.get(month)?.[head as 'enrolled'] ?? 0,
    ),
  };
  const others: (FigureTable | false | undefined)[] = [
    areaRows.length > 1 && {
      key: 'areas',
      columns: [...areaSteps],
      rows: columns(areaRows, areaSteps, (area, step) => ofSubjects.get(area)?.[step as Step] ?? 0),
    },
    months.length > 0 && monthTable,
    trendTable(figures.trends ?? [], monthTable, isShared),
    hasCourses &&
      areaRows.length > 0 && {
        key: 'courses',
        columns: [...courses],
        rows: areaRows.map((key, at) => ({ key, values: toldCourses[at] ?? [] })),
      },
    figures.coverage &&
      figures.coverage.length > 0 && {
        key: 'coverage',
        columns: ['certified', 'inPost'],
        rows: ((certified) =>
          (figures.coverage ?? []).map(({ cadre, inPost }, at) => ({
            key: cadre,
            values: [certified[at] ?? null, inPost],
          })))(
          single(
            figures.coverage.map((one) => one.certified),
            'staffed',
          ),
        ),
      },
    figures.lessons && {
      key: 'lessons',
      columns: ['people'],
      rows: lessons.map((key) => ({ key, values: [hideSmall(figures.lessons?.get(key) ?? 0, isShared)] })),
    },
  ];
  const funnelTable: FigureTable = {
    key: 'funnel',
    columns: ['people'],
    rows: funnelSteps(wanted.filter).map((step) => ({
      key: step,
      values: [hiddenSums.has(step) ? null : hideSmall(funnel[step], isShared)],
    })),
  };
  const known = figures.pace.reduce((sum, { people }) => sum + people, 0);
  return {
    tables: [funnelTable, ...others.filter((table): table is FigureTable => Boolean(table))],
    medianDays: known === 0 || (isShared && known < smallestGroup) ? null : medianOf(figures.pace, known),
    facilities: {
      ...figures.facilities,
      reached: hideSmall(figures.facilities.reached, isShared),
    },
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

const hideSmall = (value: number, isShared: boolean): Told =>
  isShared && value > 0 && value < smallestGroup ? null : value;

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
  const byMonth = new Map<
    string,
    { month: string; enrolled: number; passedIn: number; certifiedIn: number }
  >();
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
