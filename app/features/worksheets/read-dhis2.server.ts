import { decodeText } from '~/platform/tables/decode-text.server';
import { readTable } from '~/platform/tables/read-table.server';
import { type Dhis2Figure, type Dhis2Figures, mostDhis2Figures } from './dhis2-figures';
import { asPeriod } from './month-in-words';
import { isPeriod } from './period';
import { AnalyticsSchema, DataValueSetSchema } from './schemas';

/** Why an export can't be taken; `worksheets:dhis2.fault` says it in words. */
export type Dhis2Fault = 'empty' | 'unknownKind' | 'noPeriod' | 'nothing' | 'twice' | 'tooMany';

export type Dhis2Answer = ({ ok: true } & Dhis2Figures) | { ok: false; fault: Dhis2Fault };

/** A row as an export has it; `combination` tells apart what a data element is divided into, such as age and sex. */
interface ExportedRow extends Dhis2Figure {
  combination: string;
}

const mostRows = 50_000;

/** What columns are called in exports: of analytics by identifier or by name, of data value sets in long and short form. */
const heads = {
  element: ['dx', 'data', 'dataelement', 'data element', 'dataid', 'dataname'],
  place: ['ou', 'orgunit', 'organisation unit', 'organisationunitid', 'organisationunitname', 'org unit'],
  period: ['pe', 'period', 'periodid', 'periodname'],
  value: ['value'],
  category: ['co', 'catoptcombo', 'categoryoptioncombo', 'category option combo'],
  attribute: ['ao', 'attroptcombo', 'attributeoptioncombo', 'attribute option combo'],
};
type Head = keyof typeof heads;

/**
 * Reads what DHIS2 exports: analytics or data value sets as JSON, or either as CSV. Columns are found by their names, in any order. What a data element is
 * divided into is added up; the same figure given twice is refused, since nobody can tell which is right.
 */
export async function readDhis2(bytes: Uint8Array): Promise<Dhis2Answer> {
  const text = decodeText(bytes).trim();
  if (text === '') return { ok: false, fault: 'empty' };
  if (text.startsWith('{')) return readJson(text);
  const headOf = (cell: string) => cell.trim().toLowerCase();
  const places = (cells: readonly string[]) =>
    Object.fromEntries(
      (Object.keys(heads) as Head[]).map((head) => [
        head,
        cells.findIndex((cell) => heads[head].includes(headOf(cell))),
      ]),
    ) as Record<Head, number>;
  const isHeader = (cells: string[]) => {
    const { element, period, value } = places(cells);
    return element >= 0 && period >= 0 && value >= 0;
  };
  const table = await readTable(bytes, { headerHas: isHeader, maxRows: mostRows });
  if (!table.ok) return { ok: false, fault: table.fault === 'tooManyRows' ? 'tooMany' : 'unknownKind' };
  const at = places(table.header);
  const rows = table.rows.map(({ cells }) => ({
    element: cells[at.element] ?? '',
    place: cells[at.place] ?? '',
    period: cells[at.period] ?? '',
    value: cells[at.value] ?? '',
    combination: `${cells[at.category] ?? ''} ${cells[at.attribute] ?? ''}`,
  }));
  return merge(rows, {});
}

function readJson(text: string): Dhis2Answer {
  // What DHIS2 says where nothing was entered.
  if (/^\{\s*\}$/.test(text)) return { ok: false, fault: 'nothing' };
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { ok: false, fault: 'unknownKind' };
  }
  const analytics = AnalyticsSchema.safeParse(raw);
  if (analytics.success) return fromAnalytics(analytics.data);
  const set = DataValueSetSchema.safeParse(raw);
  if (!set.success) return { ok: false, fault: 'unknownKind' };
  const { dataValues, period: common = '', orgUnit = '' } = set.data;
  const rows = dataValues.map((one) => ({
    element: one.dataElement,
    place: one.orgUnit ?? orgUnit,
    period: one.period ?? common,
    value: one.value,
    combination: `${one.categoryOptionCombo ?? ''} ${one.attributeOptionCombo ?? ''}`,
  }));
  return merge(rows, {});
}

/** A dimension that is no column was a filter: of one period or place that is the one; of several places all together; of several periods nobody can tell. */
function fromAnalytics({ headers, rows, metaData }: ReturnType<typeof AnalyticsSchema.parse>): Dhis2Answer {
  const columnOf = (name: string) => headers.findIndex((header) => header.name === name);
  const only = (name: string) => {
    const [first, ...others] = metaData.dimensions[name] ?? [];
    return others.length === 0 ? (first ?? '') : '';
  };
  const [dx, pe, ou, value] = ['dx', 'pe', 'ou', 'value'].map(columnOf) as [number, number, number, number];
  if (value < 0 || (dx < 0 && only('dx') === '')) return { ok: false, fault: 'unknownKind' };
  if (pe < 0 && only('pe') === '') return { ok: false, fault: 'noPeriod' };
  const read = rows.map((cells) => ({
    element: cells[dx] ?? only('dx'),
    place: cells[ou] ?? only('ou'),
    period: cells[pe] ?? only('pe'),
    value: cells[value] ?? '',
    combination: cells.filter((_, column) => ![dx, pe, ou, value].includes(column)).join(' '),
  }));
  const names = Object.entries(metaData.items).flatMap(([id, { name }]) =>
    name === undefined ? [] : [[id, name]],
  );
  return merge(read, Object.fromEntries(names) as Record<string, string>);
}

const asDhis2Period = (text: string) => asPeriod(text.trim()).replace(/^(\d{4})W0(?=\d)/, '$1W');

function merge(rows: readonly ExportedRow[], names: Record<string, string>): Dhis2Answer {
  const seen = new Set<string>();
  const sums = new Map<string, { figure: Omit<Dhis2Figure, 'value'>; sum: number }>();
  let leftOut = 0;
  for (const { combination, ...row } of rows) {
    const period = asDhis2Period(row.period);
    const isNumber = /^-?\d+(\.\d+)?(E-?\d+)?$/i.test(row.value.trim());
    if (row.element === '' || !isNumber || !isPeriod(period)) {
      leftOut += 1;
      continue;
    }
    const key = JSON.stringify([row.element, row.place, period]);
    const whole = JSON.stringify([key, combination]);
    if (seen.has(whole)) return { ok: false, fault: 'twice' };
    seen.add(whole);
    const { element, place } = row;
    const known = sums.get(key) ?? { figure: { element, place, period }, sum: 0 };
    sums.set(key, { ...known, sum: known.sum + Number(row.value) });
  }
  if (sums.size === 0) return { ok: false, fault: 'nothing' };
  if (sums.size > mostDhis2Figures) return { ok: false, fault: 'tooMany' };
  // Sums of decimals such as 0.1 + 0.2 have digits that nobody typed.
  const figures = [...sums.values()].map(({ figure, sum }) => ({
    ...figure,
    value: String(Number(sum.toFixed(6))),
  }));
  const used = new Set(figures.flatMap(({ element, place }) => [element, place]));
  return {
    ok: true,
    figures,
    names: Object.fromEntries(Object.entries(names).filter(([id]) => used.has(id))),
    leftOut,
  };
}
