import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { database } from '~db/client.server';
import type { Grant } from '~/features/accounts/index';
import { importPackages } from '~/features/catalog/index.server';
import { seedFacilities } from '~/features/places/index.server';
import {
  exportFacilities,
  figuresAsCsv,
  figuresAsXlsx,
  getOverview,
  listAreaFacilities,
  listHeadcounts,
  listLearners,
  presentOverview,
  readQuestion,
  seedNation,
} from '~/features/tracking/index.server';
import {
  AfterFacilitySchema,
  type CertifiedWithin,
  CertifiedWithinSchema,
  ListedFigureSchema,
} from '~/features/tracking/schemas';
import { theOperator } from '~/platform/audit.server';
import { coordinatorOf } from '~tests/factories/appoint';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { smallPackage, writePackages } from '~tests/fixtures/course-package';
import { linesOf, textsIn, textsOf } from '~tests/fixtures/read-drawing';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

const nation = coordinatorOf();
const ofKigoma = coordinatorOf({ regionId: 'kigoma' });
const ofCouncils = {
  grants: ['kigoma-dc', 'kasulu-dc'].flatMap((councilId) => coordinatorOf({ councilId }).grants),
};
let courseId: string;

beforeAll(async () => {
  courseId = (await importSmallCourse()).id;
  const second = Object.fromEntries(
    Object.entries(smallPackage()).map(([file, text]) => [file, text.replaceAll('t1', 't2')]),
  );
  const { folder, remove } = writePackages({ 'second-course': second });
  expect(await importPackages(folder)).toMatchObject({ ok: true });
  remove();
  await seedFacilities('db/seed');
  await seedNation(3_000, () => undefined);
}, 240_000);

type Presented = ReturnType<typeof presentOverview>;
type Table = Presented['tables'][number];

const tableOf = ({ tables }: Presented, key: string): Table => tables.find((table) => table.key === key)!;
const columnOf = ({ heads, rows }: Table, head: string) =>
  rows.map(({ cells }) => cells[heads.indexOf(head) - 1]!.shown);
const numberIn = (shown: string) => Number(shown.replaceAll(',', ''));
/** In East Africa Time; the picture leaves it out where there is anything in it. */
const thisMonth = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Africa/Dar_es_Salaam' }).format().slice(0, 7);
const isTold = (shown: string) => shown !== '–';

/** Whether drawn points stand as high as their figures say, all on one scale. */
function expectOnScale(shown: readonly string[], heights: readonly number[]): void {
  const figures = shown.filter(isTold).map(numberIn);
  expect(heights).toHaveLength(figures.length);
  const [low, high] = [figures.indexOf(Math.min(...figures)), figures.indexOf(Math.max(...figures))];
  const unit = (heights[low]! - heights[high]!) / (figures[high]! - figures[low]! || 1);
  for (const [at, figure] of figures.entries())
    expect(heights[at]).toBeCloseTo(heights[low]! - unit * (figure - figures[low]!), 0);
}

const kinds: [string, { grants: Grant[] }, Record<string, string>, boolean][] = [
  ['the nation', nation, {}, false],
  ['the nation, shared', nation, {}, true],
  ['a course in the nation', nation, { course: 't1' }, false],
  ['a course in the nation, shared', nation, { course: 't1' }, true],
  ['an institute’s courses in the nation', nation, { institute: 'ttcih' }, false],
  ['a region, shared', ofKigoma, {}, true],
  ['two councils and a period', ofCouncils, { from: '2025-03', course: 't1' }, false],
];

describe.each(kinds)('the pictures, the tables and the download of %s', (_, who, filter, isShared) => {
  const seen = async () => {
    const overview = await getOverview(who, new URLSearchParams(filter), 'en', isShared);
    return { overview, shown: presentOverview(overview, 'en') };
  };

  test('have the same figures', async () => {
    const { overview, shown } = await seen();
    for (const { table: key, svg, title } of shown.pictures) {
      const table = tableOf(shown, key);
      const texts = textsIn(svg);
      switch (key) {
        case 'funnel':
          expect(texts).toEqual(
            table.rows
              .filter(({ key: step }) => !['expiring', 'expired'].includes(step))
              .map(({ name, cells }) => `${name}: ${cells[0]!.shown}`),
          );
          break;
        case 'areas':
        case 'coverageAreas': {
          const head = key === 'areas' ? 'Certified' : 'Coverage, %';
          const figures = new Map(table.rows.map(({ name }, at) => [name, columnOf(table, head)[at]!]));
          const names = overview.question.choices.areas.map(({ name }) => name);
          expect(textsOf(svg, 'tb').map(({ text }) => text)).toEqual(
            names.map((name) => figures.get(name) ?? '–'),
          );
          break;
        }
        case 'months':
          if (title.startsWith('Enrolled'))
            expectOnScale(
              [...columnOf(table, 'Enrolled'), ...columnOf(table, 'Certified')],
              [...linesOf(svg, 's-ink'), ...linesOf(svg, 's-warm')].flat(),
            );
          else {
            const past = { ...table, rows: table.rows.filter(({ key }) => key !== thisMonth) };
            expectOnScale(columnOf(past, 'Certified'), linesOf(svg, 's-ink').flat());
          }
          break;
        case 'trends': {
          const ends = new Map(textsOf(svg, 'tb').map(({ panel, text }) => [panel, text]));
          const panels = textsOf(svg, 'ts').slice(-table.rows.length);
          for (const { panel, text } of panels) {
            const row = table.rows.find(({ name }) => name.startsWith(text.replace('…', '')))!;
            expect(ends.get(panel)).toBe(row.cells.findLast(({ shown: one }) => isTold(one))?.shown);
          }
          const byPanel = panels.map(({ text }) =>
            table.rows.find(({ name }) => name.startsWith(text.replace('…', '')))!,
          );
          expectOnScale(
            byPanel.flatMap(({ cells }) => cells.map(({ shown: one }) => one)),
            linesOf(svg, 's-ink').flat(),
          );
          break;
        }
        case 'lessons':
          expect(textsOf(svg, 'tb').map(({ text }) => text)).toEqual(
            columnOf(table, 'People').filter(isTold),
          );
          break;
        case 'courses':
        case 'coverage':
          throw new Error(`no test looks at the picture of ${key}`);
      }
    }
    const heat = shown.tables.find(({ key }) => key === 'courses');
    const figures = heat?.rows.flatMap(({ cells }) => cells.map((cell) => cell)) ?? [];
    const most = Math.max(
      1,
      ...figures.filter(({ shown: one }) => isTold(one)).map(({ shown: one }) => numberIn(one)),
    );
    for (const { shown: one, shade } of figures)
      expect(shade).toBe(isTold(one) ? Math.min(4, Math.floor((5 * numberIn(one)) / most)) : null);
    const drawn = new Set(shown.pictures.map(({ table }) => table));
    if (who === nation)
      expect([...drawn]).toEqual(
        expect.arrayContaining(['funnel', 'months', filter.institute ? 'areas' : 'coverageAreas']),
      );
  });

  test('are downloaded as they are shown', async () => {
    const { overview, shown } = await seen();
    const facts = shown.facts.flatMap(({ name, figures }) =>
      figures.map(([head, value]) => ['Main figures', name, head, value === null ? '' : String(value)]),
    );
    const cells = shown.tables.flatMap(({ caption, heads, rows }) =>
      rows.flatMap((row) =>
        row.cells.map(({ shown: one }, at) => [
          caption,
          row.name,
          heads[at + 1],
          isTold(one) ? String(numberIn(one)) : '',
        ]),
      ),
    );
    const lines = parse(figuresAsCsv(overview, 'en'), { bom: true }).slice(1);
    expect(lines).toEqual([...facts, ...cells]);
    for (const { value, figures } of shown.facts)
      for (const [, figure] of figures.slice(0, 2))
        expect(value.replaceAll(',', '')).toContain(String(figure));
    const book = unzipSync(await figuresAsXlsx(overview, 'en'));
    const numbersOf = (sheet: number) =>
      [...strFromU8(book[`xl/worksheets/sheet${sheet}.xml`]!).matchAll(/<c ([^>]*)><v>([^<]*)/g)].flatMap(
        ([, attributes = '', value = '']) =>
          /t="(s|inlineStr|str)"/.test(attributes) ? [] : [Number(value)],
      );
    expect(numbersOf(1)).toEqual(facts.filter((fact) => fact[3] !== '').map((fact) => Number(fact[3])));
    for (const [at, { rows }] of shown.tables.entries())
      expect(numbersOf(at + 2)).toEqual(
        rows.flatMap(({ cells: ofRow }) =>
          ofRow
            .map((cell) => cell.shown)
            .filter(isTold)
            .map(numberIn),
        ),
      );
  });

  test('tell others of no small group and lead them to no list', async () => {
    const { overview, shown } = await seen();
    if (!isShared) return;
    for (const { columns, rows } of overview.tables)
      for (const { values } of rows)
        for (const [at, value] of values.entries())
          if (!['inPost', 'share', 'gap'].includes(columns[at]!))
            expect(value === null || value === 0 || value >= 5).toBe(true);
    const links = [
      ...shown.tables.flatMap(({ rows }) =>
        rows.flatMap(({ href, cells }) => [href, ...cells.map((one) => one.href)]),
      ),
      ...shown.facts.flatMap(({ href, missing }) => [href, missing]),
    ];
    expect(links.every((one) => one === null)).toBe(true);
  });
});

/** How many are in the list that an address leads to. */
async function countBehind(who: { grants: Grant[] }, href: string): Promise<number> {
  const { pathname, searchParams } = new URL(href, 'http://tumia.test');
  const question = await readQuestion(who, searchParams, 'en');
  expect(question.faults).toEqual({});
  switch (pathname) {
    case '/en/tracking/learners': {
      const figure = ListedFigureSchema.parse(searchParams.get('step'));
      expect(figure).toBe(searchParams.get('step'));
      return (await listLearners(theOperator, question, figure, undefined)).total;
    }
    case '/en/tracking/facilities': {
      const certified = CertifiedWithinSchema.parse(searchParams.get('certified'));
      return (await listAreaFacilities(question, certified, undefined)).total;
    }
    case '/en/tracking/headcounts':
      return (await listHeadcounts(question))!.reduce((sum, { inPost }) => sum + inPost, 0);
    default:
      throw new Error(`no list at ${href}`);
  }
}

/** Follows the links of the first and last row of each table, and of each fact, to what they lead to. */
async function expectLists(who: { grants: Grant[] }, filter: Record<string, string>): Promise<string[]> {
  const shown = presentOverview(await getOverview(who, new URLSearchParams(filter), 'en', false), 'en');
  for (const { key, heads, rows } of shown.tables) {
    for (const { cells, name } of [rows[0]!, rows.at(-1)!]) {
      for (const [at, { shown: one, href }] of cells.entries()) {
        const where = { key, name, head: heads[at + 1] };
        const hasList = !['Coverage, %', 'Not certified'].includes(heads[at + 1]!) && one !== '0';
        expect({ ...where, hasList: href !== null }).toEqual({ ...where, hasList });
        if (href !== null)
          expect({ ...where, count: await countBehind(who, href) }).toEqual({
            ...where,
            count: numberIn(one),
          });
      }
    }
  }
  for (const { key, href, missing, figures, definition } of shown.facts) {
    expect(definition.length).toBeGreaterThan(20);
    const [first, whole] = figures.map(([, figure]) => figure);
    const count = await countBehind(who, href!);
    if (key !== 'days') expect({ key, count }).toEqual({ key, count: first });
    if (missing) expect(await countBehind(who, missing.href)).toBe(whole! - first!);
  }
  return shown.facts.map(({ key }) => key);
}

test.each<[string, { grants: Grant[] }, Record<string, string>]>([
  ['the nation', nation, {}],
  ['women of a course in the nation', nation, { course: 't1', sex: 'female' }],
  ['nurses of a course in a region, for a time', ofKigoma, { course: 't1', cadre: 'EN', from: '2025-03' }],
  ['two councils', ofCouncils, { course: 't1', sex: 'male' }],
])('every figure of %s is a link to a list of as many', async (_, who, filter) => {
  expect(await expectLists(who, filter)).toContain('facilities');
});

test('so is every figure of three filters together, of a facility too', async () => {
  const [busiest] = await database().execute<{ council: string; facility: string; cadre: string }>(sql`
    select council_id as council, facility_id as facility, cadre from standing
    where course_id <> '' and facility_id is not null and council_id like 'k%' and is_here
    group by 1, 2, 3 order by count(*) desc, 2 limit 1`);
  const { council, facility, cadre } = busiest!;
  const combined: Record<string, string>[] = [
    { council, facility, cadre },
    { council, facility, institute: 'ttcih', sex: 'female' },
    { course: 't1', region: 'kigoma', sex: 'male' },
    { institute: 'ttcih', cadre: 'EN', from: '2025-06', to: '2026-06' },
  ];
  for (const filter of combined) expect((await expectLists(nation, filter)).length).toBeGreaterThan(0);
});

test('facilities without a certified worker are listed once each, and are as many in the file', async () => {
  const question = await readQuestion(ofKigoma, new URLSearchParams({ course: courseId }), 'en');
  const seen: string[] = [];
  for (const certified of ['without', 'with'] satisfies CertifiedWithin[]) {
    let after: string | undefined;
    for (;;) {
      const page = await listAreaFacilities(question, certified, after);
      for (const { id, certified: count, regionName } of page.facilities) {
        expect(count > 0).toBe(certified === 'with');
        expect(regionName).toBe('Kigoma');
        seen.push(id);
      }
      if (page.nextAfter === null) break;
      after = AfterFacilitySchema.parse(page.nextAfter);
    }
    const file = await new Response(
      exportFacilities(question, certified, { kind: 'csv', language: 'en' }),
    ).text();
    const { total } = await listAreaFacilities(question, certified, undefined);
    expect(parse(file, { bom: true })).toHaveLength(total + 1);
    expect(total).toBeGreaterThan(0);
  }
  expect(new Set(seen).size).toBe(seen.length);
});
