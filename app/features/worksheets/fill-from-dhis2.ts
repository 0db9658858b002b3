import { type Dhis2Figures, periodsIn } from './dhis2-figures';
import type { Field, ListField } from './fields';
import { byTime, frequencyOf, periodsAround } from './period-range';
import type { AnyPart } from './worksheet';

/** What a reader chooses, by the names of the form: `place`, `period`, and `element` or `element.<column>`. */
export type Dhis2Choices = Readonly<Record<string, string>>;

/** Rows that a form takes: five years of months, or every facility of a council. */
const mostRows = { periods: 60, places: 100 };

const isNumeric = (field: Field | undefined) => field?.kind === 'count' || field?.kind === 'number';

/** The columns that each get a data element; with years beside each other there is one for all of them. */
function columnsToFill(part: AnyPart): string[] {
  if (part.fromDhis2 === 'years') return [];
  const columns = part.fromDhis2 === 'periods' ? part.fields : columnsOfTable(part);
  return Object.entries(columns).flatMap(([key, field]) =>
    isNumeric(field.kind === 'list' ? field.of : field) ? [key] : [],
  );
}

/** What is chosen before rows can be filled; of the elements one is enough. */
export const choicesOf = (part: AnyPart): { place: boolean; period: boolean; elements: string[] } => ({
  place: part.fromDhis2 === 'periods' || part.fromDhis2 === 'years',
  period: part.fromDhis2 === 'places',
  elements: part.fromDhis2 === 'years' ? ['element'] : columnsToFill(part).map((key) => `element.${key}`),
});

const tableOf = ({ fields }: AnyPart) => Object.entries(fields).find(([, field]) => field.kind === 'table');

function columnsOfTable(part: AnyPart): Readonly<Record<string, Field>> {
  const [, table] = tableOf(part) ?? [];
  return table?.kind === 'table' ? table.columns : {};
}

/**
 * Puts figures of DHIS2 into the boxes of a part's form. A period or place without a figure is a blank; of periods of several kinds those of the commonest
 * kind are taken, and the latest where there are more than a form holds.
 * @param choices of `choicesOf`
 * @returns the boxes by their names
 */
export function fillFromDhis2(
  part: AnyPart,
  all: Dhis2Figures,
  choices: Dhis2Choices,
): Record<string, string> {
  const values = new Map(
    all.figures.map(({ element, place, period, value }) => [JSON.stringify([element, place, period]), value]),
  );
  const valueOf = (element = '', place = '', period = '') =>
    values.get(JSON.stringify([element, place, period])) ?? '';
  const boxes =
    part.fromDhis2 === 'periods'
      ? byPeriod(part, all, choices, valueOf)
      : part.fromDhis2 === 'years'
        ? byYear(part, all, choices, valueOf)
        : byPlace(part, all, choices, valueOf);
  return Object.fromEntries(boxes.filter(([, value]) => value !== ''));
}

type ValueOf = (element?: string, place?: string, period?: string) => string;
type Box = [name: string, value: string];

function byPeriod(part: AnyPart, all: Dhis2Figures, choices: Dhis2Choices, valueOf: ValueOf): Box[] {
  const chosen = new Set(columnsToFill(part).map((key) => choices[`element.${key}`]));
  const own = all.figures.filter(({ place, element }) => place === choices.place && chosen.has(element));
  const periods = rowsOfPeriods(own.map(({ period }) => period)).slice(-mostRows.periods);
  const periodList = Object.entries(part.fields).find(
    ([, field]) => field.kind === 'list' && field.of.kind === 'period',
  );
  return periods.flatMap((period, row): Box[] => [
    ...(periodList ? [[`${periodList[0]}.${row}`, period] satisfies Box] : []),
    ...columnsToFill(part).map((key): Box => [
      `${key}.${row}`,
      valueOf(choices[`element.${key}`], choices.place, period),
    ]),
  ]);
}

/** The periods of the commonest kind, those between them too. */
function rowsOfPeriods(periods: readonly string[]): string[] {
  const different = [...new Set(periods)];
  const alike = (one: string) => different.filter((other) => frequencyOf(other) === frequencyOf(one));
  const [commonest] = different.toSorted((one, other) => alike(other).length - alike(one).length);
  return commonest === undefined ? [] : periodsAround(alike(commonest));
}

function byYear(part: AnyPart, all: Dhis2Figures, choices: Dhis2Choices, valueOf: ValueOf): Box[] {
  const lists = Object.entries(part.fields).filter(
    (entry): entry is [string, ListField] => entry[1].kind === 'list',
  );
  const months = all.figures.filter(
    ({ place, element, period }) =>
      place === choices.place && element === choices.element && frequencyOf(period) === 'month',
  );
  const latest = Math.max(...months.map(({ period }) => Number(period.slice(0, 4))));
  return lists.flatMap(([key], ago) =>
    Array.from({ length: 12 }, (_, month): Box => {
      const period = `${latest - ago}${String(month + 1).padStart(2, '0')}`;
      return [`${key}.${month}`, valueOf(choices.element, choices.place, period)];
    }),
  );
}

function byPlace(part: AnyPart, all: Dhis2Figures, choices: Dhis2Choices, valueOf: ValueOf): Box[] {
  const [table = ''] = tableOf(part) ?? [];
  const columns = columnsOfTable(part);
  const nameColumn = Object.keys(columns).find((key) => columns[key]?.kind === 'text');
  const chosen = new Set(columnsToFill(part).map((key) => choices[`element.${key}`]));
  const own = all.figures.filter(({ element }) => chosen.has(element));
  const places = [...new Set(own.map(({ place }) => place))]
    .toSorted((one, other) => (all.names[one] ?? one).localeCompare(all.names[other] ?? other))
    .slice(0, mostRows.places);
  const periods = rowsOfPeriods(periodsIn({ ...all, figures: own })).sort(byTime);
  return places.flatMap((place, row): Box[] => [
    ...(nameColumn === undefined
      ? []
      : [[`${table}.${row}.${nameColumn}`, all.names[place] ?? place] satisfies Box]),
    ...columnsToFill(part).flatMap((key): Box[] => {
      const field = columns[key];
      const element = choices[`element.${key}`];
      const box = `${table}.${row}.${key}`;
      if (field?.kind !== 'list') return [[box, valueOf(element, place, choices.period)]];
      return periods
        .slice(-field.rows)
        .map((period, at): Box => [`${box}.${at}`, valueOf(element, place, period)]);
    }),
  ]);
}
